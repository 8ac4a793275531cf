import ArgumentGraph

/// A main point on which no evidence bears.
enum EvidenceFreeContention: Rule {
  static let about = RuleDescription(
    code: "U003", name: "evidence-free-contention", severity: .warning,
    summary: "a contention on which no evidence bears",
    rationale: "It is opinion only, however long the argument is",
    mending: "bring evidence for the claims that it rests on",
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
      evidence e1 "Ridership rose elsewhere" supports c1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let hasEvidence = map.hasEvidenceBeneath
    for node in map.mainPointsLookedAt where !hasEvidence[node.index] { report(finding(on: node)) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "no evidence bears on \(map.words(finding.subject))"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "no evidence bears on \(findings.count) main points"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "evidence \"TEXT\" from SOURCE:PASSAGE supports \(map.name(finding.subject))"
  }
}
