import ArgumentGraph
import Evaluation

/// An assumption that carries the verdict and that nobody looked at.
enum UnexaminedLinchpin: Rule {
  static let about = RuleDescription(
    code: "U005", name: "unexamined-linchpin", severity: .warning,
    summary: "an assumption whose loss alone changes the verdict on a contention, or its level, "
      + "without a status and without support",
    rationale: "A Key Assumptions Check asks of each assumption whether it is solid, holds with "
      + "caveats, or is not supported; of one that carries the verdict it must be asked",
    mending: "say what was found of it with `status`, or give a reason for it",
    triggering: [
      """
      contention main "Buses should be free"
      assumption ↓a1 "Drivers would change to the bus" supports main
      """
    ],
    clean: [
      """
      contention main "Buses should be free"
      assumption a1 "Drivers would change to the bus" supports main status caveated
      """,
      """
      contention main "Buses should be free"
      assumption a1 "Drivers would change to the bus" supports main
      assumption a2 "The town goes on growing" supports main
      """,
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for node in map.linchpinsLookedAt where map.isUnexamined(node) {
      report(finding(on: node, nodes: map.linchpins[node].map(\.target)))
    }
    if map.linchpins.untried > 0 { report(undecided(leaving: map.linchpins.untried)) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "nobody has examined the assumption \(map.words(finding.subject)), and without it "
      + map.becomes(finding)
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) assumptions that a verdict hangs on were not examined"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "edit \(map.name(finding.subject)) status solid|caveated|unsupported"
  }
}
