import ArgumentGraph

/// Two reasons that are one.
enum DoubleCount: Rule {
  static let about = RuleDescription(
    code: "U009", name: "double-count", severity: .warning,
    summary:
      "a step that supports a claim with exactly the evidence, and no other, that is beneath "
      + "another step to the same claim",
    rationale: "The reasons look as if they converged, and both rest on the same evidence: they "
      + "stand and fall together",
    mending: "join the two steps into one, or give one of them evidence of its own",
    triggering: [
      """
      source survey "A survey"
      contention main "Buses should be free"
      evidence e1 "Ridership rose elsewhere" from survey:2
      claim c1 "More people would ride" supports main
      claim c2 "Fewer people would drive" supports ↓main
      support c1 with e1
      support c2 with e1
      """
    ],
    clean: [
      """
      source survey "A survey"
      contention main "Buses should be free"
      evidence e1 "Ridership rose elsewhere" from survey:2
      evidence e2 "Roads were emptier" from survey:3
      claim c1 "More people would ride" supports main
      claim c2 "Fewer people would drive" supports main
      support c1 with e1
      support c2 with e1
      support c2 with e2
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let claims = map.statements.filter { node in
      map.graph.kind(node).isClaim && map.incoming.count(node) > 1
    }
    if claims.isEmpty { return }
    var sets = map.evidenceSets
    for claim in claims {
      var groups: [UInt64: [NodeID]] = [:]
      for step in map.incoming[claim] where map.isSupport(step) {
        let hash = sets.hash(step, in: map)
        if hash == 0 { continue }
        // The first step of each set stands for the others.
        if let same = groups[hash]?.first(where: { sets.areEqual($0, step, in: map) }) {
          report(finding(on: step, nodes: [same, claim]))
        } else {
          groups[hash, default: []].append(step)
        }
      }
    }
    if sets.undecided > 0 { report(undecided(leaving: sets.undecided)) }
  }

  static func undecided(_ count: Int) -> String {
    counted(count, "pair of reasons was", "pairs of reasons were") + " not compared to the end"
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let other = finding.nodes.first.map { map.name($0) } ?? ""
    let claim = finding.nodes.last.map { map.words($0) } ?? ""
    return "two reasons for \(claim) rest on the same evidence: \(map.name(finding.subject)) and "
      + other
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) reasons rest on the same evidence as others for the same claim"
  }
}
