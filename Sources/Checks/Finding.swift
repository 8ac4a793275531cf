import ArgumentGraph
import SourceText

/// What a rule has found, in numbers: which rule, where, about which node.
///
/// A map of a million statements may have a million findings, so a finding holds no text. Its words
/// are made by the rule when it is shown: see `CheckResult.describe`.
public struct Finding: Sendable, Hashable {
  /// The rule's code, such as `U001`.
  public let code: String
  /// How much it matters here.
  public var severity: Severity
  /// What it is about, and what `allow CODE on ID` names; `none` for what no id names.
  public var subject: NodeID
  /// Where it lands.
  public var place: MapPlace
  /// The other nodes that have to do with it, such as the members of a circle.
  public var nodes: [NodeID]
  /// A number whose meaning is the rule's own.
  public var detail: Int
  /// Whether it says that the rule gave up, and not that something was found: `detail` is how many
  /// candidates are left then.
  public var isUndecided = false
}

/// Another place that has to do with a finding.
public struct RelatedPlace: Sendable, Hashable {
  /// What is to be seen there.
  public var message: String
  /// Where it is.
  public var place: MapPlace

  /// Joins a message and its place.
  public init(_ message: String, at place: MapPlace) {
    self.message = message
    self.place = place
  }
}

/// A finding in words, for whoever shows it or writes it to a file.
public struct FindingDescription: Sendable, Equatable {
  /// The rule's code, such as `U001`.
  public var code: String
  /// The rule's name, such as `unsupported-claim`.
  public var name: String
  /// How much it matters.
  public var severity: Severity
  /// What is wrong, in one line without a full stop; control characters are made visible.
  public var message: String
  /// The name of what it is about; empty when no id names it.
  public var id: String
  /// Where it lands.
  public var place: MapPlace
  /// What to type to mend it, in one line.
  public var help: String?
  /// Other places that have to do with it.
  public var related: [RelatedPlace]
  /// Whether it says that the rule gave up before it had tried all there is.
  public var isUndecided = false
}
