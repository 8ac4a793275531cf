import ArgumentGraph

/// The same premises for a statement and against it.
enum ContradictoryInference: Rule {
  static let about = RuleDescription(
    code: "S010", name: "contradictory-inference", severity: .error,
    summary: "a rebuttal with the same premises and the same target as a support",
    rationale: "The same reasons cannot speak for a statement and against it: one of the two is a "
      + "slip",
    mending: "remove one of the two",
    grouping: .never,
    triggering: [
      """
      claim main "Buses should be free"
      evidence e1 "Ridership rose by a fifth" supports main
      rebut ↓main with e1
      """
    ],
    clean: [
      """
      claim main "Buses should be free"
      evidence e1 "Ridership rose by a fifth" supports main
      claim c2 "The rise came from walkers"
      rebut main with e1 + c2
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    let steps = map.inferences.filter { inference in
      let conclusion = graph.conclusion(inference)
      return !conclusion.isNone && graph.kind(conclusion).isStatement
        && graph.kind(inference) != .undercut
    }
    let hasBoth = map.isAttacked
    let candidates = steps.filter { inference in
      let conclusion = graph.conclusion(inference).index
      return map.isSupported[conclusion] && hasBoth[conclusion]
    }
    let hashes = candidates.map {
      map.hash(ofPremises: $0) ^ HashGroups.mixed(~UInt64(graph.conclusion($0).raw))
    }
    for group in HashGroups.of(hashes) {
      visit(group: group.map { candidates[$0] }, in: map, report)
    }
  }

  private struct Step: Hashable {
    var conclusion: NodeID
    var premises: [NodeID]
  }

  private static func visit(
    group: [NodeID], in map: CheckContext, _ report: (Finding) -> Void
  ) {
    func step(_ inference: NodeID) -> Step {
      Step(
        conclusion: map.graph.conclusion(inference), premises: map.premises[inference].sorted())
    }
    var supports: [Step: NodeID] = [:]
    for inference in group where map.graph.kind(inference) == .support {
      let step = step(inference)
      if supports[step] == nil { supports[step] = inference }
    }
    for inference in group where map.graph.kind(inference) == .rebut {
      if let support = supports[step(inference)] {
        report(finding(on: inference, nodes: [support]))
      }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let target = map.describe(map.graph.conclusion(finding.subject))
    return "the same premises support \(target) and rebut it"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let premise = map.premises[finding.subject].first.map { map.name($0) } ?? ""
    return "unlink \(premise) \(map.name(map.graph.conclusion(finding.subject))), "
      + "then say again which of the two is meant"
  }

  static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace] {
    finding.nodes.map { RelatedPlace("the support", at: .node($0)) }
  }
}
