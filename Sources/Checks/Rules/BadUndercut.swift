import ArgumentGraph

/// An undercut of something that is not a step.
enum BadUndercut: Rule {
  static let about = RuleDescription(
    code: "S014", name: "bad-undercut", severity: .error,
    summary: "an undercut whose target is a statement or a source and not an inference",
    rationale: "To undercut is to deny that a step carries; a statement is rebutted",
    mending: "rebut the statement, or name the step as P -> C",
    grouping: .never,
    triggering: [
      """
      claim main "Buses should be free"
      claim c1 "Nothing is free"
      undercut ↓main with c1
      """
    ],
    clean: [
      """
      claim main "Buses should be free"
      evidence e1 "Ridership rose by a fifth" supports main
      claim c1 "The rise came before"
      undercut e1 -> main with c1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for inference in map.inferences where map.graph.kind(inference) == .undercut {
      let target = map.graph.conclusion(inference)
      // What is not declared is not known to be a statement: that is S001.
      guard !target.isNone else { continue }
      let kind = map.graph.kind(target)
      if kind.isStatement || kind == .source { report(finding(on: inference, nodes: [target])) }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "\(map.describe(finding.nodes.first ?? .none)) is not an inference and cannot be undercut"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let premises = map.list(Array(map.premises[finding.subject]))
      .split(separator: ",").joined(separator: " +")
    let target = map.name(finding.nodes.first ?? .none)
    return "rebut \(target) with \(premises), or name a step: "
      + "undercut P -> \(target) with \(premises)"
  }
}
