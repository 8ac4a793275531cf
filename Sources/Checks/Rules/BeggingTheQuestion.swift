import ArgumentGraph

/// A premise that says what it is to support.
enum BeggingTheQuestion: Rule {
  static let about = RuleDescription(
    code: "S012", name: "begging-the-question", severity: .error,
    summary: "a step whose premise says the same as its conclusion, but for case, spaces and "
      + "punctuation",
    rationale: "A statement cannot be a reason for itself in other spelling",
    mending: "merge the two statements, or say what the premise adds",
    grouping: .never,
    triggering: [
      """
      claim main "Buses should be free"
      claim c1 "Buses should be free!" supports ↓main
      """
    ],
    clean: [
      """
      claim main "Buses should be free"
      claim c1 "Buses could be free" supports main
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let hashes = map.normalHashes
    for inference in map.inferences where map.isSupport(inference) {
      let conclusion = map.graph.conclusion(inference)
      let hash = hashes[conclusion.index]
      if hash == 0 { continue }
      let premise = map.premises[inference].first {
        hashes[$0.index] == hash && map.sayTheSame($0, conclusion)
      }
      // A statement that supports itself is a circle.
      if let premise, premise != conclusion {
        report(finding(on: inference, nodes: [premise, conclusion]))
      }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    guard let premise = finding.nodes.first, let conclusion = finding.nodes.last else { return "" }
    return "the premise \(map.name(premise)) says the same as its conclusion "
      + map.describe(conclusion)
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    guard let premise = finding.nodes.first, let conclusion = finding.nodes.last else { return nil }
    return "merge \(map.name(premise)) into \(map.name(conclusion)), or say what it adds: "
      + "edit \(map.name(premise)) text \"TEXT\""
  }
}
