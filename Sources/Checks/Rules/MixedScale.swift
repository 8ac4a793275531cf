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
    let own = LikelihoodScale.of(map.map)
    // The map's own scale comes first, so that it wins where rows hold as many of the terms.
    let scales = [own] + LikelihoodScale.all.filter { $0 != own }
    let rows = scales.flatMap { scale in
      scale.rows.map { LikelihoodScale(name: scale.name, rows: [$0]) }
    }
    let rated = map.statements.compactMap { node -> (NodeID, String)? in
      guard let text = map.graph.likelihood(node), rows.contains(where: { $0.term(text) != nil })
      else { return nil }
      return (node, text)
    }
    let counts = rows.map { row in rated.count { row.term($0.1) != nil } }
    guard let most = counts.max(), most < rated.count,
      let main = counts.firstIndex(of: most).map({ rows[$0] })
    else { return }
    for (node, text) in rated where main.term(text) == nil { report(finding(on: node)) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let text = map.graph.likelihood(finding.subject) ?? ""
    return "\(map.quoted(text)) is of another scale or row than the map's other likelihoods"
  }
}
