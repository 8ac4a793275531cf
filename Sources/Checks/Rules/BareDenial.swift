import ArgumentGraph

/// A rebuttal with nothing beneath it.
enum BareDenial: Rule {
  static let about = RuleDescription(
    code: "A006", name: "bare-denial", severity: .note,
    summary:
      "a rebuttal that is not conceded and none of whose premises is grounded: none rests on "
      + "evidence with a source or on an assumption",
    rationale: "It is as unsupported as what it denies: word against word",
    mending: "give a reason or evidence for it, or grant it with `conceded`",
    triggering: [
      """
      contention main "Buses should be free"
      counterclaim k1 "It costs too much" rebuts ↓main
      """
    ],
    clean: [
      """
      source budget "The town's budget"
      contention main "Buses should be free"
      counterclaim k1 "It costs too much" rebuts main
      evidence e1 "The town is in debt" from budget:4 supports k1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let justified = map.justified
    for inference in map.inferences
    where map.graph.kind(inference) == .rebut && !map.graph.isConceded(inference)
      && !map.premises[inference].contains(where: { justified[$0.index] })
    {
      report(finding(on: inference))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let premises = map.premises[finding.subject]
    let first = premises.first.map { map.words($0) } ?? ""
    let speaks = premises.count > 1 ? " and \(premises.count - 1) more speak" : " speaks"
    return "\(first)\(speaks) against \(map.describe(map.graph.conclusion(finding.subject))) "
      + "on somebody's word alone"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) rebuttals rest on somebody's word alone"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let premise = map.premises[finding.subject].first.map { map.name($0) } ?? "ID"
    return "evidence \"TEXT\" from SOURCE:PASSAGE supports \(premise)"
  }

  static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace] {
    map.premises[finding.subject].prefix(1).map {
      RelatedPlace("the denial: \(map.describe($0))", at: .node($0))
    }
  }
}
