import ArgumentGraph

/// Evidence that says not where it is from.
enum EvidenceWithoutSource: Rule {
  static let about = RuleDescription(
    code: "P001", name: "evidence-without-source", severity: .error,
    summary: "evidence that cites no source",
    rationale: "A reader cannot check it, and no grade can be given to it (ICD 206)",
    mending: "say where it is from, or make it an assumption or a claim",
    triggering: [
      """
      claim c1 "More people would ride"
      evidence ↓e1 "Ridership rose by a fifth" supports c1
      """
    ],
    clean: [
      """
      source report "Transport report"
      claim c1 "More people would ride"
      evidence e1 "Ridership rose by a fifth" from report:3 supports c1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for node in map.statements
    where map.graph.kind(node) == .evidence && map.graph.anchorCount(node) == 0 {
      report(finding(on: node))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "the evidence \(map.words(finding.subject)) cites no source"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) items of evidence cite no source"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "edit \(map.name(finding.subject)) from SOURCE:PASSAGE"
  }
}
