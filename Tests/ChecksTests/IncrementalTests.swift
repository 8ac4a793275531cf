import ArgumentGraph
import Notebook
import Testing

@testable import Checks

/// A check that follows edits finds what a check of the whole map finds.
@Suite struct IncrementalTests {
  static let scripts: UInt64 = 60
  static let edits = 12

  /// The number of the first edit after which a script's findings are not those of a whole check.
  private func firstDifference(_ script: EditScript) -> (step: Int, what: String)? {
    var map = FollowedMap(script.start)
    for (index, step) in script.steps.enumerated() {
      _ = map.make(step, of: script)
      let (known, whole) = (map.known, map.whole)
      if known == whole { continue }
      let missing = whole.filter { !known.contains($0) }
      let extra = known.filter { !whole.contains($0) }
      return (
        index,
        "missing \(missing)\nextra \(extra)\n\(String(decoding: map.notebook.bytes, as: UTF8.self))"
      )
    }
    return nil
  }

  @Test func `findings equal those of a whole check after every edit of random scripts`() {
    for seed in 0..<Self.scripts {
      var script = EditScript(seed: seed, count: Self.edits)
      guard var found = firstDifference(script) else { continue }
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
  }

  @Test func `most edits are followed without a check of the whole map`() {
    var (whole, all) = (0, 0)
    for seed in 0..<20 as Range<UInt64> {
      let script = EditScript(seed: seed, count: Self.edits)
      var map = FollowedMap(script.start)
      for step in script.steps { _ = map.make(step, of: script) }
      whole += map.checker.wholeChecks - 1
      all += script.steps.count
    }
    #expect(whole * 2 < all, "\(whole) of \(all)")
  }

  @Test func `what an edit brought and cured is the difference of two whole checks`() throws {
    for seed in 0..<20 as Range<UInt64> {
      let script = EditScript(seed: seed, count: Self.edits)
      var map = FollowedMap(script.start)
      for step in script.steps {
        let before = Set(Checker.run(map.notebook.view).findings.map { Key($0) })
        let made = map.make(step, of: script)
        let changes = try #require(made)
        let result = Checker.run(map.notebook.view)
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

  @Test func `an edit of a directive is followed by a check of the whole map`() throws {
    var map = FollowedMap(notebook("claim c \"Main\"\n"))
    let text = Array("allow U001 on c \"why\"\n".utf8)
    let found = map.edit { $0.insertion(of: text, into: $0.orderedCells.first) }
    let changes = try #require(found)
    #expect(changes.cured.map(\.code) == ["U001"])
    #expect(map.checker.wholeChecks == 2)
  }
}
