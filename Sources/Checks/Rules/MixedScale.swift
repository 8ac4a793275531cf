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

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let rows = map.likelihoodRows
    let rated = map.statements.filter { rows[$0.index] != 0 }
    var counts = [Int](repeating: 0, count: UInt32.bitWidth)
    for node in rated {
      var left = rows[node.index]
      while left != 0 {
        counts[left.trailingZeroBitCount] += 1
        left &= left - 1
      }
    }
    guard let most = counts.max(), most < rated.count, let main = counts.firstIndex(of: most)
    else { return }
    for node in rated where rows[node.index] >> UInt32(main) & 1 == 0 {
      report(finding(on: node))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let text = map.graph.likelihood(finding.subject) ?? ""
    return "\(map.quoted(text)) is of another scale or row than the map's other likelihoods"
  }
}
