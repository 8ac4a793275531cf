import ArgumentGraph
import Formats
import Foundation
import Notebook
import SourceText
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct `DOT export` {
  @Test func `a small map`() throws {
    let text = dot(notebook(Sample.buses))
    #expect(text == (try golden("buses.dot", text)))
  }

  @Test func `all that can be drawn`() throws {
    let notebook = notebook(Sample.everything)
    let options = ExportOptions(
      settings: ["warrants": "on", "conclusions": "left", "width": "20"],
      verdict: { $0.raw % 2 == 0 ? VerdictMark("stands", level: 3) : VerdictMark("falls") })
    let text = export(DOTFormat.self, notebook, options).text
    #expect(text == (try golden("everything.dot", text)))
  }

  @Test func `an empty map is an empty picture`() {
    #expect(dot(notebook("")).hasPrefix("digraph map {\n"))
    #expect(!dot(notebook("")).contains("legend"))
  }

  @Test func `what is not there is shown as such`() {
    let text = dot(notebook("claim c1 \"x\"\nsupport c1 with ghost\nundercut gone -> c1 with c1"))
    #expect(text.contains("label=\"NOT DECLARED\\nghost\""))
    #expect(text.contains("label=\"NOT DECLARED\\ngone -> c1\""))
  }

  @Test func `the legend tells of what occurs, and can be left out`() {
    let small = notebook("claim c1 \"x\"\nevidence e1 \"y\" supports c1")
    #expect(dot(small).contains("cluster_legend"))
    #expect(!dot(small).contains("label=\"assumption\""))
    #expect(!dot(small).contains("label=\"rebuts\""))
    #expect(!dot(small, ["legend": "off"]).contains("legend"))
  }

  @Test func `conclusions are at the top of small maps and at the left of large ones`() {
    func map(_ count: Int) -> Notebook {
      notebook((0..<count).map { "claim c\($0) \"x\" supports c0" }.joined(separator: "\n"))
    }
    #expect(dot(map(DOTFormat.uprightLimit)).contains("rankdir=BT"))
    #expect(dot(map(DOTFormat.uprightLimit + 1)).contains("rankdir=RL"))
    #expect(dot(map(3), ["conclusions": "right"]).contains("rankdir=LR"))
    #expect(dot(map(3), ["conclusions": "bottom"]).contains("rankdir=TB"))
  }

  @Test func `a map that Graphviz can hardly lay out is written with a warning`() {
    func losses(_ count: Int) -> [Diagnostic] {
      let text = (0..<count).map { "claim c\($0) \"x\"" }.joined(separator: "\n")
      return export(DOTFormat.self, notebook(text)).losses
    }
    #expect(losses(DOTFormat.sizeLimit) == [])
    #expect(losses(DOTFormat.sizeLimit + 1).map(\.severity) == [.warning])
  }

  @Test func `a source that is cited again is named once`() {
    let text = dot(
      notebook(
        """
        source s "S"
        source t "T"
        claim c1 "x" from s:1, s:2.1, t:3, t:3
        claim c2 "y" from s:1, t "words", s:4, s:5, s:6
        """))
    #expect(text.contains("\\n[s:1, 2.1, t:3]\""))
    #expect(text.contains("\\n[s:1, t, s:4, +2]\""))
  }
}

/// Graphviz itself, and an XML parser, on texts that were made to break them.
struct `DOT and Graphviz` {
  static let hostile = [
    "\"", "\\", "ends in a backslash \\", "\\N \\G \\E \\T \\H \\L", "\n", "a\nb\tc", "<b>bold</b>",
    "&lt; &amp; &#65; & &&", "{a|b}", "]]>", "-->", "<!--", "<?xml?>", "<![CDATA[",
    String(repeating: "x", count: 17_000), String(repeating: "\\u{301}", count: 17_000),
    String(repeating: "\\\\", count: 9_000), "\u{1B}[2J", "\u{1B}]2;title\u{7}", "\u{9B}31m",
    "\u{202E}abc\u{2066}", "\u{FFFE}\u{FFFF}\u{FFFD}", "\u{1FFFE}", "\u{2028}", "\u{E000}", "😀👩‍👩‍👧",
    "javascript:alert(1)", "data:text/html,<script>", "x\" onclick=\"y", "'", "`$(id)`", "%s%n",
    "漢字かな交じり文", "שלום", "",
  ]

  static let ids = [
    "node", "edge", "graph", "digraph", "subgraph", "strict", "é", "a.b", "a-b", "n1", "NODE",
    "cluster_x", "k0", "l0", "w0", "map",
  ]

