import ArgumentGraph
import Conventions

/// A sentence that mixes how likely a thing is with how sure one is of that.
enum ConfidenceWithLikelihood: Rule {
  static let about = RuleDescription(
    code: "L004", name: "confidence-with-likelihood", severity: .warning,
    summary: "a statement with a level of confidence and a likelihood term in one sentence of its "
      + "text",
    rationale: "One says how good the basis is, the other how likely the thing; in one sentence "
      + "readers take them for one (ICD 203)",
    mending: "take both out of the text: edit ID likelihood \"TERM\", and edit ID confidence LEVEL",
    triggering: [
      """
      claim ↓c1 "We have high confidence that rents are likely to fall"
      """,
      """
      claim ↓c1 "Wages rise. It is almost certain, with moderate confidence, that rents do too."
      """,
    ],
    clean: [
      """
      claim c1 "We have high confidence in the figures. Rents are likely to fall."
      claim c2 "Rents will fall" likelihood "likely" confidence high
      claim c3 "Confidence in landlords is low, and unlikeable they are"
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for node in map.statements {
      let text = map.graph.bodyID(node)
      guard map.graph.texts.holds(["confiden"], in: text),
        mixed(map.graph.texts[text]) != nil
      else { continue }
      report(finding(on: node))
    }
  }

  /// The level and the term of the first sentence that has both.
  static func mixed(_ text: String) -> (level: String, term: String)? {
    for sentence in TextWords(text).sentences {
      guard let level = first(of: levels, in: sentence), let term = first(of: terms, in: sentence)
      else { continue }
      return (level.joined(separator: " "), term.joined(separator: " "))
    }
    return nil
  }

  private static func first(of phrases: [[String]], in sentence: [String]) -> [String]? {
    for start in sentence.indices {
      if let phrase = phrases.first(where: { sentence[start...].starts(with: $0) }) {
        return phrase
      }
    }
    return nil
  }

  private static let levels =
    ["high", "moderate", "medium", "low"].map { [$0, "confidence"] }
    + ["highly", "moderately", "fairly", "very"].map { [$0, "confident"] }

  /// The terms of every scale, the longest first.
  private static let terms = LikelihoodScale.all.flatMap(\.terms)
    .map { $0.word.split(separator: " ").map(String.init) }
    .sorted { ($1.count, $0.joined()) < ($0.count, $1.joined()) }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let words = mixed(map.graph.text(finding.subject))
    return "\(map.words(finding.subject)) says \"\(words?.level ?? "")\" and "
      + "\"\(words?.term ?? "")\" in one sentence"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) statements mix confidence and likelihood in one sentence"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let words = mixed(map.graph.text(finding.subject))
    let level = words?.level.split(separator: " ").first ?? "high"
    let plain =
      level.hasPrefix("high") || level == "very" ? "high" : level == "low" ? "low" : "moderate"
    return "edit \(map.name(finding.subject)) likelihood \"\(words?.term ?? "TERM")\" confidence "
      + "\(plain), and take both out of its text"
  }
}
