import ArgumentGraph
import Notebook
import Testing

@testable import Checks

@Suite struct ReferenceTests {
  /// How many random maps each rule is tried on.
  static let maps: UInt64 = 2_000

  static let references = [
    References.all, References.schemes, References.likelihoods, References.directives,
  ].reduce(into: [:]) { all, more in all.merge(more) { first, _ in first } }

  @Test func `rules agree with their definitions on random maps`() {
    var found: [String: Int] = [:]
    for seed in 0..<Self.maps {
      let cell = RandomMap.cell(seed: seed)
      let view = notebook(cell).view
      let context = CheckContext(view)
      let slow = SlowMap(view)
      for (code, reference) in Self.references
      where seed % 5 == 0 || !References.slow.contains(code) {
        var hits: [Hit] = []
        RuleCatalog.rule(code: code)?.check(context) { hits.append(Hit($0.subject, $0.severity)) }
        let expected = reference(slow).sorted()
        found[code, default: 0] += hits.count
        if hits.sorted() == expected { continue }
        Issue.record("\(code) found \(hits.sorted()), not \(expected), seed \(seed):\n\(cell)")
        return
      }
    }
    // A rule that never fires is not tested.
    for code in Self.references.keys where code != "X005" && code != "P008" {
      // Four ratings that are all in step are rare by chance, and so are two on one sentence.
      let isRare = References.slow.contains(code) || ["P006", "Q007"].contains(code)
      let fewest = isRare ? 4 : 20
      #expect(found[code, default: 0] > fewest, "\(code) fired \(found[code, default: 0]) times")
    }
  }

  @Test func `every rule has a reference`() {
    let others: Set = [
      "S001", "S003", "S008", "S018", "X002", "E002", "E003", "P008",
      "Q001", "Q002", "Q003", "Q004", "Q005", "Q008", "Q009",
    ]
    let tried = Set(Self.references.keys).union(others)
    #expect(RuleCatalog.byCode.map { $0.about.code }.filter { !tried.contains($0) } == [])
  }
}
