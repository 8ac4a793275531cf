import Foundation
import Testing

/// `crux report KIND NOTEBOOK --format …`
@Suite struct ReportFilesTests {
  static let kinds = ["brief", "evidence", "sources", "assumptions", "objections", "findings"]

  /// A map whose every text tries to be markup, a formula, or another cell.
  static let hostile: [String] = [
    "<script>alert(1)</script>", "[a](javascript:alert)", "![x](http://evil.example/p.png)",
    "=HYPERLINK(\"http://evil.example\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "# heading",
    "1. item", "| a | b |", "`code` *bold* _em_ ~~gone~~", "<http://evil.example>", "---",
    "www.evil.example", "a@evil.example", "http://evil.example", "&lt;b&gt;", "$x$ {y} \\",
    "* star",
    "``` fence", "line\\none", "\\tTab", "> quote", "<!-- note -->", "+ plus", "~~~", "2) two",
    "[ref]: http://evil.example", "\\n=1+1", "\u{FF1D}1+1", "<details><summary>", "a\\u{202E}b",
  ]

  static var map: String {
    var lines = [
      "title \"<h1>Title</h1>\"",
      "source s \"=cmd|'/C calc'!A1\" by \"<b>A</b>\" reliability B url \"http://evil.example\"",
      "contention main \"<img src=x onerror=alert(1)>\"",
    ]
    for (index, text) in hostile.enumerated() {
      let quoted =
        "\""
        + text.replacingOccurrences(of: "\"", with: "\\\"")
        .replacingOccurrences(of: "{y} \\", with: "{y} \\\\") + "\""
      let kind = ["evidence", "assumption", "counterclaim", "claim"][index % 4]
      let relation = kind == "counterclaim" ? "rebuts" : "supports"
      lines.append(
        "\(kind) n\(index) \(quoted) from s:\(index + 1) \(relation) main note \(quoted)")
    }
    lines.append("allow U001 on n3 \"=1+1 <b>\"")
    return "```crux\n\(lines.joined(separator: "\n"))\n```\n"
  }

  private func sandbox() -> Sandbox {
    let sandbox = Sandbox()
    sandbox.write(Self.map, to: "a.md")
    return sandbox
  }

  @Test(arguments: kinds)
  func `every report comes in every format, the same each time`(_ kind: String) throws {
    let sandbox = sandbox()
    for format in ["text", "markdown", "csv", "json"] {
      let result = sandbox.run("crux report \(kind) a.md --format \(format)")
      #expect(result.status == 0 && result.errors.isEmpty, "\(kind) \(format): \(result)")
      #expect(!result.output.isEmpty, "\(kind) \(format)")
      #expect(result.output == sandbox.run("crux report \(kind) a.md --format \(format)").output)
      let file = sandbox.run("crux report \(kind) a.md --format \(format) -o out; cat out")
      #expect(file.output == result.output)
      for scalar in result.output.unicodeScalars {
        let isSpace = "\t\r\n".unicodeScalars.contains(scalar)
        #expect(scalar.value != 0x202E && (scalar.value >= 0x20 || isSpace))
      }
    }
    let json = sandbox.run("crux report \(kind) a.md --format json").output
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(value?["report"] as? String == kind)
  }

  @Test(arguments: kinds)
  func `no cell of a CSV file is a formula, and every row has every column`(_ kind: String) {
    let sandbox = sandbox()
    let text = sandbox.run("crux report \(kind) a.md --format csv").output
    let rows = Self.rows(text)
    #expect(rows.count > 1)
    for row in rows {
      #expect(row.count == rows[0].count, "\(row)")
      for cell in row {
        #expect(
          cell.unicodeScalars.first.map { !"=+-@\t\r\n\u{FF1D}".unicodeScalars.contains($0) }
            ?? true,
          "\(cell)")
      }
    }
  }

  /// The cells of a CSV file (RFC 4180).
  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          cell.unicodeScalars.append(scalar)
        } else if scalars.first == "\"" {
          scalars.removeFirst()
          cell.append("\"")
        } else {
          isQuoted = false
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," || scalar == "\n" {
        row.append(cell)
        cell = ""
        if scalar == "\n" {
          rows.append(row)
          row = []
        }
      } else if scalar != "\r" {
        cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }

  /// Reads Markdown with the parser for Python that is there, tables on, and prints the elements of
  /// the page that are not ours: raw HTML, links, images, and headings above the third level.
  private static let reader = """
    import sys
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        print("missing"); sys.exit(0)
    text = open(sys.argv[1], encoding="utf-8", newline="").read()
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    bad = {"html_block", "html_inline", "link_open", "image", "em_open", "s_open", "hr",
           "blockquote_open", "ordered_list_open", "fence", "code_block"}
    def walk(tokens):
        for token in tokens:
            if token.type in bad: print(token.type, repr(token.content))
            if token.children: walk(token.children)
    tokens = parser.parse(text)
    walk(tokens)
    titles = [t for t in tokens if t.type == "heading_open" and t.tag == "h1"]
    print("titles", len(titles))
    """

  @Test(arguments: kinds)
  func `nothing that a map holds is markup to a CommonMark parser`(_ kind: String) {
    let sandbox = sandbox()
    sandbox.write(Self.reader, to: "reader.py")
    #expect(sandbox.run("crux report \(kind) a.md --format markdown -o page").status == 0)
    let result = sandbox.run("python3 reader.py page")
    if result.status != 0 || result.output == "missing\n" {
      print("skipped: the Python package markdown-it-py is not installed")
      return
    }
    #expect(result.output == "titles 1\n", "\(result)")
  }

  @Test(arguments: kinds)
  func `no page has HTML or an address in it when cmark reads it`(_ kind: String) {
    let sandbox = sandbox()
    guard sandbox.run("command -v cmark").status == 0 else {
      print("skipped: cmark is not installed")
      return
    }
    #expect(sandbox.run("crux report \(kind) a.md --format markdown -o page").status == 0)
    let html = sandbox.run("cmark --unsafe page").output
    for word in ["<script", "<img", "<h1>T", "<a ", "<details", "<!--", "<em>"] {
      #expect(!html.contains(word), "\(word) in \(html)")
    }
    #expect(html.contains("&lt;"))
  }
}
