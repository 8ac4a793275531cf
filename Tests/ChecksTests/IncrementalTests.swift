import ArgumentGraph
import Documents
import Foundation
import Notebook
import Testing

@testable import Checks

/// A check that follows edits finds what a check of the whole map finds.
@Suite struct IncrementalTests {
  /// How many scripts are tried; more when `CRUX_SCRIPTS` says so.
  static let scripts =
    ProcessInfo.processInfo.environment["CRUX_SCRIPTS"].flatMap { UInt64($0) } ?? 25
  static let edits = 12

  /// How often the findings of each rule came and went in edits that were followed.
  private final class Tally {
    var gained: [String: Int] = [:]
    var cured: [String: Int] = [:]

    func add(_ before: [String], _ after: [String]) {
      func code(_ line: String) -> String { String(line.prefix(4)) }
      let (old, new) = (Set(before), Set(after))
      for line in new.subtracting(old) { gained[code(line), default: 0] += 1 }
      for line in old.subtracting(new) { cured[code(line), default: 0] += 1 }
    }
  }

  /// The number of the first edit after which a script's findings are not those of a whole check.
  private func firstDifference(
    _ script: EditScript, _ tally: Tally? = nil
  ) -> (step: Int, what: String)? {
    var map = FollowedMap(script.start, policy: script.policy)
    var before = map.known
    for (index, step) in script.steps.enumerated() {
      let text = String(decoding: map.notebook.bytes, as: UTF8.self)
      let checks = map.checker.wholeChecks
      _ = map.make(step, of: script)
      let (known, whole) = (map.known, map.whole)
      if checks == map.checker.wholeChecks { tally?.add(before, known) }
      before = known
      if known == whole { continue }
      let missing = whole.filter { !known.contains($0) }
      let extra = known.filter { !whole.contains($0) }
      return (
        index,
        "missing \(missing)\nextra \(extra)\nbefore\n\(text)\nafter\n"
          + String(decoding: map.notebook.bytes, as: UTF8.self)
      )
    }
    return nil
  }

  @Test func `findings equal those of a whole check after every edit of random scripts`() {
    let tally = Tally()
    for seed in 0..<Self.scripts {
      var script = EditScript(seed: seed, count: Self.edits)
      guard var found = firstDifference(script, tally) else { continue }
      // Shrinking: edits that the difference does not need are left out.
      script.steps = Array(script.steps.prefix(found.step + 1))
      var index = 0
      while index < script.steps.count {
        var shorter = script
        shorter.steps.remove(at: index)
        if let still = firstDifference(shorter) {
          script.steps = Array(shorter.steps.prefix(still.step + 1))
          found = still
        } else {
          index += 1
        }
      }
      Issue.record("seed \(seed), edits \(script.steps):\n\(found.what)")
      return
    }
    // A rule that never fires, or is never cured, is not tested. It takes some scripts until all do.
    for rule in RuleCatalog.byCode where Self.scripts >= 1_000 {
      let code = rule.about.code
      if ["S018", "E007", "X005"].contains(code) { continue }
      #expect(tally.gained[code, default: 0] > 0, "\(code) was never gained")
      #expect(tally.cured[code, default: 0] > 0, "\(code) was never cured")
    }
  }

  @Test func `every rule's example is followed when its statements go and come back`() throws {
    let tally = Tally()
    for rule in RuleCatalog.byCode {
      guard let example = rule.about.triggering.first else { continue }
      let cell = unmarked(example).cell + "\nclaim z1 \"Zero\" likelihood \"likely\""
      var policy = try CheckPolicy(select: [rule.about.code, "U001"])
      policy.asOf = PartialDate("2030-01")
      let start = notebook(cell)
      for node in start.view.order {
        var map = FollowedMap(
          start, policy: policy, shelf: MemoryShelf(rule.about.exampleDocuments ?? [:]))
        var made: Edit?
        for step in 0..<4 {
          let (before, checks) = (map.known, map.checker.wholeChecks)
          _ = map.edit { notebook in
            if step % 2 == 1 { return made?.inverse }
            made = nil
            // What was taken back may be another node than before.
            guard notebook.graph.kind(node).isDeclared else { return nil }
            made =
              step == 0
              ? notebook.removal(of: node) : try? notebook.textEdit(of: node, to: "Other words")
            return made
          }
          #expect(map.known == map.whole, "\(rule.about.code), step \(step) of \(cell)")
          if checks == map.checker.wholeChecks { tally.add(before, map.known) }
        }
      }
    }
    for rule in RuleCatalog.byCode where !Self.seldomFollowed.contains(rule.about.code) {
      let code = rule.about.code
      #expect(tally.gained[code, default: 0] > 0, "\(code) was never gained")
      #expect(tally.cured[code, default: 0] > 0, "\(code) was never cured")
    }
  }

