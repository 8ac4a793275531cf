import ArgumentGraph
import Documents

/// Words of a source that are more than may be kept.
enum QuoteTooLong: Rule {
  static let about = RuleDescription(
    code: "Q006", name: "quote-too-long", severity: .warning,
    summary: "a quote of more than 300 characters, or any from a source that is `quotes none` or "
      + "`secret`; or quotes of one source that together are more than 300 characters and 5 % of "
      + "it; those of a source that is `quotes full` are let be",
    rationale: "More than a short quotation may infringe a right, and some words may not be kept "
      + "at all",
    mending: "anchor the passage without its words, or say quotes full",
    exampleDocuments: RuleDescription.sampleDocuments,
    triggering: [
      """
      source op-ed "Free buses" file "op-ed.txt" quotes none
      claim ↓c1 "Free" from op-ed:1.1 "Buses should be free"
      """
    ],
    clean: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "Free" from op-ed:1.1 "Buses should be free"
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    var sums = map.quotedSums ?? QuotedSums()
    for node in map.statements {
      let found = map.quotes(in: node)
      for source in found.tooLong { report(finding(on: node, nodes: [source])) }
      if map.quotedSums == nil { sums.set(found.quoted, of: node) }
    }
    let limit = SourceDetails.Quotes.longestShortQuote
    for source in map.sources {
      let sum = sums[source]
      guard sum.count > limit, let text = map.quotations.texts[source] else { continue }
      let share = Double(sum.bytes) / Double(max(1, text.bytes.count))
      if share > SourceDetails.Quotes.largestShare {
        report(finding(on: source, detail: Int(share * 100 + 0.5)))
      }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    guard let source = finding.nodes.first else {
      return "the map quotes \(finding.detail) % of \(map.words(finding.subject))"
    }
    let quotes = map.graph.quotes(of: source)
    return quotes.keepsWords
      ? "\(map.words(finding.subject)) keeps a quote of more than "
        + "\(SourceDetails.Quotes.longestShortQuote) characters"
      : "\(map.words(finding.subject)) keeps words of \(map.name(source)), which is quotes "
        + quotes.rawValue
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) quotes are longer than may be kept"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    guard let source = finding.nodes.first else { return about.mending }
    return map.graph.quotes(of: source).keepsWords
      ? about.mending : "reanchor \(map.name(source)), which takes the words out"
  }
}
