import ArgumentGraph
import Documents

/// An anchor whose words were altered.
enum QuoteDrift: Rule {
  static let about = RuleDescription(
    code: "Q004", name: "quote-drift", severity: .warning,
    summary: "an anchor whose words stand in the document altered, by less than half",
    rationale: "The quotation was altered, or the source was edited since",
    mending: "compare the two with reanchor, and take the new words or correct the old ones",
    exampleDocuments: RuleDescription.sampleDocuments,
    triggering: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim ↓c1 "Up" from op-ed:2.1 "the number of drivers rose by half"
      """
    ],
    clean: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "Up" from op-ed:2.1 "the number of riders rose by half"
      """
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    reportProblems(.drifted, in: map.quotations, to: report)
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let problem = map.quotations.problems[finding.detail]
    return "the words that \(map.words(finding.subject)) stands on are altered in "
      + "\(map.name(problem.anchor.source)):\(problem.place.map(\.description) ?? "?")"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "the words of \(findings.count) anchors are altered in their documents"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "reanchor \(map.name(map.quotations.problems[finding.detail].anchor.source))"
  }
}
