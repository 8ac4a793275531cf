import ArgumentGraph

/// A conclusion that is held to be likelier than the weakest of the premises it needs together.
enum StrongerThanPremises: Rule {
  static let about = RuleDescription(
    code: "L006", name: "stronger-than-premises", severity: .warning,
    summary:
      "a step of linked premises whose conclusion is said to be likelier, at its lowest, than "
      + "one of them at its highest",
    rationale: "Where all premises are needed the conclusion can be no likelier than the least "
      + "likely of them",
    mending: "lower the likelihood of the conclusion, or give it another reason and say so",
    triggering: [
      """
      claim c1 "Rents will fall" likelihood "likely"
      claim p1 "Flats are built" likelihood "unlikely"
      claim p2 "Nobody moves here"
      support ↓c1 with p1 + p2
      """
    ],
    clean: [
      """
      claim c1 "Rents will fall" likelihood "likely"
      claim p1 "Flats are built" likelihood "likely"
      claim p2 "Nobody moves here" likelihood "very likely"
      support c1 with p1 + p2
      """,
      """
      claim c1 "Rents will fall" likelihood "very likely"
      claim p1 "Flats are built" likelihood "likely" supports c1
      claim p2 "Nobody moves here" likelihood "likely" supports c1
      """,
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let ranges = map.likelihoods
    if ranges.isEmpty { return }
    for inference in map.inferences where map.isSupport(inference) {
      guard map.premises.count(inference) > 1,
        let low = ranges[map.graph.conclusion(inference)]?.lowerBound,
        let weakest = weakest(of: inference, map), (ranges[weakest]?.upperBound ?? 100) < low
      else { continue }
      report(finding(on: inference, nodes: [weakest, map.graph.conclusion(inference)]))
    }
  }

  /// The first of the premises that are least likely at their highest.
  private static func weakest(of inference: NodeID, _ map: CheckContext) -> NodeID? {
    func high(_ node: NodeID) -> Int { map.likelihoods[node]?.upperBound ?? .max }
    return map.premises[inference].min { high($0) < high($1) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    guard finding.nodes.count == 2 else { return about.summary }
    let (premise, conclusion) = (finding.nodes[0], finding.nodes[1])
    return
      "\(map.describe(conclusion)) is said to be \(map.likelihoodWords(conclusion)), and needs "
      + "\(map.describe(premise)), which is only \(map.likelihoodWords(premise))"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) conclusions are likelier than a premise that they need"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    finding.nodes.last.map { "edit \(map.name($0)) likelihood \"TERM\"" }
  }
}
