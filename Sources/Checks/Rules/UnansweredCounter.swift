import ArgumentGraph

/// An objection that nobody answers or grants.
enum UnansweredCounter: Rule {
  static let about = RuleDescription(
    code: "A001", name: "unanswered-counter", severity: .warning,
    summary:
      "an attack that speaks against a contention, is not conceded, and that no attack meets: "
      + "on it, on one of its premises, or on all that a premise rests on",
    rationale: "Contrary information must be dealt with; a reply is an attack too, and needs no "
      + "reply itself. A reply may be aimed at what the objection rests on: where a premise has "
      + "several supports, it takes one to each of them",
    mending: "answer it, or grant it with `conceded`",
    triggering: [
      """
      contention main "Buses should be free"
      counterclaim k1 "It costs too much" rebuts ↓main
      """,
      """
      contention main "Buses should be free"
      evidence e1 "Ridership rose elsewhere" supports main
      claim c2 "Those towns are small"
      undercut ↓e1 -> main with c2
      """,
      """
      contention main "Buses should be free"
      counterclaim k1 "It costs too much" rebuts ↓main
      claim c1 "Fares pay for half of it" supports k1
      claim c2 "The town is in debt" supports k1
      claim c3 "Fares pay for a tenth of it" rebuts c1
      """,
    ],
    clean: [
      """
      contention main "Buses should be free"
      counterclaim k1 "It costs too much" rebuts main
      evidence e1 "Fares cover a tenth of the cost" rebuts k1
      """,
      """
      contention main "Buses should be free"
      counterclaim k1 "It costs too much"
      rebut main with k1 conceded "it does cost something"
      """,
      """
      contention main "Buses should be free"
      counterclaim k1 "It costs too much" rebuts main
      claim c1 "Fares pay for half of it" supports k1
      claim c3 "Fares pay for a tenth of it" rebuts c1
      """,
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for inference in map.inferences
    where map.bearing[inference.index].contains(.odd) && map.isOpenAttack(inference) {
      report(finding(on: inference))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let premises = map.premises[finding.subject]
    let words = premises.first.map { map.words($0) } ?? ""
    let more = premises.count > 1 ? " (with \(premises.count - 1) more)" : ""
    return "nothing answers the objection \(words)\(more) to "
      + map.describe(map.graph.conclusion(finding.subject))
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) objections are not answered"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let premise = map.premises[finding.subject].first.map { map.name($0) } ?? ""
    return "rebut \(premise) with ID, or undercut \(map.name(finding.subject)) with ID, or grant "
      + "it: … conceded \"REASON\""
  }

  static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace] {
    map.premises[finding.subject].prefix(1).map {
      RelatedPlace("the objection: \(map.describe($0))", at: .node($0))
    }
  }
}
