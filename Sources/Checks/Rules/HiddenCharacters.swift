import ArgumentGraph
import SourceText

/// Characters that turn or hide text.
enum HiddenCharacters: Rule {
  static let about = RuleDescription(
    code: "X001", name: "hidden-characters", severity: .warning,
    severityNote: "It is an error in an id",
    summary: "a character that turns text around or has no width: U+202A to U+202E, U+2066 to "
      + "U+2069, U+200E, U+200F, U+061C, U+200B or U+FEFF",
    rationale: "What is read is not what is stored: a sentence can be made to look like its "
      + "opposite, and two ids can look alike (CVE-2021-42574)",
    mending: "take the character out",
    triggering: [
      """
      claim ↓c1 "Buses should \\u{202E}eerf eb\\u{202C}"
      """
    ],
    clean: [
      """
      claim c1 "Buses should be free \\u{1F68C}"
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let traits = map.textTraits
    for node in map.nodes where traits[node.index].contains(.hidden) {
      let isInID = map.label(node).unicodeScalars.contains { isHiddenCharacter($0.value) }
      report(finding(on: node, severity: isInID ? .error : .warning))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    map.textMessage(finding.subject, "holds the hidden character") { isHiddenCharacter($0.value) }
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) texts hold hidden characters"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "take it out; it is shown here as \\u{…}"
  }
}

extension CheckContext {
  /// `the FIELD of NODE VERB U+XXXX`, for the first scalar of the node's id and texts that is bad.
  func textMessage(
    _ node: NodeID, _ verb: String, _ isBad: (Unicode.Scalar) -> Bool
  ) -> String {
    let all = [NodeText(field: "id", text: label(node))] + texts(of: node)
    for item in all {
      if let scalar = item.text.unicodeScalars.first(where: isBad) {
        return "the \(item.field) of \(describe(node)) \(verb) U+\(hex(scalar.value, digits: 4))"
      }
    }
    return "a text of \(describe(node)) \(verb)"
  }
}
