import ArgumentGraph
import MapTesting
import Notebook
import SourceText
import Testing

/// What holds of every notebook, whatever stands in it.
@Suite struct RoundTripTests {
  @Test func `random notebooks are written as they were read`() {
    for seed in 0..<200 as Range<UInt64> {
      let bytes = RandomDocument.bytes(seed: seed)
      let notebook = Notebook(name: "random.md", bytes: bytes)
      #expect(notebook.bytes == bytes, "seed \(seed)")
      #expect(notebook.isFaithful(bytes), "seed \(seed)")
      #expect(notebook.graph.invariantFailure() == nil, "seed \(seed)")
    }
  }

  @Test func `fmt changes no map, no prose, and nothing when it is done again`() {
    for seed in 0..<200 as Range<UInt64> {
      let bytes = RandomDocument.bytes(seed: seed)
      var notebook = Notebook(name: "random.md", bytes: bytes)
      let formatted = notebook.formatted()
      var again = Notebook(name: "random.md", bytes: formatted)
      #expect(again.formatted() == formatted, "seed \(seed)")
      let (before, after) = (exported(notebook), exported(again))
      #expect(before == after, "seed \(seed): \(firstDifference(before, after))")
      #expect(
        again.problems.map(\.message) == notebook.problems.map(\.message), "seed \(seed)")
    }
  }
}
