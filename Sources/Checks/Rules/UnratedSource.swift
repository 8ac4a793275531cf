import ArgumentGraph

/// What evidence rests on, not graded.
enum UnratedSource: Rule {
  static let about = RuleDescription(
    code: "P004", name: "unrated-source", severity: .warning,
    summary: "a source that evidence cites without a reliability letter, or evidence without a "
      + "credibility number",
    rationale: "What is not graded counts as unknown, and a reader cannot tell whether it was "
      + "judged (NATO Admiralty code, ICD 206)",
    mending:
      "grade the source with `reliability A` to `F`, the item with `credibility 1` to `6`; F "
      + "and 6 say that it cannot be judged",
    triggering: [
      """
      source ↓survey "A survey"
      evidence ↓e1 "Ridership rose elsewhere" from survey:2
      """
    ],
    clean: [
      """
      source survey "A survey" reliability B
      source oped "An opinion"
      evidence e1 "Ridership rose elsewhere" from survey:2 credibility 6
      claim c1 "More people would ride" from oped:3
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    let citations = map.citationsByEvidence
    for node in map.nodes {
      switch graph.kind(node) {
      case .source where citations[node.index] > 0 && graph.source(node).reliability == nil,
        .evidence where graph.credibility(node) == 0:
        report(finding(on: node))
      default: continue
      }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    map.graph.kind(finding.subject) == .source
      ? "nobody says how reliable the source \(map.words(finding.subject)) is"
      : "nobody says how credible the evidence \(map.words(finding.subject)) is"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    let sources = findings.count { map.graph.kind($0.subject) == .source }
    let items = findings.count - sources
    let parts = [
      sources > 0 ? "\(sources) \(sources == 1 ? "source" : "sources")" : nil,
      items > 0 ? "\(items) \(items == 1 ? "item" : "items") of evidence" : nil,
    ].compactMap { $0 }
    return "\(parts.joined(separator: " and ")) \(findings.count == 1 ? "is" : "are") not graded"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let name = map.name(finding.subject)
    return map.graph.kind(finding.subject) == .source
      ? "edit \(name) reliability A|B|C|D|E|F" : "edit \(name) credibility 1|2|3|4|5|6"
  }
}
