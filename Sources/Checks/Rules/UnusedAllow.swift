import ArgumentGraph
import SourceText

/// An `allow` statement that silences nothing.
enum UnusedAllow: Rule {
  static let about = RuleDescription(
    code: "E002", name: "unused-allow", severity: .warning, judgesOthers: true,
    summary: "an `allow` statement that silences no finding",
    rationale: "What it allowed was mended, or it was aimed at the wrong statement and would hide "
      + "the next mistake",
    mending: "delete it, or name the rule and the id that the finding shows",
    grouping: .never,
    triggering: [
      """
      claim c1 "More people would ride"
      assumption a1 "People like free things" supports c1
      ↓allow U001 on c1 "common knowledge"
      """,
      """
      claim c1 "More people would ride"
      ↓allow U001 on c1 ""
      """,
    ],
    clean: [
      """
      claim c1 "More people would ride"
      allow U001 on c1 "common knowledge"
      """
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for (index, allowance) in map.allowances.enumerated() where !allowance.isUsed {
      // Nothing can be said of a rule that did not run, nor of this one.
      guard let code = allowance.code, map.activeCodes.contains(code), code != about.code
      else { continue }
      report(
        finding(
          on: allowance.node, at: .statement(allowance.origin, offset: 0), detail: index))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let allowance = map.allowances[finding.detail]
    let word = visible(allowance.word)
    if !allowance.hasReason { return "`allow \(word)` silences nothing without a reason" }
    if case .path(let path) = allowance.target, case .ambiguous = map.graph.resolve(path) {
      return "several inferences are named `\(visible(map.graph.describe(path)))`, so `allow "
        + "\(word)` silences nothing"
    }
    return "`allow \(word)` silences nothing on \(visible(map.graph.describe(allowance.target)))"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let allowance = map.allowances[finding.detail]
    if !allowance.hasReason { return "say why, in quotes, after the id" }
    if case .path(let path) = allowance.target, case .ambiguous = map.graph.resolve(path) {
      return "give the one you mean an id: … as ID"
    }
    return "delete it, or name the id that the finding shows in brackets"
  }
}
