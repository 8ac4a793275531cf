import ArgumentGraph

/// A claim that only hands on what is beneath it.
enum PassThrough: Rule {
  static let about = RuleDescription(
    code: "S017", name: "pass-through", severity: .note, isOnlyWhenNamed: true,
    summary: "a claim whose only support is one step from one premise, and whose only use is "
      + "another such step",
    rationale: "A level that adds nothing makes an argument look deeper than it is",
    mending: "take it out and let its premise support what it supports, if nothing is lost",
    triggering: [
      """
      contention main "Buses should be free"
      claim ↓c1 "More people would ride" supports main
      claim c2 "Price keeps people away" supports c1
      """
    ],
    clean: [
      """
      contention main "Buses should be free"
      claim c1 "More people would ride" supports main
      claim c2 "Price keeps people away" supports c1
      claim c3 "People like free things" supports c1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for node in map.statements where map.graph.kind(node).isClaim {
      let uses = map.uses[node]
      guard uses.count == 1, let use = uses.first, isSingle(use, in: map) else { continue }
      let supports = map.incoming[node].lazy.filter { map.isSupport($0) }
      guard let step = supports.first, supports.dropFirst().isEmpty, isSingle(step, in: map)
      else { continue }
      report(
        finding(on: node, nodes: [map.premises[step].first ?? .none, map.graph.conclusion(use)]))
    }
  }

  /// Whether it is support of a statement from one premise.
  private static func isSingle(_ inference: NodeID, in map: CheckContext) -> Bool {
    map.isSupport(inference) && map.premises.count(inference) == 1
      && map.graph.kind(map.graph.conclusion(inference)).isStatement
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "\(map.words(finding.subject)) only hands on what is beneath it"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) claims only hand on what is beneath them"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    guard finding.nodes.count == 2 else { return about.mending }
    return "if it adds nothing: support \(map.name(finding.nodes[1])) with "
      + "\(map.name(finding.nodes[0])), then remove \(map.name(finding.subject)) cascade"
  }
}
