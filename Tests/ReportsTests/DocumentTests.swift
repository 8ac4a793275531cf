import Foundation
import JSONText
import Testing

@testable import Reports

@Suite struct DocumentTests {
  static let hostile = [
    "[x](javascript:alert(1))", "<script>alert(1)</script>", "# heading", "---", "- item", "1. one",
    "a | b | c", "`code` ```", "**bold** _it_", "&lt;b&gt;", "http://evil.example", "> quote",
    "two\nlines", "\\", "=== x", "$x$ ~~y~~", "2) two", "![i](http://a)",
  ]

  private func page(_ text: String) -> Document {
    var document = Document(kind: "brief", title: text)
    document.addHeading(text)
    document.add(StyledLine(text))
    document.addItem(StyledLine(text).adding(" [").adding("c1", .id).adding("]"))
    var table = Table([.init("id"), .init(text)])
    table.rows.append([.init("c1", .id), .init(text)])
    document.add(table)
    return document
  }

  @Test(arguments: hostile)
  func `no text becomes markup`(_ text: String) throws {
    let markdown = page(text).markdown
    for line in markdown.split(separator: "\n") {
      let isOurs = ["# ", "## ", "- ", "| "].contains { line.hasPrefix($0) }
      #expect(isOurs || !"#-=+>".contains(line.first ?? " "), "\(line)")
      var bare = line.replacingOccurrences(
        of: "\\\\[^A-Za-z0-9 ]", with: "", options: .regularExpression)
      while let span = bare.range(of: "`[^`]*`", options: .regularExpression) {
        bare.removeSubrange(span)
      }
      if !line.hasPrefix("| ") { #expect(!bare.contains("|"), "\(line)") }
      for mark in ["<", "[", "](", "*", "`", "&", "://"] {
        let isOpen = bare.contains(mark)
        #expect(!isOpen, "\(mark) in \(line)")
      }
    }
    let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count == 3)
    for row in rows {
      let cells = row.replacingOccurrences(of: "\\\\.", with: "", options: .regularExpression)
      #expect(cells.count { $0 == "|" } == 3, "\(row)")
    }
  }

  @Test func `text is wrapped, with hanging indents`() {
    var document = Document(kind: "brief", title: "A title")
    document.addItem(StyledLine("one two three four five six seven eight"))
    document.addItem(StyledLine("nine ten"), depth: 1)
    let lines = document.lines(width: 24).map(\.text)
    #expect(
      lines == [
        "A title", "=======", "", "- one two three four", "  five six seven eight", "  - nine ten",
      ])
  }

  @Test func `rows keep all their words`() {
    var table = Table([.init("id"), .init("text", isFlexible: true)])
    table.rows.append([.init("c1", .id), .init(String(repeating: "word ", count: 40))])
    var document = Document(kind: "evidence", title: "E")
    document.add(table)
    let text = document.lines(width: 40).map(\.text).joined(separator: " ")
    #expect(text.split(separator: " ").count { $0 == "word" } == 40)
    #expect(document.lines(width: 40).allSatisfy { $0.width <= 40 })
  }

  @Test func `a page without a table is a table of its parts`() {
    var document = Document(kind: "brief", title: "T")
    document.addHeading("H")
    document.add(StyledLine("words ").adding("c1", .id))
    let table = document.table
    #expect(table.rows.map { $0.map(\.text) } == [["H", "words c1", "c1"]])
    var writer = JSONWriter(.compact)
    Answer(document).json(&writer)
    let json = String(decoding: writer.bytes, as: UTF8.self)
    #expect(json.contains("\"ids\":[\"c1\"]") && json.contains("\"heading\":\"H\""))
  }

  @Test func `plain lines of an answer are fenced`() {
    var answer = Answer()
    answer.add("```")
    #expect(answer.markdown == "````text\n```\n````\n")
  }
}