  /// A notebook of hostile texts, each the text of a claim with a hostile id where there is one.
  private func map() -> (notebook: Notebook, texts: [(label: String, text: String)]) {
    var lines = ["title \"<i>&\\\\N\\\"\"", "contention main \"m\""]
    var texts: [(label: String, text: String)] = []
    for (index, text) in Self.hostile.enumerated() {
      let label = index < Self.ids.count ? Self.ids[index] : "c\(index)"
      // Texts that are written as escapes of the language stay so.
      let isEscaped = text.hasPrefix("\\u{301}") || text.hasPrefix("\\\\")
      let quoted = isEscaped ? "\"\(text)\"" : TextEscapes.encoded(text)
      lines.append("claim \(label) \(quoted) supports main scheme <b>&\\N")
      texts.append((label, text))
    }
    return (notebook(lines.joined(separator: "\n")), texts)
  }

  @Test func `hostile texts give a valid picture, and are read back equal`() throws {
    let (notebook, texts) = map()
    #expect(notebook.problems == [])
    let graph = notebook.graph
    guard let run = try run("dot", ["-Tsvg"], input: dot(notebook)) else { return }
    #expect(run.status == 0, "\(run.text.prefix(500))")
    let svg = SVGReader(run.output)
    #expect(svg.isWellFormed)
    #expect(
      svg.elements.isSubset(of: [
        "svg", "g", "title", "polygon", "path", "text", "polyline", "ellipse",
      ]))
    #expect(svg.attributes.isDisjoint(with: ["href", "xlink:href", "onclick", "onload"]))
    for (label, _) in texts {
      let node = graph.find(label)
      let shown = try #require(svg.texts["n\(node.raw)"], "\(label)")
      let expected = "CLAIM" + label + picture(graph.text(node))
      #expect(squeezed(shown) == squeezed(expected), "\(label)")
    }
  }

  /// How a text is shown: with what cannot be shown made visible.
  private func picture(_ text: String) -> String {
    visible(text, keepsLines: true)
      .replacing("\u{FFFE}", with: "\\u{FFFE}").replacing("\u{FFFF}", with: "\\u{FFFF}")
  }

  private func squeezed(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }
  }

  @Test func `random maps are valid`() throws {
    var maps = ""
    for seed in UInt64(0)..<60 { maps += dot(RandomMap.notebook(seed: seed)) }
    guard let run = try run("dot", ["-Tcanon"], input: maps) else { return }
    #expect(run.status == 0, "\(run.text.prefix(500))")
    #expect(!run.text.contains("Warning") && !run.text.contains("Error"))
  }

  @Test func `the picture of every side and option is well-formed`() throws {
    for conclusions in ["top", "left", "right", "bottom"] {
      let settings = ["conclusions": conclusions, "warrants": "on", "sources": "off"]
      let text = dot(notebook(Sample.everything), settings)
      guard let run = try run("dot", ["-Tsvg"], input: text) else { return }
      #expect(run.status == 0 && SVGReader(run.output).isWellFormed)
    }
  }

  @Test func `only attributes that cannot load or run anything are written`() {
    let allowed: Set<String> = [
      "label", "shape", "style", "color", "fillcolor", "fontcolor", "fontname", "fontsize",
      "margin", "peripheries", "penwidth", "arrowhead", "arrowsize", "width", "height",
      "fixedsize", "minlen", "weight", "tailclip", "rank", "rankdir", "nodesep", "ranksep", "pad",
      "charset", "labelloc",
    ]
    var texts = (UInt64(0)..<60).map { dot(RandomMap.notebook(seed: $0)) }
    texts.append(dot(map().notebook))
    for text in texts {
      let bare = withoutStrings(text)
      #expect(!bare.contains("<"))
      let words = bare.split { !$0.isLetter && $0 != "=" && $0 != "_" }
      let names = words.filter { $0.contains("=") }.map { String($0.prefix { $0 != "=" }) }
      #expect(Set(names).isSubset(of: allowed), "\(Set(names).subtracting(allowed))")
    }
  }

  /// DOT with every quoted string emptied.
  private func withoutStrings(_ text: String) -> String {
    var bare = ""
    var isInside = false
    var isEscaped = false
    for character in text.unicodeScalars {
      if isInside {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isInside = false
        }
      } else if character == "\"" {
        isInside = true
      } else {
        bare.unicodeScalars.append(character)
      }
    }
    return bare
  }
}

/// Reads a picture: what it is made of, and the text of each node.
final class SVGReader: NSObject, XMLParserDelegate {
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var texts: [String: String] = [:]
  private(set) var isWellFormed = false
  private var title = ""
  private var inside = ""

  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes values: [String: String] = [:]
  ) {
    elements.insert(name)
    attributes.formUnion(values.keys)
    inside = name
    if name == "title" { title = "" }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    inside = ""
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if inside == "title" { title += text }
    if inside == "text" { texts[title, default: ""] += text }
  }
}
