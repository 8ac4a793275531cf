import ArgumentGraph

/// A statement that no inference uses or concludes.
enum Orphan: Rule {
  static let about = RuleDescription(
    code: "S005", name: "orphan", severity: .warning,
    summary: "a statement that is in no inference and is not a contention",
    rationale: "It was left over from reading, or the step that would use it was forgotten",
    mending: "relate it to what it bears on, or remove it",
    triggering: [
      """
      contention main "Buses should be free"
      claim c1 "More people would ride" supports main
      claim ↓c2 "The depot is in the north"
      """
    ],
    clean: [
      """
      contention main "Buses should be free"
      claim c1 "More people would ride" supports main
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for node in map.statements
    where !map.isDeclaredContention(node) && map.uses.range(node).isEmpty
      && map.incoming.range(node).isEmpty
    {
      report(finding(on: node))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "\(map.words(finding.subject)) is in no argument"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) statements are in no argument"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let name = map.name(finding.subject)
    return "edit \(name) add supports ID, or: remove \(name)"
  }
}
