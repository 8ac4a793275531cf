import ArgumentGraph

/// Evidence for which the author's word is all there is.
enum OwnWord: Rule {
  static let about = RuleDescription(
    code: "P012", name: "own-word", severity: .warning,
    summary:
      "evidence without `by` whose sources are all texts under study: sources that a claim or counterclaim is anchored in",
    rationale: "The author's word is not evidence of what the author says",
    mending:
      "say who reports it with by, cite where the author has it from, or grade it as what it is",
    grouping: .always,
    triggering: [
      """
      source op-ed "Free buses"
      claim c1 "More would ride" from op-ed:1
      evidence ↓e1 "Half more in Dunkirk" from op-ed:2 supports c1
      """
    ],
    clean: [
      """
      source op-ed "Free buses"
      claim c1 "More would ride" from op-ed:1
      evidence e1 "Half more in Dunkirk" from op-ed:2 by "the operator" supports c1
      """,
      """
      source op-ed "Free buses"
      source survey "Survey"
      claim c1 "More would ride" from op-ed:1
      evidence e1 "Half more in Dunkirk" from survey:2, op-ed:2 supports c1
      """,
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    let citations = map.citationsByClaims
    for node in map.statements
    where graph.kind(node) == .evidence && !graph.hasBy(node) && graph.anchorCount(node) > 0 {
      let isOwn = graph.anchors(node).allSatisfy {
        !$0.source.isNone && citations[$0.source.index] > 0
      }
      if isOwn { report(finding(on: node)) }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "only the text under study says that \(map.words(finding.subject))"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "only the texts under study vouch for \(findings.count) items of evidence"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "edit \(map.name(finding.subject)) by \"WHO\""
  }
}
