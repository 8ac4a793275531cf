import ArgumentGraph
import Documents

/// An anchor whose words stand elsewhere.
enum QuoteMoved: Rule {
  static let about = RuleDescription(
    code: "Q002", name: "quote-moved", severity: .note,
    summary:
      "an anchor whose words stand elsewhere in the document, letter for letter, and only there",
    rationale: "A reader who looks the passage up finds something else",
    mending: "type reanchor, which puts it where it belongs",
    exampleDocuments: RuleDescription.sampleDocuments,
    triggering: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim ↓c1 "Up" from op-ed:1.1 "the number of riders rose by half"
      """
    ],
    clean: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "Up" from op-ed:2.1 "the number of riders rose by half"
      """
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    reportProblems(.moved, in: map.quotations, to: report)
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let problem = map.quotations.problems[finding.detail]
    return
      "\(map.words(finding.subject)) is anchored in \(map.place(of: problem)), and the words are at "
      + "\(problem.place.map(\.description) ?? "another place")"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "the words of \(findings.count) anchors stand elsewhere in their documents"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "reanchor \(map.name(map.quotations.problems[finding.detail].anchor.source))"
  }
}
