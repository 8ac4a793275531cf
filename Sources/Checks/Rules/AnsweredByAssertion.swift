import ArgumentGraph

/// An attack whose only reply is a word.
enum AnsweredByAssertion: Rule {
  static let about = RuleDescription(
    code: "A007", name: "answered-by-assertion", severity: .note,
    summary: "an attack whose only reply, on it or on one of its premises, has a premise that is "
      + "not grounded",
    rationale: "A weak reply looks like a reply: word does not stop evidence",
    mending: "support the reply, or find a better one",
    triggering: [
      """
      source budget "The town's budget"
      contention main "Buses should be free"
      evidence e1 "The town is in debt" from budget:4 rebuts ↓main
      claim c1 "It will pay for itself"
      rebut e1 with c1
      """
    ],
    clean: [
      """
      source budget "The town's budget"
      contention main "Buses should be free"
      evidence e1 "The town is in debt" from budget:4 rebuts main
      evidence e2 "The debt is paid off next year" from budget:9 rebuts e1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    // A grounded reply deeper down, to all that the attack rests on, is a reply too.
    let isMet = map.isMetByGrounded
    let attacks = map.attacks
    for attack in map.inferences
    where map.graph.kind(attack).isAttack && !isMet[attack.index] {
      var replies = attacks.count[attack.index]
      var reply = attacks.last[attack.index]
      for premise in map.premises[attack] where attacks.count[premise.index] > 0 {
        replies += attacks.count[premise.index]
        reply = attacks.last[premise.index]
      }
      if replies == 1, !map.isGrounded(reply) { report(finding(on: attack, nodes: [reply])) }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let kind = isObjection(finding.subject, map) ? "objection" : "attack"
    let reply = finding.nodes.first ?? .none
    let isPart = map.premises[reply].contains { map.justified[$0.index] }
    // Against what is asserted itself a word is as good.
    let both = map.isGrounded(finding.subject) ? "" : ", as the \(kind) is"
    return "the only reply to the \(kind) \(words(finding.subject, map)) is "
      + "\(isPart ? "asserted in part" : "asserted")\(both): \(words(reply, map))"
  }

  /// The first premise that is not grounded; the first of all when each is.
  private static func weakest(_ attack: NodeID, _ map: CheckContext) -> NodeID? {
    map.premises[attack].first { !map.justified[$0.index] } ?? map.premises[attack].first
  }

  /// Whether an attack speaks against a contention, and is not a reply to what does.
  private static func isObjection(_ attack: NodeID, _ map: CheckContext) -> Bool {
    map.bearing[attack.index].contains(.odd)
  }

  private static func words(_ attack: NodeID, _ map: CheckContext) -> String {
    weakest(attack, map).map { map.describe($0) } ?? map.describe(attack)
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    let areObjections = findings.allSatisfy { isObjection($0.subject, map) }
    return
      "\(findings.count) \(areObjections ? "objections" : "attacks") have only an asserted reply"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let premise = finding.nodes.first.flatMap { weakest($0, map) }.map { map.name($0) }
    return "evidence \"TEXT\" from SOURCE:PASSAGE supports \(premise ?? "ID")"
  }
}