  /// What goes by directives, which are no nodes, and by other files.
  static let seldomFollowed: Set = ["S018", "E003", "E007"]

  @Test func `most edits are followed without a check of the whole map`() {
    var (whole, all) = (0, 0)
    for seed in 0..<40 as Range<UInt64> {
      let script = EditScript(seed: seed, count: Self.edits)
      var map = FollowedMap(script.start)
      for step in script.steps { _ = map.make(step, of: script) }
      whole += map.checker.wholeChecks - 1
      all += script.steps.count
    }
    #expect(whole * 3 < all, "\(whole) of \(all)")
  }

  @Test func `what an edit brought and cured is the difference of two whole checks`() throws {
    for seed in 0..<40 as Range<UInt64> {
      let script = EditScript(seed: seed, count: Self.edits)
      var map = FollowedMap(script.start, policy: script.policy)
      for step in script.steps {
        let before = Set(map.wholeResult.findings.map { Key($0) })
        let made = map.make(step, of: script)
        let changes = try #require(made)
        let result = map.wholeResult
        let after = Set(result.findings.map { Key($0) })
        let told = Set(result.findings.filter { result.isSaidElsewhere($0) }.map { Key($0) })
        #expect(
          changes.gained.map(\.code).sorted()
            == after.subtracting(before).subtracting(told).map(\.code).sorted(), "seed \(seed)")
        #expect(
          changes.cured.map(\.code).sorted() == before.subtracting(after).map(\.code).sorted(),
          "seed \(seed)")
      }
    }
  }

  private struct Key: Hashable {
    var code: String
    var subject: NodeID
    init(_ finding: Finding) { (code, subject) = (finding.code, finding.subject) }
  }

  @Test func `a cured finding keeps the name of an inference that is gone`() throws {
    var map = FollowedMap(notebook("claim c \"Main\"\nclaim d \"Denial\" rebuts c"))
    #expect(map.known.contains { $0.hasPrefix("A006 note d -> c") })
    let inference = try #require(map.notebook.view.inferences.first { _ in true })
    let found = map.edit { $0.removal(ofInferences: [inference]) }
    let changes = try #require(found)
    #expect(changes.cured.contains { $0.code == "A006" && $0.id == "d -> c" })
    #expect(map.checker.wholeChecks == 1)
  }

  private func inserting(_ statement: String, into map: inout FollowedMap) -> FindingChanges? {
    let text = Array("\(statement)\n".utf8)
    return map.edit { $0.insertion(of: text, into: $0.orderedCells.first) }
  }

  @Test func `an allow statement is followed, and so is taking it back`() throws {
    var map = FollowedMap(notebook("claim c \"Main\"\n"))
    let found = inserting("allow U001 on c \"why\"", into: &map)
    let changes = try #require(found)
    #expect(changes.cured.map(\.code) == ["U001"])
    #expect(changes.gained.isEmpty)
    let more = inserting("allow A001 on c \"why\"", into: &map)
    #expect(more?.gained.map(\.code) == ["E002"])
    #expect(map.checker.wholeChecks == 1)
  }

  @Test func `an edit of a scheme is followed by a check of the whole map`() throws {
    var map = FollowedMap(notebook("claim c \"Main\"\n"))
    _ = inserting("scheme poll \"Most say so\"", into: &map)
    #expect(map.checker.wholeChecks == 2)
  }
}
