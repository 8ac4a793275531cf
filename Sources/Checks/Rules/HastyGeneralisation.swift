import ArgumentGraph
import SourceText

/// A general claim from a single case.
enum HastyGeneralisation: Rule {
  static let about = RuleDescription(
    code: "U008", name: "hasty-generalisation", severity: .warning,
    summary: "a claim argued from example by fewer than two cases, counting every step with the "
      + "scheme `example` that bears on it in the same way",
    rationale: "One case shows that something can be so, not that it is so in general",
    mending: "give another case, or claim no more than the case shows",
    grouping: .never,
    triggering: [
      """
      claim c1 "Free buses fill"
      evidence e1 "In Orrin riders grew"
      support ↓c1 with case: e1 scheme example
      """,
      """
      claim c1 "Free buses fill"
      evidence e1 "In Orrin riders grew"
      claim c2 "Orrin is an ordinary town"
      support ↓c1 with case: e1 + typical: c2 scheme example
      """,
    ],
    clean: [
      """
      claim c1 "Free buses fill"
      evidence e1 "In Orrin riders grew"
      evidence e2 "In Sallow Bay riders grew"
      support c1 with case: e1 + case: e2 scheme example
      """,
      """
      claim c1 "Free buses fill"
      evidence e1 "In Orrin riders grew" supports c1 scheme example
      evidence e2 "In Sallow Bay riders grew" supports c1 scheme example
      """,
    ])

  /// The scheme, and its slot for cases.
  private static let scheme = "example"
  private static let slot = "case"

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    struct Target: Hashable {
      var node: NodeID
      var kind: NodeKind
    }
    var cases: [Target: Set<NodeID>] = [:]
    var first: [(inference: NodeID, target: Target)] = []
    for inference in map.inferences where map.graph.scheme(inference) == scheme {
      let conclusion = map.graph.conclusion(inference)
      if conclusion.isNone { continue }
      let target = Target(node: conclusion, kind: map.graph.kind(inference))
      if cases[target] == nil { first.append((inference, target)) }
      cases[target, default: []].formUnion(instances(inference, map.graph))
    }
    for (inference, target) in first where cases[target, default: []].count < 2 {
      report(finding(on: inference))
    }
  }

  /// The premises that are cases: those in the slot for them, and those in no slot.
  private static func instances(_ inference: NodeID, _ graph: Graph) -> [NodeID] {
    (0..<graph.premiseCount(inference)).filter {
      graph.slot(inference, $0).map { $0 == slot } ?? true
    }.map { graph.premise(inference, $0) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let instances = instances(finding.subject, map.graph)
    let conclusion = map.describe(map.graph.conclusion(finding.subject))
    guard let only = instances.first else { return "\(conclusion) is argued from no case" }
    return "\(conclusion) is argued from one case, \(map.describe(only))"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "evidence \"TEXT\" from SOURCE:PASSAGE supports "
      + "\(map.name(map.graph.conclusion(finding.subject))) scheme example"
  }

  static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace] {
    instances(finding.subject, map.graph).prefix(1).map {
      RelatedPlace("the case: \(map.describe($0))", at: .node($0))
    }
  }
}
