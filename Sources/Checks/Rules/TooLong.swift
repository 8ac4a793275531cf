import ArgumentGraph
import SourceText

/// Text that no picture can hold.
enum TooLong: Rule {
  static let about = RuleDescription(
    code: "X005", name: "too-long", severity: .warning,
    summary: "a text of more than \(TextLimits.bytes) bytes, or with more than "
      + "\(TextLimits.run) characters without a space",
    rationale: "A statement is a sentence or two; Graphviz refuses such a run, and nobody reads "
      + "such a text in a box",
    mending: "split the statement, or put what is long into a source document or a note",
    triggering: ["claim ↓c1 \"\(String(repeating: "more ", count: 1_000))\""],
    clean: ["claim c1 \"\(String(repeating: "more ", count: 100))\""])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let traits = map.textTraits
    for node in map.nodes where traits[node.index].contains(.long) {
      report(finding(on: node))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let texts = map.texts(of: finding.subject).filter { $0.text.utf8.count > TextLimits.bytes }
    let field = texts.first?.field ?? "text"
    let name = map.describe(finding.subject)
    if let run = texts.map({ longestRun($0.text) }).max(), run > TextLimits.run {
      return "the \(field) of \(name) has \(run) characters without a space, more than Graphviz "
        + "can read"
    }
    return "the \(field) of \(name) has \(texts.first?.text.utf8.count ?? 0) bytes, more than "
      + "\(TextLimits.bytes)"
  }

  /// The most characters in a row that are not spaces.
  private static func longestRun(_ text: String) -> Int {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar.properties.isWhitespace ? 0 : run + 1
      longest = max(longest, run)
    }
    return longest
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) texts have more than \(TextLimits.bytes) bytes"
  }
}
