import ArgumentGraph
import Documents

/// An anchor whose words are not in the document.
enum QuoteNotFound: Rule {
  static let about = RuleDescription(
    code: "Q001", name: "quote-not-found", severity: .error,
    summary: "an anchor whose words, or anything like them, are nowhere in the document",
    rationale: "The quotation was invented, or its passage was taken out of the source",
    mending: "find the passage with read, or drop the anchor",
    exampleDocuments: RuleDescription.sampleDocuments,
    triggering: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim ↓c1 "Buses should be free" from op-ed:1.1 "Trams should be cheaper than any taxi"
      """
    ],
    clean: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "Buses should be free" from op-ed:1.1 "Buses should be free"
      """,
      """
      source other "Another" file "other.txt"
      claim c1 "Free" from other:1.1 "Trams should be cheap"
      """,
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    reportProblems(.notFound, in: map.quotations, to: report)
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let problem = map.quotations.problems[finding.detail]
    return
      "the words that \(map.words(finding.subject)) stands on are not in \(map.place(of: problem))"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) anchors stand on words that are not in their documents"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "reanchor \(map.name(map.quotations.problems[finding.detail].anchor.source))"
  }
}
