import ArgumentGraph

/// Support that leads back to where it began.
enum CircularSupport: Rule {
  static let about = RuleDescription(
    code: "S003", name: "circular-support", severity: .error,
    summary: "statements that support each other in a circle, or one that supports itself",
    rationale: "A circle of reasons carries nothing: each of its statements rests on itself",
    mending: "take out one of its steps, or give a reason from outside",
    grouping: .never,
    triggering: [
      """
      claim ↓c1 "The report is reliable"
      claim c2 "The office is reliable"
      support c1 with c2
      support c2 with c1
      """,
      """
      claim ↓c1 "It is so"
      support c1 with c1
      """,
    ],
    clean: [
      """
      claim c1 "The report is reliable"
      claim c2 "The office is reliable" supports c1
      counterclaim k1 "The office erred before" rebuts c2
      rebut k1 with c1
      """
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for circle in map.circles.circles {
      report(finding(on: circle[0], nodes: circle))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let circle = finding.nodes
    guard circle.count > 1 else { return "\(map.describe(finding.subject)) supports itself" }
    let shown = circle.prefix(CheckContext.listedNames).map { map.name($0) }
    let left = circle.count - shown.count
    let way = shown + (left > 0 ? ["(\(left) more)"] : []) + [map.name(circle[0])]
    return "\(map.words(circle[0])) rests on itself: " + way.joined(separator: " -> ")
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    guard let first = finding.nodes.first, let last = finding.nodes.last else { return nil }
    return "take out a step, as in: unlink \(map.name(last)) \(map.name(first))"
  }
}
