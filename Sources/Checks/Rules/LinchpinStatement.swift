import ArgumentGraph
import Evaluation

/// A statement on which the verdict hangs alone.
enum LinchpinStatement: Rule {
  static let about = RuleDescription(
    code: "U004", name: "linchpin", severity: .note,
    summary: "evidence, an assumption, or a claim that nothing supports, whose loss alone changes "
      + "the verdict on a contention, or its level",
    rationale: "Whoever doubts the contention has to doubt only this; it is what to check first "
      + "(linchpin analysis)",
    mending: "check it, and look for support that does not rest on it; `cruxes` shows what it does",
    yieldsTo: "U005",
    triggering: [
      """
      source survey "A survey" reliability B
      contention main "Buses should be free"
      evidence ↓e1 "Ridership rose elsewhere" from survey:2 credibility 2 supports main
      """
    ],
    clean: [
      """
      source survey "A survey" reliability B
      source count "A count" reliability B
      contention main "Buses should be free"
      evidence e1 "Ridership rose elsewhere" from survey:2 credibility 2 supports main
      evidence e2 "Cars stayed at home" from count:3 credibility 2 supports main
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for node in map.linchpinsLookedAt {
      report(finding(on: node, nodes: map.linchpins[node].map(\.target)))
    }
    if map.linchpins.untried > 0 { report(undecided(leaving: map.linchpins.untried)) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "without \(map.words(finding.subject)) alone, \(map.becomes(finding))"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) statements each change the verdict on a contention when they alone are lost"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "cruxes \(map.name(finding.nodes.first ?? .none)) shows what hangs on it"
  }
}
