import Documents
import Testing

@Suite struct ApproximatePatternTests {
  /// Random symbols, with a damaged copy of the words put in now and then.
  private static func sample(
    _ random: inout SeededRandom, words count: Int, alphabet: UInt16
  ) -> (words: [UInt16], text: [UInt16]) {
    let words = (0..<count).map { _ in UInt16.random(in: 0..<alphabet, using: &random) }
    var text: [UInt16] = []
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let gap = Int.random(in: 0...150, using: &random)
      text += (0..<gap).map { _ in UInt16.random(in: 1..<alphabet, using: &random) }
      var copy = words.map { max(1, $0) }
      for _ in 0..<Int.random(in: 0...max(1, count / 2), using: &random) where !copy.isEmpty {
        let place = Int.random(in: copy.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: copy.remove(at: place)
        case 1: copy.insert(UInt16.random(in: 1..<alphabet, using: &random), at: place)
        default: copy[place] = UInt16.random(in: 1..<alphabet, using: &random)
        }
      }
      text += copy
    }
    return (words, text)
  }

  /// What ``ApproximatePattern/hits(in:limit:margin:)`` promises, read off the last row.
  static func expectedHits(
    _ row: [Int], words: Int, limit: Int, margin: Int
  ) -> [ApproximatePattern.Hit] {
    let best = row.dropFirst().min() ?? Int.max
    let final = best <= limit ? min(limit, best + margin) : limit
    var hits: [ApproximatePattern.Hit] = []
    for end in row.indices.dropFirst() where row[end] <= final {
      if let last = hits.last, end - last.end < max(1, words / 2) {
        if row[end] < last.errors { hits[hits.count - 1] = .init(end: end, errors: row[end]) }
      } else {
        hits.append(.init(end: end, errors: row[end]))
      }
    }
    return hits
  }

  @Test(arguments: 0..<300) func `the best match is that of the plain table`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let count = Int.random(in: 1...(seed % 3 == 0 ? 300 : 80), using: &random)
    let alphabet = UInt16.random(in: 3...30, using: &random)
    let (words, text) = Self.sample(&random, words: count, alphabet: alphabet)
    let limit = Int.random(in: 0...count, using: &random)
    let row = DistanceTable.lastRow(words, text, anywhere: true)
    let pattern = ApproximatePattern(words, alphabet: Int(alphabet))
    let hits = text.withUnsafeBufferPointer { pattern.hits(in: $0, limit: limit, margin: 0) }
    let best = row.dropFirst().min() ?? Int.max
    #expect(hits.map(\.errors).min() ?? Int.max == (best <= limit ? best : Int.max), "seed \(seed)")
    for hit in hits { #expect(row[hit.end] == hit.errors, "seed \(seed)") }
    // With a margin that leaves nothing out, all matches within the limit are there.
    let all = text.withUnsafeBufferPointer { pattern.hits(in: $0, limit: limit, margin: count) }
    let expected = Self.expectedHits(row, words: count, limit: limit, margin: count)
    #expect(all == expected, "seed \(seed)")
  }

  @Test(arguments: 0..<100) func `prefix distances are those of the plain table`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let count = Int.random(in: 1...200, using: &random)
    let (words, text) = Self.sample(&random, words: count, alphabet: 8)
    let pattern = ApproximatePattern(words, alphabet: 8)
    let forward = text.withUnsafeBufferPointer { pattern.prefixDistances($0) }
    #expect(forward == DistanceTable.lastRow(words, text, anywhere: false), "seed \(seed)")
    let backward = text.withUnsafeBufferPointer { pattern.prefixDistances($0, reversed: true) }
    let mirrored = DistanceTable.lastRow(words, text.reversed(), anywhere: false)
    #expect(backward == mirrored, "seed \(seed)")
  }

  @Test func `a limit of nothing finds what is verbatim`() {
    let text = SymbolText(Array("the dam broke; the dam held".utf8))
    let words = text.symbols(of: Array("the dam".utf8)[...])
    let pattern = ApproximatePattern(words, alphabet: text.alphabet)
    let hits = text.symbols.withUnsafeBufferPointer { pattern.hits(in: $0, limit: 0, margin: 0) }
    #expect(hits == [.init(end: 7, errors: 0), .init(end: 22, errors: 0)])
  }
}
