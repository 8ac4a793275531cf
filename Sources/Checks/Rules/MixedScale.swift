import ArgumentGraph
import Conventions
import SourceText

/// Likelihood words of two scales, or of both rows of ICD 203, in one map.
enum MixedScale: Rule {
  static let about = RuleDescription(
    code: "L003", name: "mixed-scale", severity: .error,
    summary: "a likelihood term that no scale has in one row with the terms that the map uses most",
    rationale: "Terms of two rows side by side look as if they differed in strength, which they "
      + "may not",
    mending: "keep to the words of one row",
    triggering: [
      """
      claim c1 "Rents will fall" likelihood "very likely"
      claim c2 "Wages will rise" likelihood "likely"
      claim ↓c3 "Prices will rise" likelihood "highly probable"
      """,
      """
      claim c1 "Rents will fall" likelihood "very likely"
      claim ↓c2 "Wages will rise" likelihood "realistic possibility"
      """,
    ],
    clean: [
      """
      claim c1 "Rents will fall" likelihood "very likely"
      claim c2 "Wages will rise" likelihood "almost certain"
      """,
      """
      scale phia
      claim c1 "Rents will fall" likelihood "likely"
      claim c2 "Wages will rise" likelihood "realistic possibility"
      """,
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    guard let main = map.rowUse.main else { return }
    let rows = map.likelihoodRows
    for node in map.statements where rows[node.index] != 0 && rows[node.index] & main == 0 {
      report(finding(on: node))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let text = map.graph.likelihood(finding.subject) ?? ""
    return "\(map.quoted(text)) is of another scale or row than the map's other likelihoods"
  }
}
