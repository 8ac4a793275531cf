import ArgumentGraph
import SourceText

/// A statement that says what another says.
enum DuplicateStatement: Rule {
  static let about = RuleDescription(
    code: "S011", name: "duplicate-statement", severity: .warning,
    severityNote: "It is a note when the texts are not the same but share most runs of three words",
    summary: "a statement with the same text as an earlier one, but for case, spaces and "
      + "punctuation, or with nearly the same",
    rationale: "What is said twice counts twice, and an objection to one does not reach the other",
    mending: "merge the two, or say what the difference is",
    triggering: [
      """
      claim c1 "Buses should be free."
      claim ↓c2 "buses should be free"
      """,
      """
      claim c1 "Rents in the old town will fall next year"
      claim ↓c2 "Rents in the old town will fall next spring"
      """,
    ],
    clean: [
      """
      claim c1 "Rents in the old town will fall next year"
      claim c2 "Rents in the new town will fall some day"
      """
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let hashes = map.normalHashes
    let texts = map.statements.filter { hashes[$0.index] != 0 }
    var earlier = [NodeID](repeating: .none, count: texts.count)
    for group in HashGroups.of(texts.map { hashes[$0.index] }) {
      for index in group.dropFirst() where map.sayTheSame(texts[group[0]], texts[index]) {
        earlier[index] = texts[group[0]]
      }
    }
    // Of texts that are the same only the first is compared with others.
    let distinct = texts.indices.filter { earlier[$0].isNone }
    let similar = SimilarTexts(count: distinct.count, budget: map.limits.textComparisons) {
      text, words in
      let body = map.graph.bodyID(texts[distinct[text]])
      map.graph.texts.withBytes(of: body) { NormalText.appendWordHashes($0, to: &words) }
    }
    var alike = [NodeID](repeating: .none, count: texts.count)
    for (text, first) in similar.first.enumerated() {
      if let first { alike[distinct[text]] = texts[distinct[first]] }
    }
    for (index, node) in texts.enumerated() {
      if !earlier[index].isNone {
        report(finding(on: node, nodes: [earlier[index]]))
      } else if !alike[index].isNone {
        report(finding(on: node, severity: .note, nodes: [alike[index]]))
      }
    }
    let left = distinct.count - similar.compared
    if left > 0 { report(undecided(leaving: left)) }
  }

  static func undecided(_ count: Int) -> String {
    counted(count, "text was", "texts were") + " not compared with all that stand before"
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let other = map.describe(finding.nodes.first ?? .none)
    return finding.severity == .note
      ? "\(map.words(finding.subject)) says nearly the same as \(other)"
      : "\(map.words(finding.subject)) says the same as \(other)"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    let nearly = findings.count { $0.severity == .note }
    if nearly == findings.count { return "\(nearly) statements say nearly the same as others" }
    return "\(findings.count) statements say the same as others"
      + (nearly > 0 ? ", \(nearly) of them nearly" : "")
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "merge \(map.name(finding.subject)) into \(map.name(finding.nodes.first ?? .none))"
  }
}
