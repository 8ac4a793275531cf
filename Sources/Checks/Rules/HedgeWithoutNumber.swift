import ArgumentGraph

/// A main point that may be so, and does not say how likely that is.
enum HedgeWithoutNumber: Rule {
  static let about = RuleDescription(
    code: "L007", name: "hedge-without-number", severity: .note,
    summary: "a contention without a likelihood whose text holds \"could\", \"may\", \"might\" or "
      + "\"possibly\"",
    rationale: "Almost anything may be so; a reader needs to know how likely it is",
    mending: "say how likely it is, and take the hedge out",
    triggering: [
      """
      contention ↓main "Rents might fall"
      """
    ],
    clean: [
      """
      contention main "Rents might fall" likelihood "unlikely"
      """,
      """
      contention main "Rents fell in May"
      claim c1 "They could rise" supports main
      """,
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for node in map.mainPointsLookedAt
    where map.graph.likelihood(node) == nil && hedge(in: map.graph.text(node)) != nil {
      report(finding(on: node))
    }
  }

  /// The first hedge of a text. A "May" within a sentence is a month.
  static func hedge(in text: String) -> String? {
    for word in TextWords(text) where hedges.contains(word.text) {
      if word.text != "may" || !word.isCapital || word.isFirst { return word.text }
    }
    return nil
  }

  private static let hedges: Set = ["could", "may", "might", "possibly"]

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let hedge = hedge(in: map.graph.text(finding.subject)) ?? ""
    return
      "the contention \(map.words(finding.subject)) says \"\(hedge)\", and not how likely it is"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "edit \(map.name(finding.subject)) likelihood \"TERM\""
  }
}
