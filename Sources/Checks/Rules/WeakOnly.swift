import ArgumentGraph

/// A claim that rests on weak items only.
enum WeakOnly: Rule {
  static let about = RuleDescription(
    code: "P005", name: "weak-only", severity: .warning,
    summary:
      "a grounded claim that would not be grounded without evidence graded D, E, F, 4, 5 or 6",
    rationale: "All it rests on is worse than C3, or cannot be judged: it is as weak as that",
    mending: "look for better evidence, or lower the confidence",
    triggering: [
      """
      source rumour "A rumour" reliability D
      claim ↓c1 "More people would ride"
      evidence e1 "Ridership rose elsewhere" from rumour:2 credibility 2 supports c1
      """
    ],
    clean: [
      """
      source rumour "A rumour" reliability D
      source survey "A survey" reliability C
      claim c1 "More people would ride"
      evidence e1 "Ridership rose elsewhere" from rumour:2 credibility 2 supports c1
      evidence e2 "Ridership rose here" from survey:2 credibility 3 supports c1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    let (justified, strong) = (map.justified, map.justifiedStrongly)
    for node in map.statements
    where graph.kind(node).isClaim && justified[node.index] && !strong[node.index] {
      report(finding(on: node))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "\(map.words(finding.subject)) rests on weak evidence only"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) claims rest on weak evidence only"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "tree \(map.name(finding.subject)) shows what it rests on"
  }
}
