import ArgumentGraph
import SourceText

/// A claim that nothing supports.
enum UnsupportedClaim: Rule {
  static let about = RuleDescription(
    code: "U001", name: "unsupported-claim", severity: .warning,
    severityNote: "It is an error for a declared contention and a note for a counterclaim",
    summary: "a claim or counterclaim that no step supports",
    rationale: "A reader cannot weigh a claim that nothing supports: it stands on its author's "
      + "word alone",
    mending: "give a reason or evidence for it, or make it an assumption",
    grouping: .always,
    triggering: [
      """
      contention ↓main "Buses should be free"
      """,
      """
      contention main "Buses should be free"
      claim ↓c1 "More people would ride" supports main
      counterclaim ↓k1 "It costs too much" rebuts main
      """,
    ],
    clean: [
      """
      source survey "A survey"
      contention main "Buses should be free"
      claim c1 "More people would ride" supports main
      evidence e1 "Ridership rose elsewhere" from survey:2 supports c1
      assumption a1 "Other towns are alike"
      support main with a1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let isSupported = map.isSupported
    for node in map.statements where !isSupported[node.index] {
      let kind = map.graph.kind(node)
      guard kind.isClaim else { continue }
      let severity: Severity =
        map.isDeclaredContention(node) ? .error : kind == .counterclaim ? .note : .warning
      report(finding(on: node, severity: severity))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "nothing supports the \(kindWord(finding.subject, in: map)) \(map.words(finding.subject))"
  }

  private static func kindWord(_ node: NodeID, in map: CheckContext) -> String {
    map.isDeclaredContention(node) ? "contention" : map.graph.kind(node).word
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    var text = "nothing supports "
    let contentions = findings.filter { $0.severity == .error }
    let claims = findings.count - contentions.count
    if let first = contentions.first {
      text +=
        contentions.count == 1
        ? "the contention \(map.words(first.subject))" : "\(contentions.count) contentions"
      if claims > 0 { text += ", nor \(ofClaims(claims))" }
    } else {
      text += ofClaims(claims)
    }
    if counted > 0 {
      let them = findings.count == 1 ? "it" : "these"
      text +=
        "; \(counted) more \(counted == 1 ? "rests" : "rest") only on \(them) "
        + "or on what is no better (U002)"
    }
    return text
  }

  private static func ofClaims(_ count: Int) -> String {
    "\(count) \(count == 1 ? "claim" : "claims")"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let name = map.name(finding.subject)
    let reason = "evidence \"TEXT\" from SOURCE:PASSAGE supports \(name)"
    return map.isDeclaredContention(finding.subject)
      ? reason : "\(reason), or: edit \(name) kind assumption"
  }
}
