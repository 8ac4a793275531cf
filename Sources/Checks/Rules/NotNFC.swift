import ArgumentGraph
import SourceText

/// Text that is not in Unicode's composed form.
enum NotNFC: Rule {
  static let about = RuleDescription(
    code: "X003", name: "not-nfc", severity: .warning,
    summary: "an id or a text that is not in Unicode normalisation form C",
    rationale: "The same letters are stored as other bytes than usual, so that searches miss them "
      + "and differences show where there are none",
    mending: "write it again with composed letters; `fmt` does not touch texts",
    triggering: [
      """
      claim ↓c1 "The cafe\\u{301} is closed"
      """
    ],
    clean: [
      """
      claim c1 "The caf\\u{E9} is closed"
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let traits = map.textTraits
    for node in map.nodes where traits[node.index].contains(.unnormal) {
      if field(of: node, in: map) != nil { report(finding(on: node)) }
    }
  }

  /// The first part of `node` that is not in form C.
  private static func field(of node: NodeID, in map: CheckContext) -> String? {
    if !isNFC(map.label(node)) { return "id" }
    return map.texts(of: node).first { !isNFC($0.text) }?.field
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "the \(field(of: finding.subject, in: map) ?? "text") of \(map.describe(finding.subject)) is "
      + "not in normalisation form C"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) texts are not in normalisation form C"
  }
}
