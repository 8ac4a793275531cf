import ArgumentGraph
import Documents

/// An anchor that does not fit its document.
enum BadPosition: Rule {
  static let about = RuleDescription(
    code: "Q008", name: "bad-position", severity: .error,
    summary:
      "an anchor beyond the end of its passage or document, or inside a character, with neither words nor a digest by which it could be found",
    rationale: "It points at nothing: the notebook or the document was damaged",
    mending: "correct the passage, or drop the anchor",
    exampleDocuments: RuleDescription.sampleDocuments,
    triggering: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim ↓c1 "Free" from op-ed:9.1
      """,
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim ↓c1 "Free" from op-ed:1.1@4+900
      """,
    ],
    clean: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "Free" from op-ed:1.1
      """,
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "Free" from op-ed:1.1@0+5
      """,
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    reportProblems(.badPosition, in: map.quotations, to: report)
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let problem = map.quotations.problems[finding.detail]
    return
      "\(map.words(finding.subject)) is anchored in \(map.place(of: problem)), which is not in the text"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) anchors do not fit their documents"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "edit \(map.name(finding.subject)) from \(map.name(map.quotations.problems[finding.detail].anchor.source)):PASSAGE"
  }
}
