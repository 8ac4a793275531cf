import ArgumentGraph

/// More than one main point in one map.
enum SeveralContentions: Rule {
  static let about = RuleDescription(
    code: "S007", name: "several-contentions", severity: .note,
    summary: "more than one declared contention, with no question that joins them",
    rationale: "Each main point has reasons and objections of its own; two in one map are hard to "
      + "tell apart, and verdicts on one say nothing of the other",
    mending: "split the map, or make one of them a claim that bears on the other",
    grouping: .never,
    triggering: [
      """
      contention main "Buses should be free"
      contention ↓second "The depot should move"
      """
    ],
    clean: [
      """
      contention main "Buses should be free"
      claim c1 "The depot should move" supports main
      """
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let contentions = map.map.contentions
    guard contentions.count > 1 else { return }
    report(finding(on: contentions[1], nodes: contentions))
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "the map has \(finding.nodes.count) contentions, and nothing joins them: "
      + map.list(finding.nodes)
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "keep each in a notebook of its own, or: edit \(map.name(finding.subject)) add supports ID"
  }
}
