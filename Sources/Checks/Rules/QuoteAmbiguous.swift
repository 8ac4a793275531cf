import ArgumentGraph
import Documents

/// An anchor whose words stand in several places.
enum QuoteAmbiguous: Rule {
  static let about = RuleDescription(
    code: "Q003", name: "quote-ambiguous", severity: .warning,
    summary:
      "an anchor whose words stand in several places, or are too few to tell, and that neither its own place nor the other anchors decide",
    rationale: "Nobody can tell which passage is meant",
    mending: "choose one: reanchor SOURCE accept ID at PASSAGE",
    exampleDocuments: RuleDescription.sampleDocuments,
    triggering: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim ↓c1 "Costs" from op-ed:1.1 "the costs"
      """
    ],
    clean: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "Costs" from op-ed:2.2 "the costs"
      """
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    reportProblems(.ambiguous, in: map.quotations, to: report)
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let problem = map.quotations.problems[finding.detail]
    return "the words that \(map.words(finding.subject)) stands on may be in several places of "
      + "\(map.name(problem.anchor.source))"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "the words of \(findings.count) anchors may be in several places"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "reanchor \(map.name(map.quotations.problems[finding.detail].anchor.source))"
  }
}
