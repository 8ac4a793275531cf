import ArgumentGraph

/// A statement whose support hangs in the air.
enum UngroundedClaim: Rule {
  static let about = RuleDescription(
    code: "U002", name: "ungrounded-claim", severity: .warning,
    summary: "a statement that has support, none of which rests in the end on evidence with a "
      + "source or on an assumption",
    rationale: "Its support hangs in the air: follow the reasons down, and they end in claims that "
      + "nothing supports, in evidence without a source, or in a circle",
    mending: "support what it rests on; `tree` shows where its reasons end",
    grouping: .within("U001"),
    triggering: [
      """
      claim ↓c1 "More people would ride"
      claim c2 "People like free things" supports c1
      """,
      """
      claim ↓c1 "More people would ride"
      evidence e1 "Ridership rose elsewhere" supports c1
      """,
      """
      source survey "A survey"
      claim ↓c1 "More people would ride"
      evidence e1 "Ridership rose elsewhere" from survey:2
      claim c2 "Other towns are alike"
      support c1 with e1 + c2
      """,
    ],
    clean: [
      """
      source survey "A survey"
      claim c1 "More people would ride"
      evidence e1 "Ridership rose elsewhere" from survey:2
      assumption a1 "Other towns are alike"
      support c1 with e1 + a1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let isSupported = map.isSupported
    let isJustified = map.justified
    for node in map.statements where isSupported[node.index] && !isJustified[node.index] {
      report(finding(on: node))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "the support of \(map.words(finding.subject)) rests on no evidence with a source and on no "
      + "assumption"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "the support of \(findings.count) statements rests on no evidence with a source and on no "
      + "assumption"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "tree \(map.name(finding.subject)) shows where its reasons end"
  }
}
