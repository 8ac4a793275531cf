import ArgumentGraph
import SourceText

/// A statement that says what another says.
enum DuplicateStatement: Rule {
  static let about = RuleDescription(
    code: "S011", name: "duplicate-statement", severity: .warning,
    severityNote: "It is a note when the texts are not the same but share most runs of three words",
    summary: "a statement with the same text as an earlier one, but for case, spaces and "
      + "punctuation, or with nearly the same",
    rationale: "What is said twice counts twice, and an objection to one does not reach the other",
    mending: "merge the two, or say what the difference is",
    triggering: [
      """
      claim c1 "Buses should be free."
      claim ↓c2 "buses should be free"
      """,
      """
      claim c1 "Rents in the old town will fall next year"
      claim ↓c2 "Rents in the old town will fall next spring"
      """,
    ],
    clean: [
      """
      claim c1 "Rents in the old town will fall next year"
      claim c2 "Rents in the new town will fall some day"
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let twins = map.twins
    for node in map.statements {
      if !twins.earlier[node.index].isNone {
        report(finding(on: node, nodes: [twins.earlier[node.index]]))
      } else if !twins.alike[node.index].isNone {
        report(finding(on: node, severity: .note, nodes: [twins.alike[node.index]]))
      }
    }
    if twins.undecided > 0 { report(undecided(leaving: twins.undecided)) }
  }

  static func undecided(_ count: Int) -> String {
    counted(count, "text was", "texts were") + " not compared with all that stand before"
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let other = map.describe(finding.nodes.first ?? .none)
    return finding.severity == .note
      ? "\(map.words(finding.subject)) says nearly the same as \(other)"
      : "\(map.words(finding.subject)) says the same as \(other)"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    let nearly = findings.count { $0.severity == .note }
    if nearly == findings.count { return "\(nearly) statements say nearly the same as others" }
    return "\(findings.count) statements say the same as others"
      + (nearly > 0 ? ", \(nearly) of them nearly" : "")
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "merge \(map.name(finding.subject)) into \(map.name(finding.nodes.first ?? .none))"
  }
}
