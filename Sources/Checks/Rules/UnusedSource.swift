import ArgumentGraph

/// A source that nothing cites.
enum UnusedSource: Rule {
  static let about = RuleDescription(
    code: "P010", name: "unused-source", severity: .note,
    summary: "a source that no statement is anchored in and no other source derives from",
    rationale: "It was declared and not read, or what was drawn from it does not say so",
    mending: "anchor what comes from it, or remove it",
    triggering: [
      """
      source ↓report "Transport report"
      claim c1 "More people would ride"
      """
    ],
    clean: [
      """
      source report "Transport report"
      claim c1 "More people would ride" from report:3
      """,
      """
      source study "A study of twelve towns"
      source report "Transport report" origin study
      claim c1 "More people would ride" from report:3
      """,
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let (citations, derivations) = (map.citations, map.derivations)
    for source in map.sources
    where citations[source.index] == 0 && derivations[source.index] == 0 {
      report(finding(on: source))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "nothing is drawn from \(map.words(finding.subject))"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "nothing is drawn from \(findings.count) sources"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let name = map.name(finding.subject)
    return "evidence \"TEXT\" from \(name):PASSAGE, or: remove \(name)"
  }
}
