import ArgumentGraph

/// More confidence than the map bears out.
enum ConfidenceTooHigh: Rule {
  static let about = RuleDescription(
    code: "L005", name: "confidence-too-high", severity: .warning,
    summary: "high confidence in a statement that is not grounded, whose evidence has fewer than "
      + "two origins, whose verdict hangs on an assumption that nobody examined, or to which an "
      + "objection is unanswered; or moderate confidence in one that is not grounded",
    rationale: "Confidence says how good the basis is, so the map sets a ceiling to it (ICD 203)",
    mending: "lower the confidence, or mend what is named",
    triggering: [
      """
      source survey "A survey"
      contention ↓main "Buses should be free" confidence high
      evidence e1 "Ridership rose elsewhere" from survey:2 supports main
      """,
      """
      claim ↓c1 "More people would ride" confidence moderate
      """,
    ],
    clean: [
      """
      source survey "A survey"
      source count "A count"
      contention main "Buses should be free" confidence high
      evidence e1 "Ridership rose elsewhere" from survey:2 supports main
      evidence e2 "Roads were emptier" from count:3 supports main
      claim c1 "More people would ride" confidence low
      """
    ])

  /// Why the confidence is too high: the first of these that applies.
  enum Reason: Int {
    case ungrounded, fewOrigins, unexamined, unanswered
  }

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    for node in map.statements where graph.confidence(node).rawValue >= Confidence.moderate.rawValue
    {
      let isHigh = graph.confidence(node) == .high
      if !map.justified[node.index] {
        report(finding(on: node, detail: Reason.ungrounded.rawValue))
      } else if isHigh, map.originsBeneath[node.index].count < 2 {
        report(finding(on: node, detail: Reason.fewOrigins.rawValue))
      } else if isHigh, let assumption = map.hinging.first[node] {
        report(finding(on: node, nodes: [assumption], detail: Reason.unexamined.rawValue))
      } else if isHigh, let attack = map.objections.first(against: node) {
        report(finding(on: node, nodes: [attack], detail: Reason.unanswered.rawValue))
      }
    }
    if map.hinging.untried > 0 { report(undecided(leaving: map.hinging.untried)) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let words =
      "\(map.words(finding.subject)) is held with "
      + "\(map.graph.confidence(finding.subject).word ?? "") confidence"
    let other = finding.nodes.first ?? .none
    switch Reason(rawValue: finding.detail) {
    case .fewOrigins:
      let count = map.originsBeneath[finding.subject.index].count
      return words + (count == 0 ? " without evidence" : " on evidence of one origin")
    case .unexamined:
      return "\(words) and hangs on the assumption \(map.describe(other)), which nobody examined"
    case .unanswered:
      let premise = map.premises[other].first.map { map.describe($0) } ?? map.describe(other)
      return "\(words), and nothing answers the objection \(premise)"
    default: return "\(words) and is not grounded"
    }
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) statements are held with more confidence than the map bears out"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let lower =
      finding.detail == Reason.ungrounded.rawValue ? "low" : "moderate"
    return "edit \(map.name(finding.subject)) confidence \(lower)"
  }
}
