import ArgumentGraph

/// What bears on no contention, one finding for each end point of it.
enum OffTopic: Rule {
  static let about = RuleDescription(
    code: "S008", name: "off-topic", severity: .warning,
    summary: "statements that bear on no contention; one finding for each end point, with the "
      + "number of statements that it carries, and none for orphans (S005)",
    rationale: "What bears on nothing is not part of the argument, or a step to it is missing, or "
      + "there is a second contention",
    mending: "relate the end point to the argument, or declare it a contention",
    triggering: [
      """
      contention main "Buses should be free"
      claim c1 "More people would ride" supports main
      claim ↓c2 "The depot should move"
      evidence e1 "The depot floods" supports c2
      """
    ],
    clean: [
      """
      contention main "Buses should be free"
      claim c1 "More people would ride" supports main
      evidence e1 "They did elsewhere" supports c1
      claim c2 "Those towns are small"
      undercut e1 -> c1 with c2
      """,
      """
      contention main "Buses should be free"
      claim c2 "The depot should move"
      """,
    ])

  static let scope = RuleScope.strays

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let bearing = map.bearing
    let stray = map.statements.filter { bearing[$0.index].isEmpty }
    if stray.isEmpty { return }
    let isStray = map.strays ?? bearing.map { $0.isEmpty }
    let ends = endPoints(of: stray, isStray: isStray, in: map)
    // A statement that two end points rest on is counted for the first, and one that bears on a
    // contention elsewhere is not counted.
    var seen = isStray.map { !$0 }
    for end in ends {
      // A statement in no inference at all is an orphan (S005), which is said once.
      if map.incoming.count(end) + map.uses.count(end) == 0 { continue }
      var carried = -1
      map.visitAncestors(of: end, seen: &seen) { node in
        if map.graph.kind(node).isStatement { carried += 1 }
      }
      report(finding(on: end, detail: carried))
    }
  }

  /// The stray statements that lead to no other statement, in the order of the document; of a
  /// circle the first.
  private static func endPoints(
    of stray: [NodeID], isStray: [Bool], in map: CheckContext
  ) -> [NodeID] {
    let components = Components(of: map, roots: stray, isInPart: isStray)
    let rank = map.map.rank
    var ends: [NodeID] = []
    // Whether a component holds a statement or leads to one. Those it leads to come before it.
    var holds = [Bool](repeating: false, count: components.count)
    for component in 0..<components.count {
      let members = components[component]
      let leadsOn = members.contains { node in
        leads(node, in: map) { successor in
          let other = Int(components.number[successor.index])
          return other >= 0 && other != component && holds[other]
        }
      }
      let first = members.filter { map.graph.kind($0).isStatement }
        .min { rank[$0.index] < rank[$1.index] }
      if let first, !leadsOn { ends.append(first) }
      holds[component] = leadsOn || first != nil
    }
    return ends.sorted { rank[$0.index] < rank[$1.index] }
  }

  /// Whether what `node` leads to at once passes `test`.
  private static func leads(
    _ node: NodeID, in map: CheckContext, _ test: (NodeID) -> Bool
  ) -> Bool {
    let conclusion = map.graph.conclusion(node)
    return !conclusion.isNone && test(conclusion) || map.uses[node].contains(where: test)
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let words = map.words(finding.subject)
    if finding.detail == 0 { return "\(words) bears on no contention" }
    return "\(words) bears on no contention and carries \(finding.detail) more: "
      + "a second contention?"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    let carried = findings.reduce(0) { $0 + $1.detail }
    let more = carried == 0 ? "" : " and carry \(carried) more"
    return "\(findings.count) statements bear on no contention\(more)"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let name = map.name(finding.subject)
    return map.graph.kind(finding.subject).isClaim
      ? "edit \(name) add supports ID, or: contention \(name)"
      : "edit \(name) add supports ID"
  }
}
