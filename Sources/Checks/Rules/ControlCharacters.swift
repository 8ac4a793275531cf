import ArgumentGraph
import SourceText

/// Control characters, which harm terminals and XML.
enum ControlCharacters: Rule {
  static let about = RuleDescription(
    code: "X004", name: "control-characters", severity: .error,
    summary: "a control character other than tab and line feed in an id or a text",
    rationale: "It can drive a reader's terminal, and no XML file can hold it",
    mending: "take the character out",
    triggering: [
      """
      claim ↓c1 "Buses should be \\u{1B}[8mfree"
      """
    ],
    clean: [
      """
      claim c1 "Buses should be\\tfree,\\nand often"
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let traits = map.textTraits
    for node in map.nodes where traits[node.index].contains(.control) {
      report(finding(on: node))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    map.textMessage(finding.subject, "holds the control character") { scalar in
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0..<0x20, 0x7F..<0xA0: true
      default: false
      }
    }
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) texts hold control characters"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "take it out; it is written as \\u{…} in the notebook"
  }
}
