import ArgumentGraph

/// Claims without a declared main point.
enum NoContention: Rule {
  static let about = RuleDescription(
    code: "S006", name: "no-contention", severity: .warning,
    summary: "a map that has claims and declares none of them as its contention",
    rationale: "A reader cannot find the point, and the rules have to guess it",
    mending: "name the main point: contention ID",
    triggering: [
      """
      claim c1 "More people would ride" supports main
      claim ↓main "Buses should be free"
      """
    ],
    clean: [
      """
      claim c1 "More people would ride" supports main
      contention main "Buses should be free"
      """,
      "source report \"Transport report\"",
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    guard map.map.contentions.isEmpty,
      let first = map.statements.first(where: { map.graph.kind($0).isClaim })
    else { return }
    // It lands on the likeliest contention, so that `allow` has something to name.
    let likely = map.mainPoints.max { map.incoming.count($0) < map.incoming.count($1) }
    report(finding(on: likely ?? first))
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "no claim is declared as the contention; \(map.words(finding.subject)) may be it"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "contention \(map.name(finding.subject))"
  }
}
