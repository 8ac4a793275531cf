import ArgumentGraph
import Documents
import SourceText

/// A source whose anchors cannot be verified.
enum NotVerified: Rule {
  static let about = RuleDescription(
    code: "Q009", name: "not-verified", severity: .note,
    summary:
      "a source with anchors that cannot be verified: its document or the key of its digests is not at hand, or they have no digest and the file is not known to be unchanged",
    rationale: "The anchors may be right; nobody has looked",
    mending: "put the document where it belongs, or stamp the anchors with reanchor",
    grouping: .always,
    exampleDocuments: RuleDescription.sampleDocuments,
    triggering: [
      """
      source ↓other "Another" file "other.txt"
      claim c1 "Free" from other:1.1
      """,
      """
      source ↓op-ed "Free buses" file "op-ed.txt"
      claim c1 "Free" from op-ed:1.1
      """,
    ],
    clean: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "Free" from op-ed:1.1 "Buses should be free"
      """,
      """
      source other "Another" file "other.txt"
      """,
      """
      source other "Another"
      claim c1 "Free" from other:1.1
      """,
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for (index, item) in map.quotations.unverified.enumerated() {
      report(finding(on: item.source, detail: index))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let item = map.quotations.unverified[finding.detail]
    let anchors = counted(item.count, "anchor", "anchors")
    let verb = item.count == 1 ? "is" : "are"
    let head = "\(anchors) in \(map.name(item.source)) \(verb) not verified"
    switch item.obstacle {
    case .notAtHand(let reason, _):
      return "\(head): \(visible(withoutFolder(reason, of: item.source, map)))"
    case .noKey(let reason, _): return "\(head): the key is not at hand: \(visible(reason))"
    case .noDigest: return "\(head): they have no digest\(item.count == 1 ? "" : "s")"
    }
  }

  /// A reason that begins with a path, from the file's name in the notebook on: what is recorded
  /// must not depend on where the notebook lies.
  private static func withoutFolder(
    _ reason: String, of source: NodeID, _ map: CheckContext
  ) -> String {
    guard let file = map.graph.source(source).file, let start = reason.firstRange(of: file),
      !reason[..<start.lowerBound].contains(" ")
    else { return reason }
    return String(reason[start.lowerBound...])
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    let count = findings.reduce(0) { $0 + map.quotations.unverified[$1.detail].count }
    let sources = Set(findings.map(\.subject)).count
    return
      "\(count) anchors in \(sources == 1 ? "a source" : "\(sources) sources") are not verified"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    switch map.quotations.unverified[finding.detail].obstacle {
    case .notAtHand(_, let help), .noKey(_, let help):
      return help.map { visible($0) } ?? about.mending
    case .noDigest: return "reanchor \(map.name(finding.subject))"
    }
  }
}
