import ArgumentGraph

/// A step with too many premises, or a claim with too many steps.
enum CrowdedStep: Rule {
  static let about = RuleDescription(
    code: "S016", name: "crowded-step", severity: .note,
    summary: "a step with more than \(premiseLimit) linked premises, or a claim on which more than "
      + "\(inferenceLimit) steps and attacks bear",
    rationale: "Nobody can weigh so much at once; what belongs together is better gathered under a "
      + "claim of its own",
    mending: "gather what belongs together under sub-claims",
    triggering: [
      """
      claim c1 "Buses should be free"
      claim p1 "One"
      claim p2 "Two"
      claim p3 "Three"
      claim p4 "Four"
      claim p5 "Five"
      claim p6 "Six"
      support ↓c1 with p1 + p2 + p3 + p4 + p5 + p6
      """
    ],
    clean: [
      """
      claim c1 "Buses should be free"
      claim p1 "One"
      claim p2 "Two"
      claim p3 "Three"
      claim p4 "Four"
      claim p5 "Five"
      support c1 with p1 + p2 + p3 + p4 + p5
      """
    ])

  /// The most premises of one step.
  static let premiseLimit = 5
  /// The most inferences that bear on one claim.
  static let inferenceLimit = 9

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for node in map.nodes {
      let kind = map.graph.kind(node)
      if kind.isInference, map.premises.count(node) > premiseLimit {
        report(finding(on: node, detail: map.premises.count(node)))
      } else if kind.isClaim, map.incoming.count(node) > inferenceLimit {
        report(finding(on: node, detail: map.incoming.count(node)))
      }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    if map.graph.kind(finding.subject).isInference {
      return "the step to \(map.describe(map.graph.conclusion(finding.subject))) links "
        + "\(finding.detail) premises"
    }
    return "\(finding.detail) steps and attacks bear on \(map.words(finding.subject))"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) steps and claims are too crowded to be weighed"
  }
}
