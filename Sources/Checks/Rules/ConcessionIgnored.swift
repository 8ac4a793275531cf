import ArgumentGraph

/// A granted objection that changed nothing.
enum ConcessionIgnored: Rule {
  static let about = RuleDescription(
    code: "A003", name: "concession-ignored", severity: .warning,
    summary: "a statement held with high confidence against which a conceded attack speaks",
    rationale: "Who grants an objection cannot be as sure as before",
    mending: "lower the confidence, or answer the objection instead of granting it",
    triggering: [
      """
      contention ↓main "Buses should be free" confidence high
      counterclaim k1 "It costs too much"
      rebut main with k1 conceded "it does cost something"
      """
    ],
    clean: [
      """
      contention main "Buses should be free" confidence moderate
      counterclaim k1 "It costs too much"
      rebut main with k1 conceded "it does cost something"
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    for node in map.statements where graph.confidence(node) == .high {
      let conceded = map.incoming[node].filter {
        graph.kind($0).isAttack && graph.isConceded($0)
      }
      if !conceded.isEmpty { report(finding(on: node, nodes: conceded)) }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let attack = finding.nodes.first ?? .none
    let premise = map.premises[attack].first.map { map.describe($0) } ?? map.describe(attack)
    return "\(map.words(finding.subject)) is held with high confidence, and the objection "
      + "\(premise) is granted"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) statements are held with high confidence though objections are granted"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "edit \(map.name(finding.subject)) confidence moderate"
  }
}
