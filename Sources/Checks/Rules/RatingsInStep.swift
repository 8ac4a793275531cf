import ArgumentGraph

/// Grades that look as if they were given in one go.
enum RatingsInStep: Rule {
  static let about = RuleDescription(
    code: "P006", name: "ratings-in-step", severity: .note,
    summary:
      "\(fewest) or more graded items whose letter and number all have the same rank: A1, B2, "
      + "C3 and so on",
    rationale: "The letter is for the source and the number for the item; when they always agree, "
      + "one was taken from the other",
    mending: "judge each item apart from its source",
    grouping: .never,
    triggering: [
      """
      source s1 "A survey" reliability B
      source s2 "A count" reliability C
      evidence ↓e1 "One" from s1:1 credibility 2
      evidence e2 "Two" from s1:2 credibility 2
      evidence e3 "Three" from s2:1 credibility 3
      evidence e4 "Four" from s2:2 credibility 3
      """
    ],
    clean: [
      """
      source s1 "A survey" reliability B
      source s2 "A count" reliability C
      evidence e1 "One" from s1:1 credibility 2
      evidence e2 "Two" from s1:2 credibility 1
      evidence e3 "Three" from s2:1 credibility 3
      evidence e4 "Four" from s2:2 credibility 3
      """
    ])

  /// The fewest items that say something.
  static let fewest = 4

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    if let steps = map.ratingSteps {
      guard steps.apart == 0, steps.together >= fewest,
        let first = map.map.statements.first(where: { steps[$0] == .together })
      else { return }
      report(finding(on: first, detail: steps.together))
      return
    }
    var first = NodeID.none
    var count = 0
    for node in map.statements {
      switch map.ratingStep(of: node) {
      case .apart: return
      case .unrated: continue
      case .together:
        if first.isNone { first = node }
        count += 1
      }
    }
    if count >= fewest { report(finding(on: first, detail: count)) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "all \(finding.detail) graded items have a number that follows their source's letter"
  }
}
