import ArgumentGraph
import SourceText

/// What of a map is exported, and how.
public struct ExportOptions {
  /// The nodes whose arguments are exported; none for the whole map.
  public var roots: [NodeID]
  /// How many inferences deep the argument is followed under the roots; `nil` for to its end.
  public var depth: Int?
  /// What was chosen of the format's own options, by name.
  public var settings: [String: String]
  /// The verdict on a statement or an inference, when verdicts are asked for.
  public var verdict: ((NodeID) -> VerdictMark?)?
  /// The chances of a statement in percent, those that its likelihood stands for, when they are
  /// known.
  public var chances: ((NodeID) -> ClosedRange<Int>?)?

  /// The whole map, without verdicts.
  public init(
    roots: [NodeID] = [], depth: Int? = nil, settings: [String: String] = [:],
    verdict: ((NodeID) -> VerdictMark?)? = nil
  ) {
    self.roots = roots
    self.depth = depth
    self.settings = settings
    self.verdict = verdict
  }

  /// What was chosen for `option`, else its default.
  public func value(_ option: FormatOption) -> String {
    guard let chosen = settings[option.name], option.allows(chosen) else {
      return option.defaultValue
    }
    return chosen
  }

  /// The first setting that a format does not know or cannot take, as an error.
  public func problem(for format: FormatDescription) -> Diagnostic? {
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
      guard let option = format.options.first(where: { $0.name == name }) else {
        let names = format.options.map(\.name)
        let near = closest(to: name, among: names).map { "did you mean `\($0)`?" }
        let list = names.isEmpty ? nil : "the options are \(names.joined(separator: ", "))"
        return Diagnostic("`\(name)` is not an option of \(format.name)", help: near ?? list)
      }
      if !option.allows(value) {
        return Diagnostic(
          "`\(name)` cannot be `\(value)`", help: "the values are \(option.valuesInWords)")
      }
    }
    return nil
  }
}

/// The verdict on a statement or an inference, as exports show it.
public struct VerdictMark: Sendable, Equatable {
  /// `stands`, `asserted`, `contested`, `falls` or `not-admitted`.
  public var word: String
  /// The level at which it stands, if it has one.
  public var level: Int?

  /// Joins a verdict and its level.
  public init(_ word: String, level: Int? = nil) {
    self.word = word
    self.level = level
  }
}
