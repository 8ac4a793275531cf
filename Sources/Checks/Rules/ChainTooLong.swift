import ArgumentGraph

/// A conclusion that is held to be likelier than all that it needs can be together.
enum ChainTooLong: Rule {
  static let about = RuleDescription(
    code: "L008", name: "chain-too-long", severity: .warning,
    summary: "a claim with one step of support, said to be likelier at its lowest than all the "
      + "premises on the way to it at their highest, multiplied; what has no likelihood and one "
      + "step of support stands for its premises, as long as nothing else uses it",
    rationale: "Each further thing that has to hold takes away from the chances of all of them "
      + "together, and stories with many steps seem likelier than they are",
    mending: "lower the likelihood of the conclusion, or give it another reason",
    triggering: [
      """
      claim ↓c1 "Rents will fall" likelihood "likely"
      claim p1 "Flats are built" likelihood "likely"
      claim p2 "Nobody moves here" likelihood "55-65%"
      support c1 with p1 + p2
      """,
      """
      claim ↓c1 "Rents will fall" likelihood "likely"
      claim c2 "Flats stand empty"
      claim p1 "Flats are built" likelihood "70%"
      claim p2 "Nobody moves here" likelihood "70%"
      support c1 with c2
      support c2 with p1 + p2
      """,
    ],
    clean: [
      """
      claim c1 "Rents will fall" likelihood "roughly even chance"
      claim p1 "Flats are built" likelihood "likely"
      claim p2 "Nobody moves here" likelihood "likely"
      support c1 with p1 + p2
      """,
      """
      claim c1 "Rents will fall" likelihood "likely"
      claim p1 "Flats are built" likelihood "likely"
      claim p2 "Nobody moves here" likelihood "55-65%"
      claim p3 "Wages fall"
      support c1 with p1 + p2
      support c1 with p3
      """,
    ])

  /// What a product of chances may be off by, in percent.
  private static let tolerance = 1e-9

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    if map.likelihoods.isEmpty { return }
    for node in map.statements {
      guard let low = map.likelihoods[node]?.lowerBound, let step = onlyStep(of: node, map) else {
        continue
      }
      let premises = premises(of: node, step, map)
      let chances = product(premises, map)
      guard premises.count > 1, chances < Double(low) - tolerance else { continue }
      report(finding(on: node, nodes: premises))
    }
  }

  /// The one step of support of a statement; `nil` when there is none or several.
  private static func onlyStep(of node: NodeID, _ map: CheckContext) -> NodeID? {
    var step: NodeID?
    for inference in map.incoming[node] where map.isSupport(inference) {
      if step != nil { return nil }
      step = inference
    }
    return step
  }

  /// The premises with a likelihood on the way to `node`, each once. What is gone through has one
  /// use, so that no two conclusions go through the same.
  private static func premises(
    of node: NodeID, _ step: NodeID, _ map: CheckContext
  ) -> [NodeID] {
    var found: [NodeID] = []
    var seen: Set<NodeID> = [node]
    var stack = [step]
    while let step = stack.popLast() {
      for premise in map.premises[step] where seen.insert(premise).inserted {
        if map.likelihoods[premise] != nil {
          found.append(premise)
        } else if map.uses.count(premise) == 1, let step = onlyStep(of: premise, map) {
          stack.append(step)
        }
      }
    }
    return found.sorted { map.map.rank[$0.index] < map.map.rank[$1.index] }
  }

  /// The chances of all of them together at their highest, in percent.
  private static func product(_ premises: [NodeID], _ map: CheckContext) -> Double {
    premises.reduce(100) { $0 * Double(map.likelihoods[$1]?.upperBound ?? 100) / 100 }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let most = Int(product(finding.nodes, map))
    return
      "\(map.describe(finding.subject)) is said to be \(map.likelihoodWords(finding.subject)), "
      + "and the \(finding.nodes.count) things that it needs hold together with \(most)% at most"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) claims are likelier than all that they need together"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "edit \(map.name(finding.subject)) likelihood \"TERM\", or give it another reason"
  }
}
