import ArgumentGraph

/// A source that is too old for the date in question.
enum Stale: Rule {
  static let about = RuleDescription(
    code: "P008", name: "stale", severity: .warning,
    summary:
      "a source whose date is earlier than the date of `--as-of` by more than the horizon, a "
      + "year unless `checks horizon` says otherwise; without `--as-of`, nothing",
    rationale: "What was so may have changed; the clock is never read, so that the same map gives "
      + "the same findings on every day",
    mending: "look for something newer, or set the horizon with `checks horizon 5y`",
    exampleDate: "2026-03-01",
    triggering: [
      """
      source ↓survey "A survey" date 2024-12
      source ↓count "A count" date 2025-02-28
      """
    ],
    clean: [
      """
      source survey "A survey" date 2025
      source count "A count" date 2025-03-01
      source letter "A letter"
      """,
      """
      source survey "A survey" date 2021-05
      checks horizon 5y
      """,
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    guard let asOf = map.asOf else { return }
    let limit = asOf.firstDay(less: map.horizon)
    for source in map.sources {
      guard let date = map.graph.source(source).date.flatMap({ PartialDate($0) }),
        date.lastDay < limit
      else { continue }
      report(finding(on: source))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "\(map.words(finding.subject)) is of \(map.graph.source(finding.subject).date ?? ""), more than "
      + "\(map.horizon.text) before the date in question"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) sources are more than \(map.horizon.text) older than the date in question"
  }
}
