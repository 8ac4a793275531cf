import ArgumentGraph
import Documents
import Testing

@Suite struct CoverageTests {
  private static func coverage(_ used: [String], _ skipped: [String]) throws -> Coverage {
    let text = "One. Two.\n\nThree.\n\nFour. Five. Six.\n\nSeven.\n\nEight."
    return Coverage(
      of: try DocumentText(utf8: Array(text.utf8)), used: try used.map { try Passage(parsing: $0) },
      skipped: try skipped.map { try Passage(parsing: $0) })
  }

  @Test func `paragraphs are mapped, skipped or left`() throws {
    let coverage = try Self.coverage(["1.2", "3.1-3.2"], ["2", "4"])
    #expect(coverage.states == [.mapped, .skipped, .mapped, .skipped, .left])
    #expect(coverage.passages(.mapped).map(\.description) == ["1", "3"])
    #expect(coverage.passages(.left).map(\.description) == ["5"])
    #expect(coverage.count(.skipped) == 2)
    #expect(!coverage.isComplete)
    #expect(try Self.coverage(["1-2"], ["3-5"]).isComplete)
    #expect(try Self.coverage([], []).passages(.left).map(\.description) == ["1-5"])
  }

  @Test func `skipping some sentences does not skip the paragraph`() throws {
    #expect(try Self.coverage([], ["3.1"]).states[2] == .left)
    #expect(try Self.coverage([], ["3.1", "3.2-3.3"]).states[2] == .skipped)
    #expect(try Self.coverage(["3.2"], ["3.1"]).states[2] == .mapped)
  }

  @Test func `what is skipped and used, and what is not there, is told`() throws {
    let coverage = try Self.coverage(["1.2", "9", "2.4"], ["1", "2", "9"])
    #expect(coverage.skippedButUsed.map(\.description) == ["1"])
    #expect(coverage.beyond.map(\.description) == ["2.4", "9"])
    #expect(coverage.states == [.mapped, .skipped, .left, .left, .left])
  }

  @Test func `an empty document is complete`() throws {
    let empty = Coverage(of: try DocumentText(utf8: []), used: [], skipped: [])
    #expect(empty.isComplete && empty.states.isEmpty)
  }
}
