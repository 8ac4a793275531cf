import ArgumentGraph
import Evaluation
import MapTesting
import Notebook
import Testing

@testable import Commands

/// What is brought up to date after an edit is what evaluating everything gives.
@Suite struct EvaluationCacheTests {
  /// The first node on which the kept evaluation and a new one disagree.
  private static func difference(_ workspace: Workspace) -> String? {
    let kept = workspace.evaluation()
    let fresh = Evaluation(workspace.notebook.view, supposing: kept.suppositions)
      .reading(under: workspace.semantics)
    for node in fresh.map.order where fresh.graph.kind(node) != .source {
      let (mine, its) = (kept.verdict(node), fresh.verdict(node))
      if mine != its { return "\(fresh.graph.name(node)) is \(mine), not \(its)" }
      if kept.standing(ofReason: node) != fresh.standing(ofReason: node) {
        return "\(fresh.graph.name(node)) carries otherwise"
      }
      if kept.fallReason(node) != fresh.fallReason(node) {
        return "\(fresh.graph.name(node)) falls otherwise"
      }
      if kept.certificate(node) != fresh.certificate(node) {
        return "\(fresh.graph.name(node)) is proved otherwise"
      }
    }
    return nil
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `an evaluation kept through random edits is the one of the whole map`(seed: UInt64) {
    let start = RandomDocument.bytes(seed: seed)
    var workspace = Workspace(Notebook(name: "map.md", bytes: start), savedBytes: start)
    var script = RandomScript(seed: seed &+ 4_000)
    var typed: [String] = []
    _ = workspace.evaluation()
    for number in 0..<40 {
      let line = script.command(in: workspace)
      if (try? workspace.type(line)) != nil { typed.append(line) }
      // Several edits may go by before anybody asks.
      if number % 3 == 1 { continue }
      if let difference = Self.difference(workspace) {
        Issue.record("seed \(seed): \(difference) after \(typed)")
        return
      }
    }
  }

  /// A notebook that includes another when the seed is odd.
  private static func workspace(_ seed: UInt64) -> Workspace {
    var start = RandomDocument.bytes(seed: seed)
    if seed % 2 == 1 {
      start = Array("```crux\ninclude \"o.md\" as o\nsupport main with o.c\n```\n".utf8) + start
    }
    return Workspace(
      Notebook(name: "map.md", bytes: start, includes: includes), savedBytes: start)
  }

  private static let includes = IncludeLoader(identity: "map.md") { _, _ throws(IncludeFailure) in
    let text = """
      ```crux
      claim c "Buses" supports d
      claim d "Streets"
      assumption e "Counts" supports c
      counterclaim k "Costs" rebuts c
      assumption l "Loans" rebuts k
      rebut l with k
      ```
      """
    return .init(identity: "o.md", bytes: Array(text.utf8))
  }

  /// A what-if, or other semantics.
  private static func question(_ dice: inout Dice, _ workspace: Workspace) -> String {
    let all = workspace.notebook.orderedNodes.filter { workspace.graph.kind($0) != .source }
    let name = all.isEmpty ? "c1" : workspace.graph.name(dice.pick(all))
    let semantics = dice.pick(MapSemantics.allCases).rawValue
    return dice.pick([
      "suppose \(name)", "suppose not \(name)", "suppose nothing", "set semantics \(semantics)",
      "set semantics \(semantics)",
    ])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `what-ifs, semantics, includes and a reload change nothing of that`(seed: UInt64) {
    var workspace = Self.workspace(seed)
    var script = RandomScript(seed: seed &+ 9_000)
    var dice = Dice(seed &+ 9_500)
    var typed: [String] = []
    _ = workspace.evaluation()
    for number in 0..<30 {
      let isQuestion = dice.once(in: 3)
      let line = isQuestion ? Self.question(&dice, workspace) : script.command(in: workspace)
      if (try? workspace.type(line)) != nil { typed.append(line) }
      if number % 3 == 1 { continue }
      if let difference = Self.difference(workspace) {
        Issue.record("seed \(seed): \(difference) after \(typed)")
        return
      }
    }
    let loaded = Workspace(
      Notebook(name: "map.md", bytes: workspace.notebook.bytes, includes: Self.includes))
    let (kept, fresh) = (workspace.plainEvaluation(), loaded.plainEvaluation())
    let (mine, its) = (workspace.notebook.view.order, loaded.notebook.view.order)
    #expect(mine.map { kept.verdictMark($0) } == its.map { fresh.verdictMark($0) })
  }

  @Test(arguments: 100..<130 as Range<UInt64>)
  func `what is edited and undone stands as before`(seed: UInt64) throws {
    var workspace = Self.workspace(seed)
    var script = RandomScript(seed: seed &+ 11_000)
    func marks() -> [String] {
      let evaluation = workspace.evaluation()
      return workspace.notebook.view.order.map {
        "\(workspace.graph.name($0)) \(evaluation.verdict($0))"
      }
    }
    let before = marks()
    for _ in 0..<25 {
      if (try? workspace.type(script.command(in: workspace))) != nil { _ = marks() }
    }
    let (edited, count) = (marks(), workspace.editCount)
    while workspace.editCount > 0 { _ = try workspace.type("undo") }
    #expect(marks() == before, "seed \(seed)")
    while workspace.editCount < count { _ = try workspace.type("redo") }
    #expect(marks() == edited, "seed \(seed)")
  }

  @Test func `a source that is graded anew regrades what cites it`() throws {
    var workspace = try Workspace(
      typed: """
        source s "Survey" reliability A
        claim c1 "Rents will fall"
        evidence e1 "400 homes" from s:1 credibility 1 supports c1
        """)
    let c1 = workspace.graph.find("c1")
    #expect(workspace.evaluation().verdict(c1) == .stands(level: 5))
    _ = try workspace.type("edit s reliability C")
    #expect(workspace.evaluation().verdict(c1) == .stands(level: 3))
    _ = try workspace.type("undo")
    #expect(workspace.evaluation().verdict(c1) == .stands(level: 5))
  }

  @Test func `copies of a workspace do not mix up what stands`() throws {
    var one = try Workspace(typed: "claim c1 \"A\"\nassumption a1 \"B\" supports c1")
    let c1 = one.graph.find("c1")
    _ = one.evaluation()
    var other = one
    _ = try one.type("remove a1 cascade")
    _ = try other.type("edit a1 status solid")
    #expect(one.evaluation().verdict(c1) == .asserted)
    #expect(other.evaluation().verdict(c1) == .stands(level: 2))
    #expect(one.evaluation().verdict(c1) == .asserted)
  }
}
