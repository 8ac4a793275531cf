import ArgumentGraph
import Notebook
import SourceText
import Testing

@testable import Reports

@Suite struct ArgumentTreeTests {
  static func tree(_ cell: String, under id: String, _ options: ArgumentTree.Options = .init())
    -> [String]
  {
    let bytes = Array("```crux\n\(cell)\n```\n".utf8)
    let view = Notebook(name: "m.md", bytes: bytes).view
    return ArgumentTree.lines(view, under: [view.graph.find(id)], options: options).lines
      .map(\.text)
  }

  @Test func `support, rebuttals, undercuts and linked premises have their marks`() {
    let lines = Self.tree(
      """
      claim c1 "A"
      claim c2 "B"
      assumption a1 "C"
      support c1 with c2 + a1
      counterclaim k1 "D" rebuts c1
      counterclaim k2 "E" undercuts c2 + a1 -> c1
      support c1 with zz
      """, under: "c1")
    #expect(
      lines == [
        "c1  A", "  + [c2  B", "     a1  C]", "    / k2  E", "  + zz  (not declared)", "  - k1  D",
      ])
  }

  @Test func `shared statements and circles are referred to`() {
    let lines = Self.tree(
      "claim c1 \"A\" supports c2\nclaim c2 \"B\" supports c1\nclaim c3 \"C\" supports c1, c2",
      under: "c1")
    #expect(lines == ["c1  A", "  + c2  B", "    + c1  (above)", "    + c3  C", "  + c3  (above)"])
  }

  @Test func `steps that undercut each other in a circle end`() {
    let lines = Self.tree(
      """
      claim c1 "A"
      claim c2 "B"
      support c1 with c2 as s
      undercut x with c1 as y
      undercut y with c2 as x
      undercut s with c1 as z
      undercut w with c2 as w
      undercut s with c2 as w2
      """, under: "c1")
    #expect(lines.count < 10)
    #expect(lines.first == "c1  A")
    #expect(!Self.tree("claim c1 \"A\"\nundercut w with c1 as w", under: "w").isEmpty)
  }

  @Test func `a chain of thousands is printed within the width`() {
    let count = 3_000
    var cell = "claim c0 \"top\"\n"
    for number in 1...count {
      cell += "claim c\(number) \"a reason of some length\" supports c\(number - 1)\n"
    }
    let lines = Self.tree(cell, under: "c0")
    #expect(lines.count == count + 1)
    #expect(lines.allSatisfy { displayWidth($0) <= 80 })
    #expect(lines.last?.contains("(3000) + c3000  a reason") == true)
  }

  @Test func `depth leaves out what is deeper`() {
    var options = ArgumentTree.Options()
    options.depth = 1
    let lines = Self.tree(
      "claim c1 \"A\"\nclaim c2 \"B\" supports c1\nclaim c3 \"C\" supports c2", under: "c1", options
    )
    #expect(lines == ["c1  A", "  + c2  B", "    ... 1 more"])
  }
}

@Suite struct TableTests {
  @Test func `columns are as wide as they must be, numbers to the right`() {
    var table = Table([.init("id"), .init("count", isNumeric: true), .init("text")])
    table.rows = [
      [.init("a"), .init("7"), .init("x")], [.init("long"), .init("1234567"), .init("")],
    ]
    #expect(
      table.lines(width: 80).map(\.text) == [
        "id      count  text", "a           7  x", "long  1234567",
      ])
  }

  @Test func `a flexible column gives way, down to sixteen columns`() {
    var table = Table([.init("id"), .init("text", isFlexible: true)])
    table.rows = [[.init("a"), .init("one two three four five six seven")]]
    #expect(table.lines(width: 24).last?.text == "a   one two three...")
    #expect(table.lines(width: 5).last?.text == "a   one two three...")
    #expect(Table([.init("id")]).lines(width: 80).isEmpty)
  }

  @Test func `a line is cut by columns and keeps its roles`() {
    let line = StyledLine("漢字", .id).adding("  some words", .dim)
    #expect(line.width == 16)
    #expect(line.cut(to: 16) == line)
    #expect(line.cut(to: 12).text == "漢字  som...")
    #expect(line.cut(to: 12).runs.map(\.role) == [.id, .dim, .dim])
    #expect(StyledLine("a ").adding("  ").trimmed.text == "a")
    #expect(StyledLine("  ").trimmed.runs.isEmpty)
  }
}
