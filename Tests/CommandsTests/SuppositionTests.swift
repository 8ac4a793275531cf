import ArgumentGraph
import Evaluation
import Notebook
import Testing

@testable import Commands

/// What-ifs change what is shown, and nothing else.
@Suite struct SuppositionTests {
  private func workspace() throws -> Workspace {
    try Workspace(
      typed: """
        source s "Survey" reliability B
        contention c1 "Rents will fall"
        evidence e1 "400 homes" from s:1 credibility 2 supports c1
        evidence e2 "A survey" from s:2 credibility 3
        counterclaim k1 "People will come" rebuts c1
        support k1 with e2
        """)
  }

  @Test func `suppositions add up, and suppose nothing ends them`() throws {
    var workspace = try workspace()
    let c1 = workspace.graph.find("c1")
    let bytes = workspace.notebook.bytes
    #expect(workspace.evaluation().verdict(c1) == .stands(level: 4))
    let lines = try workspace.answer("suppose not e1")
    #expect(
      lines == [
        "supposing not e1", "  c1  Rents will fall: STANDS (4), now FALLS",
        "  e1  400 homes: STANDS (4), now FALLS",
      ])
    _ = try workspace.answer("suppose not e2")
    #expect(workspace.suppositionPhrase == "not e1, not e2")
    #expect(workspace.evaluation().verdict(workspace.graph.find("k1")) == .falls)
    #expect(workspace.plainEvaluation().verdict(c1) == .stands(level: 4))
    _ = try workspace.type("suppose e1")
    #expect(workspace.suppositionPhrase == "not e2, e1")
    #expect(workspace.evaluation().verdict(c1) == .stands(level: 5))
    _ = try workspace.type("suppose nothing")
    #expect(workspace.suppositionPhrase == nil)
    #expect(workspace.notebook.bytes == bytes)
    #expect(workspace.evaluation().verdict(c1) == .stands(level: 4))
  }

  @Test func `every answer that shows verdicts says what is supposed`() throws {
    var workspace = try workspace()
    _ = try workspace.type("suppose not source s")
    for query in ["tree", "list", "verdict", "why c1", "show c1", "cruxes"] {
      let first = try workspace.answer(query).first
      #expect(first == "supposing not source s", "\(query)")
    }
    #expect(try workspace.answer("check").first?.hasPrefix("supposing") != true)
  }

  @Test func `what is renamed stays supposed, and what is removed does not`() throws {
    var workspace = try workspace()
    _ = try workspace.type("suppose not e1, k1")
    _ = try workspace.type("rename e1 homes")
    #expect(workspace.suppositionPhrase == "not homes, k1")
    let outcome = try workspace.type("remove homes cascade")
    #expect(outcome.notices.contains("note: `not homes` is not supposed any more, as it is gone"))
    #expect(workspace.suppositionPhrase == "k1")
  }

  @Test func `recorded outputs never show what is supposed`() throws {
    let cell = "contention c1 \"A\"\nassumption a1 \"B\" supports c1\nverdict c1"
    var (plain, supposing) = (Workspace(cell: cell), Workspace(cell: cell))
    _ = try supposing.type("suppose not a1")
    _ = try plain.type("rerun")
    _ = try supposing.type("rerun")
    #expect(plain.text == supposing.text)
    #expect(supposing.suppositionPhrase == "not a1")
  }

  @Test(arguments: ["suppose s", "suppose not source e1", "suppose not zz", "suppose e1 e2"])
  func `what cannot be supposed is refused`(line: String) throws {
    var workspace = try workspace()
    #expect(throws: CommandFailure.self) { _ = try workspace.type(line) }
    #expect(workspace.suppositions.isEmpty)
  }
}
