import ArgumentGraph
import Evaluation

/// A claim that carries the verdict and hangs by one strand itself.
enum SingleStrand: Rule {
  static let about = RuleDescription(
    code: "U007", name: "single-strand", severity: .note, isOnlyWhenNamed: true,
    summary:
      "a claim whose loss alone changes the verdict on a contention, or its level, and which "
      + "one step from one premise supports",
    rationale: "Everything hangs on this claim, and the claim on one premise: that is fragile",
    mending: "look for a second reason for it",
    triggering: [
      """
      source survey "A survey" reliability B
      contention main "Buses should be free"
      claim ↓c1 "More people would ride" supports main
      evidence e1 "Ridership rose elsewhere" from survey:2 credibility 2 supports c1
      """
    ],
    clean: [
      """
      source survey "A survey" reliability B
      contention main "Buses should be free"
      claim c1 "More people would ride" supports main
      evidence e1 "Ridership rose elsewhere" from survey:2 credibility 2 supports c1
      evidence e2 "Cars stayed at home" from survey:3 credibility 2 supports c1
      """
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let strands = map.statements.filter { node in
      guard map.graph.kind(node).isClaim else { return false }
      let supports = map.incoming[node].lazy.filter { map.isSupport($0) }
      guard let step = supports.first, supports.dropFirst().isEmpty else { return false }
      return map.premises.count(step) == 1
    }
    let found = map.evaluation.linchpins(
      of: map.mainPoints, among: .statements(strands), work: map.limits.linchpinWork)
    map.findings(of: found.all) { finding(on: $0, nodes: $1) }.forEach(report)
    if found.untried > 0 { report(undecided(leaving: found.untried)) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "the verdict on \(map.describe(finding.nodes.first ?? .none)) hangs on "
      + "\(map.words(finding.subject)), which one premise alone supports"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) claims that a verdict hangs on are supported by one premise alone"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "evidence \"TEXT\" from SOURCE:PASSAGE supports \(map.name(finding.subject))"
  }
}
