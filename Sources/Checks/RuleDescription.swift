import SourceText

/// What a rule says of itself: its manual, its reference page and its tests.
public struct RuleDescription: Sendable {
  /// How the findings of a rule are shown as text when there are several.
  public enum Grouping: Sendable, Equatable {
    /// Each on a line of its own.
    case never
    /// On one line when they are many.
    case whenMany
    /// On one line always.
    case always
    /// Counted in the line of another rule, when that has one; else as `always`.
    case within(String)
  }

  /// The code, a letter and three digits. A code is never used for another rule.
  public var code: String
  /// The name, which reads well after `allow`.
  public var name: String
  /// How much a finding matters, unless `severityNote` says otherwise.
  public var severity: Severity
  /// When the severity is another, in one sentence.
  public var severityNote: String?
  /// Whether it runs only when it is selected by its code or its name.
  public var isOnlyWhenNamed = false
  /// Whether it judges what other rules found, and so runs after them.
  public var judgesOthers = false
  /// What it reports, in one sentence.
  public var summary: String
  /// Why that matters.
  public var rationale: String
  /// How to mend it.
  public var mending: String
  /// How several findings are shown as text.
  public var grouping = Grouping.whenMany
  /// The rule whose finding on the same statement says in text what this one would, too.
  public var yieldsTo: String?
  /// The date of `--as-of` that the examples are for; `nil` when it does not matter.
  public var exampleDate: String?
  /// The documents that the examples are about, by their path; `nil` when none are looked at.
  public var exampleDocuments: [String: String]?
  /// Cells that have the finding; `↓` stands before each word where one must land.
  public var triggering: [String]
  /// Cells that are near to having it, and have not.
  public var clean: [String]
}

extension RuleDescription {
  /// What marks the place of a finding in an example.
  public static let marker: Character = "↓"
}
