import ArgumentGraph
import SourceText

/// A rule: it describes itself, finds what it looks for, and puts its findings into words.
public protocol Rule: SendableMetatype {
  /// What it is.
  static var about: RuleDescription { get }

  /// What it has to look at again after an edit. The whole map is always right.
  static var scope: RuleScope { get }

  /// Reports each finding. Linear or nearly so in the size of the map.
  static func check(_ map: CheckContext, report: (Finding) -> Void)

  /// What is wrong, in one line without a full stop.
  static func message(_ finding: Finding, in map: CheckContext) -> String

  /// What to type to mend it.
  static func help(_ finding: Finding, in map: CheckContext) -> String?

  /// The other places that have to do with it.
  static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace]

  /// What is left when the rule gives up at its limit, in words that follow a colon.
  static func undecided(_ count: Int) -> String

  /// The message for several findings on one line.
  ///
  /// - Parameter counted: how many findings of rules that are counted in this one's line.
  static func message(for findings: [Finding], counted: Int, in map: CheckContext) -> String
}

extension Rule {
  /// The whole map.
  public static var scope: RuleScope { .map }

  /// The rule's general advice.
  public static func help(_ finding: Finding, in map: CheckContext) -> String? { about.mending }

  /// The other nodes that the finding names.
  public static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace] {
    finding.nodes.map { RelatedPlace(map.describe($0), at: .node($0)) }
  }

  /// How many candidates were not tried.
  public static func undecided(_ count: Int) -> String {
    counted(count, "candidate was not tried", "candidates were not tried")
  }

  /// The number of findings and what the rule reports.
  public static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) findings: \(about.summary)"
  }

  /// A finding on `node`, where its name stands unless told otherwise.
  static func finding(
    on node: NodeID, severity: Severity? = nil, at place: MapPlace? = nil, nodes: [NodeID] = [],
    detail: Int = 0
  ) -> Finding {
    Finding(
      code: about.code, severity: severity ?? about.severity, subject: node,
      place: place ?? (node.isNone ? .map : .node(node)), nodes: nodes, detail: detail)
  }

  /// Says that the rule gave up at its limit, so that nothing is missed silently.
  static func undecided(leaving count: Int) -> Finding {
    Finding(
      code: about.code, severity: .note, subject: .none, place: .map, nodes: [], detail: count,
      isUndecided: true)
  }
}
