import ArgumentGraph
import SourceText

/// A text that is still to be written.
enum Placeholder: Rule {
  static let about = RuleDescription(
    code: "X006", name: "placeholder", severity: .warning,
    summary: "a statement, a source's title or a warrant that is empty or holds TODO, XXX or ???",
    rationale: "It was to be written later",
    mending: "write it",
    triggering: [
      """
      claim ↓c1 "TODO find the figure"
      claim ↓c2 "Fares cover ??? of the cost"
      claim ↓c3 ""
      """
    ],
    clean: [
      """
      claim c1 "Todos los autobuses"
      claim c2 "Would it pay?"
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    let allTraits = map.textTraits
    for node in map.nodes {
      let body = graph.bodyID(node)
      let traits = allTraits[node.index]
      let isBlank = body.isNone ? !graph.kind(node).isInference : traits.contains(.blank)
      if isBlank {
        report(finding(on: node, detail: 1))
      } else if traits.contains(.placeholder), mayHold(body, graph),
        word(in: graph.texts[body]) != nil
      {
        report(finding(on: node))
      }
    }
  }

  /// Whether the bytes of a text hold a placeholder, be it within a word: most texts do not.
  private static func mayHold(_ text: TextID, _ graph: Graph) -> Bool {
    graph.texts.withBytes(of: text) { bytes in
      var word: UInt32 = 0
      for byte in bytes {
        word = word << 8 | UInt32(byte)
        if word == 0x544F_444F || word & 0xFF_FFFF == 0x58_5858 || word & 0xFF_FFFF == 0x3F_3F3F {
          return true
        }
      }
      return false
    }
  }

  /// The placeholder that `text` holds: `???`, or `TODO` or `XXX` as a word of its own.
  static func word(in text: String) -> String? {
    var word = ""
    var marks = 0
    for scalar in text.unicodeScalars {
      marks = scalar == "?" ? marks + 1 : 0
      if marks == 3 { return "???" }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
      } else {
        if word == "TODO" || word == "XXX" { return word }
        word = ""
      }
    }
    return word == "TODO" || word == "XXX" ? word : nil
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let node = finding.subject
    if finding.detail == 1 { return "the text of \(map.name(node)) is empty" }
    let text = map.graph.texts[map.graph.bodyID(node)]
    return "\(map.quoted(text)) is still to be written: it holds \(word(in: text) ?? "")"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) texts are still to be written"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    map.graph.kind(finding.subject).isStatement
      ? "edit \(map.name(finding.subject)) text \"TEXT\"" : "write it, or take it out"
  }
}
