import ArgumentGraph

/// Evidence that is argued for.
enum EvidenceAsConclusion: Rule {
  static let about = RuleDescription(
    code: "S013", name: "evidence-as-conclusion", severity: .warning,
    summary: "a step that concludes evidence from something that is not evidence",
    rationale: "What was observed and what is judged should not be mixed (ICD 203): evidence that "
      + "rests on a judgment is a judgment",
    mending: "make the conclusion a claim, or turn the step round",
    triggering: [
      """
      source survey "A survey"
      evidence e1 "Ridership rose by a fifth" from survey:2
      claim c1 "People like free things"
      support ↓e1 with c1
      """
    ],
    clean: [
      """
      source survey "A survey"
      evidence e1 "Ridership rose by a fifth" from survey:2
      evidence e2 "The count on line 4 rose by a fifth" from survey:3 supports e1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    for inference in map.inferences
    where map.isSupport(inference) && graph.kind(graph.conclusion(inference)) == .evidence {
      if let premise = map.premises[inference].first(where: { graph.kind($0) != .evidence }) {
        report(finding(on: inference, nodes: [graph.conclusion(inference), premise]))
      }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    guard finding.nodes.count == 2 else { return about.summary }
    let kind = map.graph.kind(finding.nodes[1]).word
    return "the evidence \(map.words(finding.nodes[0])) is concluded from the \(kind) "
      + map.words(finding.nodes[1])
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) steps conclude evidence from what is not evidence"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "edit \(map.name(finding.nodes.first ?? .none)) kind claim"
  }
}
