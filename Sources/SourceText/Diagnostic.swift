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
  public var rendered: String {
    var text = ""
    if let place { text += "\(visible(place.file)):\(place.line):\(place.column): " }
    text += "\(severity.word): \(visible(message))\n"
    if let place, let excerpt = place.excerpt {
      let window = CaretWindow(excerpt: excerpt, column: place.column, length: place.length)
      text += "  \(window.line)\n  \(window.caret)\n"
    }
    if let help { text += "  help: \(visible(help))\n" }
    for other in related {
      text += "\(visible(other.place.file)):\(other.place.line):\(other.place.column): "
      text += "note: \(visible(other.message))\n"
    }
    return text
  }
}

/// A source line cut to what fits, with a caret line beneath it.
struct CaretWindow {
  /// Columns of source that are shown around the caret of a long line.
  static let width = 96

  var line: String
  var caret: String

  init(excerpt: String, column: Int, length: Int) {
    let scalars = Array(excerpt.unicodeScalars)
    let start = max(0, min(column - 1, scalars.count))
    let end = min(scalars.count, start + max(1, length))
    let first = start > Self.width * 3 / 4 ? start - Self.width / 2 : 0
    let last = min(scalars.count, first + Self.width)
    let before = Self.shown(scalars[first..<start])
    let marked = Self.shown(scalars[start..<max(start, min(end, last))])
    let after = Self.shown(scalars[max(start, min(end, last))..<max(last, start)])
    let lead = first > 0 ? "…" : ""
    line = lead + before + marked + after + (last < scalars.count ? "…" : "")
    let indent = String(repeating: " ", count: displayWidth(lead + before))
    caret = indent + "^" + String(repeating: "~", count: max(0, displayWidth(marked) - 1))
  }

  private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    // A tab would put the caret wherever the terminal's stops are.
    for scalar in scalars { text.append(scalar == "\t" ? " " : scalar) }
    return visible(String(text))
  }
}
