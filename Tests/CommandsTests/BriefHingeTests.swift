import ArgumentGraph
import Evaluation
import Notebook
import Reports
import Testing

@testable import Commands

/// What a brief says a point hinges on.
@Suite struct BriefHingeTests {
  private func section(_ cell: String) throws -> [String] {
    var workspace = Workspace(cell: cell)
    workspace.options.width = 200
    let lines = try #require(try workspace.type("report brief").answer).lines(width: 200)
      .map(\.text)
    let start = try #require(lines.firstIndex { $0.hasPrefix("What it hinges on") })
    return Array(lines[(start + 2)...].prefix { !$0.isEmpty })
  }

  @Test func `changes with one outcome are told together`() throws {
    let cell = (1...9).map { "claim c\($0) \"Reason \($0)\" supports main" }
    let answered = """
      contention main "Main"
      counterclaim k1 "Against" rebuts main
      claim r1 "Not so" undercuts k1 -> main

      """
    let lines = try section(answered + cell.joined(separator: "\n"))
    let head = "- If any one of these were confirmed, it would stand, at level 5:"
    #expect(lines.contains(head))
    #expect(lines.count { $0.contains("it would stand") } == 1)
    #expect(lines.filter { $0.hasPrefix("  - Reason") }.count == BriefHinge.shownLimit)
    #expect(lines.contains("  - or any one of 3 more"))
  }

  @Test func `no statement is named twice in one outcome`() throws {
    let lines = try section(
      """
      contention main "Main"
      assumption a1 "One" supports main
      assumption a2 "Two" supports main
      counterclaim k1 "Against" rebuts main
      """)
    #expect(Set(lines).count == lines.count)
    #expect(lines.first == "- If neither “One” [a1] nor “Two” [a2] held, it would fall.")
  }

  @Test func `pairs that share a member are told together`() {
    let nodes = (0..<5).map { NodeID(raw: UInt32($0)) }
    func lose(_ indices: Int...) -> Crux {
      Crux(remove: indices.map { nodes[$0] }, becomes: .falls)
    }
    let hinges = BriefHinge.all(of: [lose(0, 1), lose(0, 2), lose(0, 3), lose(1, 4)])
    #expect(
      hinges == [
        BriefHinge(always: lose(0), anyOne: [lose(1), lose(2), lose(3)]),
        BriefHinge(always: lose(1, 4), anyOne: []),
      ])
    let triples = BriefHinge.all(of: [lose(0, 1, 2), lose(0, 1, 3)])
    #expect(triples.map(\.always) == [lose(0, 1, 2), lose(0, 1, 3)])
    let mixed = BriefHinge.all(
      of: [lose(0), Crux(remove: [nodes[1]], becomes: .asserted), lose(2)])
    #expect(mixed.map { $0.anyOne.count } == [2, 1])
  }
}
