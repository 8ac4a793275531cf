import ArgumentGraph

/// A main point against which nothing is said.
enum OneSided: Rule {
  static let about = RuleDescription(
    code: "A002", name: "one-sided", severity: .warning,
    summary: "a contention with no attack anywhere beneath it",
    rationale: "Nobody has played the devil's advocate: what would speak against it was not looked "
      + "for",
    mending: "put the strongest objection you can find, and answer it",
    triggering: [
      """
      contention ↓main "Buses should be free"
      claim c1 "More people would ride" supports main
      """
    ],
    clean: [
      """
      contention main "Buses should be free"
      claim c1 "More people would ride" supports main
      counterclaim k1 "Drivers do not care" rebuts c1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let hasAttack = map.hasAttackBeneath
    for node in map.mainPointsLookedAt where !hasAttack[node.index] { report(finding(on: node)) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "nothing speaks against \(map.words(finding.subject)) or its reasons"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "nothing speaks against \(findings.count) main points or their reasons"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "counterclaim \"TEXT\" rebuts \(map.name(finding.subject))"
  }
}
