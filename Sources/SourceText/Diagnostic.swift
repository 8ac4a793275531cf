/// How much a diagnostic matters.
public enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  case note
  case warning
  case error

  /// The word that is printed: `note`, `warning` or `error`.
  public var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// The severity that `word` names, if any.
  public init?(word: String) {
    guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }

  /// Notes come before warnings, and these before errors.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What is wrong, where, and what to type instead.
///
/// A diagnostic is plain data; how it looks is decided where it is printed.
public struct Diagnostic: Error, Sendable, Equatable {
  /// A second place that has to do with the first, such as the other of two declarations.
  public struct Related: Sendable, Equatable {
    /// What is to be seen there.
    public var message: String
    /// Where it is.
    public var place: Place

    /// Joins a message and its place.
    public init(_ message: String, at place: Place) {
      self.message = message
      self.place = place
    }
  }

  /// How much it matters.
  public var severity: Severity
  /// What is wrong, in one line without a full stop.
  public var message: String
  /// Where it is; `nil` for what has no place, such as a system error.
  public var place: Place?
  /// What to type instead, in one line.
  public var help: String?
  /// Other places that have to do with it.
  public var related: [Related]

  /// Makes a diagnostic; an error unless told otherwise.
  public init(
    _ message: String, severity: Severity = .error, at place: Place? = nil, help: String? = nil,
    related: [Related] = []
  ) {
    self.severity = severity
    self.message = message
    self.place = place
    self.help = help
    self.related = related
  }
}

extension Diagnostic {
  /// The text form: `FILE:LINE:COLUMN: error: …`, the source line, a caret, and the help.
  ///
  /// Control characters of the source are made visible, so that the text is safe on a terminal.
  public var rendered: String { rendered(width: nil) }

  /// The same in at most `width` columns: messages are folded at words, excerpts are cut.
  public func rendered(width: Int?) -> String {
    var text = ""
    func add(_ line: String, indent: Int = 2) {
      let rows = width.map { folded(line, to: $0, indent: indent) } ?? [line]
      for row in rows { text += row + "\n" }
    }
    let at = place.map { "\(visible($0.file)):\($0.line):\($0.column): " } ?? ""
    add("\(at)\(severity.word): \(visible(message))")
    if let place, let excerpt = place.excerpt {
      let window = CaretWindow(
        excerpt: excerpt, column: place.column, length: place.length,
        width: min(width.map { $0 - 2 } ?? CaretWindow.width, CaretWindow.width))
      text += "  \(window.line)\n  \(window.caret)\n"
    }
    if let help { add("  help: \(visible(help))", indent: 8) }
    for other in related {
      let place = "\(visible(other.place.file)):\(other.place.line):\(other.place.column): "
      add("\(place)note: \(visible(other.message))")
    }
    return text
  }
}
