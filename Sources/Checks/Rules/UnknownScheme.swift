import ArgumentGraph
import Conventions
import SourceText

/// An inference that is tagged with a scheme there is not.
enum UnknownScheme: Rule {
  static let about = RuleDescription(
    code: "E004", name: "unknown-scheme", severity: .warning,
    summary: "an inference tagged with a scheme that neither ships nor is declared",
    rationale: "Its premises have no slots and its critical questions are never asked",
    mending: "name a scheme that `help schemes` lists, or declare it: scheme NAME \"FORM\" …",
    triggering: [
      """
      claim c1 "Rents will fall"
      claim c2 "Ms Osei says so"
      support ↓c1 with c2 scheme exprt
      """,
      """
      claim c1 "Rents will fall"
      claim c2 "Ms Osei says so" supports ↓c1 scheme authority
      """,
    ],
    clean: [
      """
      scheme authority "X decides such things, and decides A" question "May X decide this?"
      claim c1 "Rents will fall"
      claim c2 "The board decides so" supports c1 scheme authority
      claim c3 "Ms Osei says so" supports c1 scheme expert
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for inference in map.inferences {
      guard map.graph.scheme(inference) != nil, map.scheme(of: inference) == nil else {
        continue
      }
      report(finding(on: inference))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "there is no scheme `\(visible(map.graph.scheme(finding.subject) ?? ""))`"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let name = map.graph.scheme(finding.subject) ?? ""
    return closest(to: name, among: map.schemes.all.map(\.name))
      .map { "did you mean `\($0)`?" } ?? about.mending
  }
}
