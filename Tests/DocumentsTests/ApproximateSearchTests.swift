import Documents
import Testing

/// Matches of many words at once beside those of one after the other, and beside the plain table
/// of dynamic programming.
@Suite struct ApproximateSearchTests {
  private static let letters = ["a", "b", "c", "d", "e", "é", "中", "文", " ", " "]

  /// A text of few letters, with damaged copies of the words in it, in lengths around whole blocks.
  private static func sample(_ random: inout SeededRandom) -> (text: String, words: [String]) {
    let alphabet = letters.prefix(Int.random(in: 3...letters.count, using: &random))
    func run(_ count: Int) -> [String] {
      (0..<count).map { _ in alphabet.randomElement(using: &random)! }
    }
    let lengths = [1, 2, 20, 63, 64, 65, 100, 128, 129, 200, 257, 330]
    var words = (0..<Int.random(in: 1...19, using: &random)).map { _ in
      ["x"] + run(lengths.randomElement(using: &random)! - 1)
    }
    words[0] += ["Z"]  // which the text has not
    var text: [String] = []
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      var copy = words.randomElement(using: &random)!.filter { $0 != "Z" }
      for _ in 0..<Int.random(in: 0...max(1, copy.count / 3), using: &random) {
        let place = Int.random(in: copy.indices, using: &random)
        copy[place] = ["", "a", copy[place] + "b"].randomElement(using: &random)!
      }
      text += run(Int.random(in: 0...90, using: &random)) + copy
    }
    return (text.joined(), words.map { $0.joined() })
  }

  @Test(arguments: 0..<60) func `many words at once are found where each alone is`(
    seed: UInt64
  ) throws {
    var random = SeededRandom(seed: seed)
    let (text, words) = Self.sample(&random)
    let search = ApproximateSearch(try DocumentText(utf8: Array(text.utf8)))
    let sought = words.map { Array($0.utf8) } + [[]]
    for (ratio, margin) in [(0.45, 0.15), (0.25, 0.0), (0.0, 0.0), (0.6, 1.0)] {
      let together = search.matches(ofEach: sought, maximumRatio: ratio, margin: margin)
      #expect(together.count == sought.count)
      for (number, words) in sought.enumerated() {
        let alone = search.matches(of: words, maximumRatio: ratio, margin: margin)
        #expect(together[number] == alone, "seed \(seed), words \(number), ratio \(ratio)")
      }
    }
  }

  @Test(arguments: 0..<24) func `the matches of each words are those of the plain table`(
    seed: UInt64
  ) throws {
    var random = SeededRandom(seed: seed)
    let (text, words) = Self.sample(&random)
    let document = try DocumentText(utf8: Array(text.utf8))
    let (search, symbols) = (ApproximateSearch(document), SymbolText(document.bytes))
    let margin = [0, 0.15, 1].randomElement(using: &random)!
    let found = search.matches(
      ofEach: words.map { Array($0.utf8) }, maximumRatio: 0.45, margin: margin)
    for (words, matches) in zip(words, found) {
      let pattern = symbols.symbols(of: Array(words.utf8)[...])
      let row = DistanceTable.lastRow(pattern, symbols.symbols, anywhere: true)
      let expected = ApproximatePatternTests.expectedHits(
        row, words: pattern.count, limit: Int(Double(pattern.count) * 0.45),
        margin: Int((Double(pattern.count) * margin).rounded(.up)))
      let ends = matches.map { symbols.symbolRange(of: $0.range).upperBound }
      #expect(ends == expected.map(\.end), "seed \(seed)")
      #expect(matches.map(\.errors) == expected.map(\.errors), "seed \(seed)")
    }
  }

  @Test(arguments: PatternGroup.Instructions.allCases)
  func `whatever instructions are used, matches end in the same stretches`(
    instructions: PatternGroup.Instructions
  ) throws {
    for seed in 0..<12 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let (text, words) = Self.sample(&random)
      let symbols = SymbolText(Array(text.utf8))
      let patterns = words.prefix(PatternGroup.size).map { words in
        let pattern = symbols.symbols(of: Array(words.utf8)[...])
        return (symbols: pattern, limit: Int.random(in: 0...pattern.count / 2, using: &random))
      }
      let group = PatternGroup(patterns, alphabet: symbols.alphabet)
      guard let found = group.stretches(in: symbols.symbols, with: instructions) else {
        print("skipped: this processor has no instructions of the kind \(instructions)")
        return
      }
      for (pattern, stretches) in zip(patterns, found) {
        let row = DistanceTable.lastRow(pattern.symbols, symbols.symbols, anywhere: true)
        let ends = row.indices.dropFirst().filter { row[$0] <= pattern.limit }
        let expected = Set(ends.map { ($0 - 1) / PatternGroup.stretch }).sorted()
        #expect(stretches == expected, "seed \(seed)")
      }
    }
  }
}
