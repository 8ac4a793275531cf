import ArgumentGraph
import SourceText

/// A format that maps are written in.
public protocol Exporter: Sendable {
  /// What the format is: its name, its files, its options.
  static var about: FormatDescription { get }

  /// Writes a map, or the part of it that `options` name.
  ///
  /// Deterministic to the byte, and linear in the part. Never fails: what the format cannot carry
  /// is in the diagnostics, each a loss or a warning.
  static func write(_ map: MapView, options: ExportOptions, to sink: inout ByteSink) -> [Diagnostic]
}

/// A format that maps are read from.
public protocol Importer: Sendable {
  /// What the format is: its name, its files, its options.
  static var about: FormatDescription { get }

  /// Reads a file of the format. Never traps, whatever the bytes are.
  ///
  /// - Parameter name: the file's name, for the places of diagnostics.
  static func read(_ bytes: [UInt8], name: String) -> ImportResult
}

/// What an importer made of a file.
public struct ImportResult: Sendable {
  /// A notebook of one cell that declares what the file says; `nil` when the file is refused.
  public var notebook: [UInt8]?
  /// The loss report, or the errors for which the file is refused, in the order of the file.
  public var diagnostics: [Diagnostic]

  /// Joins a notebook and its loss report.
  public init(notebook: [UInt8]?, diagnostics: [Diagnostic]) {
    self.notebook = notebook
    self.diagnostics = diagnostics
  }
}

/// What a format is called, and what can be asked of it.
public struct FormatDescription: Sendable {
  /// The name that is typed: `export NAME`.
  public var name: String
  /// The extensions of its files, without the dot, the usual one first.
  public var extensions: [String]
  /// One line for the list of formats.
  public var summary: String
  /// What can be chosen when exporting.
  public var options: [FormatOption]

  /// Describes a format.
  public init(name: String, extensions: [String], summary: String, options: [FormatOption] = []) {
    self.name = name
    self.extensions = extensions
    self.summary = summary
    self.options = options
  }
}

/// Something that can be chosen when exporting to one format: `--set NAME=VALUE`.
public struct FormatOption: Sendable, Equatable {
  /// The values that an option can take.
  public enum Values: Sendable, Equatable {
    /// One of these words; the first is the default.
    case words([String])
    /// A whole number.
    case number(ClosedRange<Int>, default: Int)
  }

  /// The name that is typed.
  public var name: String
  /// What it does, in one line.
  public var summary: String
  /// The values that it can take.
  public var values: Values

  /// Describes an option.
  public init(_ name: String, _ values: Values, summary: String) {
    self.name = name
    self.values = values
    self.summary = summary
  }

  /// What is used when nothing is chosen.
  public var defaultValue: String {
    switch values {
    case .words(let words): words.first ?? ""
    case .number(_, let value): String(value)
    }
  }

  /// Whether `value` can be chosen.
  public func allows(_ value: String) -> Bool {
    switch values {
    case .words(let words): words.contains(value)
    case .number(let range, _): Int(value).map { range.contains($0) } ?? false
    }
  }

  /// The values in words, for help and for messages.
  public var valuesInWords: String {
    switch values {
    case .words(let words): words.joined(separator: ", ")
    case .number(let range, _): "\(range.lowerBound) to \(range.upperBound)"
    }
  }
}
