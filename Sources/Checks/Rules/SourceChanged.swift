import ArgumentGraph
import Documents

/// A source whose file was changed.
enum SourceChanged: Rule {
  static let about = RuleDescription(
    code: "Q005", name: "source-changed", severity: .warning,
    summary: "a source whose file is another than the one that it was declared with",
    rationale: "What was read in it may no longer be there",
    mending: "type reanchor, which verifies every anchor and takes the new digest",
    exampleDocuments: RuleDescription.sampleDocuments,
    triggering: [
      """
      source ↓op-ed "Free buses" file "op-ed.txt" digest sha256:0000000000000000000000000000000000000000000000000000000000000000
      claim c1 "Free" from op-ed:1.1
      """
    ],
    clean: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "Free" from op-ed:1.1
      """,
      """
      source other "Another" file "other.txt" digest sha256:0000000000000000000000000000000000000000000000000000000000000000
      claim c1 "Free" from other:1.1
      """,
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for source in map.quotations.changed { report(finding(on: source)) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "the file of \(map.words(finding.subject)) was changed since it was declared"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "the files of \(findings.count) sources were changed since they were declared"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "reanchor \(map.name(finding.subject))"
  }
}
