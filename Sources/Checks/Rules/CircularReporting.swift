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

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for circle in map.origins.circles {
      report(finding(on: circle[0], severity: .error, nodes: circle))
    }
    // The first item of evidence with each origin, and its first source of that origin.
    var first: [NodeID: (evidence: NodeID, source: NodeID, isOnlySource: Bool)] = [:]
    var reported: Set<NodeID> = []
    for node in map.statements where map.graph.kind(node) == .evidence {
      if map.graph.hasBy(node) { continue }
      for anchor in map.graph.anchors(node) where map.graph.kind(anchor.source) == .source {
        let root = map.origins.roots[anchor.source] ?? anchor.source
        guard let earlier = first[root] else {
          first[root] = (node, anchor.source, true)
          continue
        }
        if earlier.evidence == node {
          if earlier.source != anchor.source { first[root]?.isOnlySource = false }
        } else if earlier.source != anchor.source || !earlier.isOnlySource,
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
