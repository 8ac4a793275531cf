import ArgumentGraph

/// An attack that uses what it attacks.
enum SelfAttack: Rule {
  static let about = RuleDescription(
    code: "S004", name: "self-attack", severity: .error,
    summary: "a rebuttal of one of its own premises, or an undercut of a step whose conclusion it "
      + "uses as a premise",
    rationale: "If it succeeds, it takes away what it rests on: it defeats itself",
    mending: "take the target out of the premises, or aim at something else",
    grouping: .never,
    triggering: [
      """
      claim c1 "All statements are false"
      rebut ↓c1 with c1
      """,
      """
      claim c1 "More people would ride"
      evidence e1 "Ridership rose elsewhere" supports c1
      undercut ↓e1 -> c1 with c1
      """,
    ],
    clean: [
      """
      claim c1 "More people would ride"
      evidence e1 "Ridership rose elsewhere" supports c1
      claim c2 "Those towns are small"
      undercut e1 -> c1 with c2
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    for inference in map.inferences where graph.kind(inference).isAttack {
      let target = graph.conclusion(inference)
      if target.isNone { continue }
      var hit = target
      if graph.kind(inference) == .undercut {
        guard graph.kind(target).isInference else { continue }
        hit = graph.conclusion(target)
      }
      if !hit.isNone, map.premises[inference].contains(hit) {
        report(finding(on: inference, nodes: [hit]))
      }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let hit = finding.nodes.first ?? .none
    return map.graph.kind(finding.subject) == .undercut
      ? "this undercut of a step to \(map.describe(hit)) uses that statement as a premise"
      : "this rebuttal of \(map.describe(hit)) uses it as a premise"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "unlink \(map.name(finding.nodes.first ?? .none)) "
      + map.name(map.graph.conclusion(finding.subject))
  }
}
