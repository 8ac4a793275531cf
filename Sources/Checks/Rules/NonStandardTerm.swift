import ArgumentGraph
import Conventions
import SourceText

/// A likelihood in words that the map's scale does not have.
enum NonStandardTerm: Rule {
  static let about = RuleDescription(
    code: "L002", name: "non-standard-term", severity: .warning,
    summary: "a likelihood that is neither a term of the map's scale nor a range in percent",
    rationale: "Readers take a word for chances that differ by half the scale, unless it stands "
      + "for a range that is agreed on",
    mending: "write a term of the scale, or a range such as \"60-70%\"; `scale` chooses the words",
    triggering: [
      """
      claim ↓c1 "Rents will fall" likelihood "quite possible"
      """,
      """
      scale phia
      claim ↓c1 "Rents will fall" likelihood "very likely"
      """,
    ],
    clean: [
      """
      claim c1 "Rents will fall" likelihood "Very likely"
      claim c2 "Wages will rise" likelihood "60-70%"
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let scale = LikelihoodScale.of(map.map)
    for node in map.statements {
      guard let text = map.graph.likelihood(node), scale.range(of: text) == nil else { continue }
      report(finding(on: node))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let text = map.graph.likelihood(finding.subject) ?? ""
    return "\(map.quoted(text)) is no term of the scale \(LikelihoodScale.of(map.map).name)"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let words = LikelihoodScale.of(map.map).terms.map(\.word)
    let text = map.graph.likelihood(finding.subject) ?? ""
    return closest(to: text, among: words).map { "did you mean \"\($0)\"?" }
      ?? "its terms are \(words.joined(separator: ", "))"
  }
}
