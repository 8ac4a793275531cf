import ArgumentGraph
import Evaluation

/// Reports that repeat each other.
enum CircularReporting: Rule {
  static let about = RuleDescription(
    code: "P003", name: "circular-reporting", severity: .warning,
    severityNote: "It is an error when sources derive from each other in a circle",
    summary: "evidence from different sources that go back to one and the same origin, or sources "
      + "that derive from each other in a circle",
    rationale: "It looks like corroboration and is the same report again",
    mending: "cite the origin itself, or evidence that does not derive from it",
    triggering: [
      """
      source agency "A news agency"
      source herald "The Herald" origin agency
      source courier "The Courier" origin agency
      evidence e1 "The bridge is closed" from herald:2
      evidence ↓e2 "The bridge will stay closed" from courier:3
      """,
      """
      source ↓herald "The Herald" origin courier
      source courier "The Courier" origin herald
      """,
    ],
    clean: [
      """
      source agency "A news agency"
      source herald "The Herald" origin agency
      source courier "The Courier"
      evidence e1 "The bridge is closed" from herald:2
      evidence e2 "The bridge will stay closed" from courier:3
      evidence e3 "It was closed on Monday" from agency:1 by "The mayor"
      """
    ])

  static let scope = RuleScope.origins

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let isLookedAt = map.isEdited ? map.marks(map.nodes) : []
    for circle in map.origins.circles where !map.isEdited || isLookedAt[circle[0].index] {
      report(finding(on: circle[0], severity: .error, nodes: circle))
    }
    // The sources that have their origin in common with another that is cited.
    let roots = map.origins.roots
    var first: [NodeID: NodeID] = [:]
    var isShared = [Bool](repeating: false, count: map.graph.count)
    for source in map.sources where map.citationsByEvidence[source.index] > 0 {
      let root = roots[source] ?? source
      if let other = first[root] {
        isShared[other.index] = true
        isShared[source.index] = true
      } else {
        first[root] = source
      }
    }
    if !isShared.contains(true) { return }
    guard let citers = map.citers, map.isEdited else {
      return checkShared(map.statements, map, roots, isShared, report)
    }
    var statements: Set<NodeID> = []
    for source in map.sources where isShared[source.index] {
      citers.visit(source) { statements.insert($0) }
    }
    checkShared(map.inOrder(statements), map, roots, isShared, report)
  }

  /// The origin that a finding is about.
  static func origin(of finding: Finding, in map: CheckContext) -> NodeID {
    finding.severity == .error ? map.origins.roots[finding.subject] ?? .none : finding.nodes[1]
  }

  private static func checkShared(
    _ statements: [NodeID], _ map: CheckContext, _ roots: [NodeID: NodeID], _ isShared: [Bool],
    _ report: (Finding) -> Void
  ) {
    // The first item of evidence with each origin, and its first source of that origin.
    var first: [NodeID: (evidence: NodeID, source: NodeID, isOnlySource: Bool)] = [:]
    var reported: Set<NodeID> = []
    let (graph, cites) = (map.graph, map.cites)
    for node in statements where graph.kind(node) == .evidence {
      for source in cites[node] where isShared[source.index] && !graph.hasBy(node) {
        let root = roots[source] ?? source
        guard let earlier = first[root] else {
          first[root] = (node, source, true)
          continue
        }
        if earlier.evidence == node {
          if earlier.source != source { first[root]?.isOnlySource = false }
        } else if earlier.source != source || !earlier.isOnlySource,
          reported.insert(root).inserted
        {
          report(finding(on: node, nodes: [earlier.evidence, root]))
        }
      }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    if finding.severity == .error {
      let way = finding.nodes.prefix(CheckContext.listedNames) + [finding.subject]
      return finding.nodes.count == 1
        ? "\(map.describe(finding.subject)) derives from itself"
        : "sources derive from each other in a circle: "
          + way.map { map.name($0) }.joined(separator: " -> ")
    }
    guard finding.nodes.count == 2 else { return about.summary }
    return "\(map.words(finding.subject)) and \(map.describe(finding.nodes[0])) have different "
      + "sources, but both go back to \(map.name(finding.nodes[1]))"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) origins are reported by several sources as if they were several"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    finding.severity == .error
      ? "take one `origin` out: edit \(map.name(finding.subject)) drop origin" : about.mending
  }
}
