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
