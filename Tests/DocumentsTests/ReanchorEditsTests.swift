import ArgumentGraph
import Digests
import Documents
import Testing

/// Re-anchoring under random edits: what is settled is settled rightly.
@Suite struct ReanchorEditsTests {
  /// What an anchor keeps.
  enum Keeps: CaseIterable { case words, digest, keyedDigest }

  private static let key = HMAC(key: Array("a key of the test".utf8))

  /// Random anchors of every form in a text.
  static func anchors(
    in document: DocumentText, count: Int, keeps: Keeps, _ random: inout SeededRandom
  ) throws -> [KeptAnchor] {
    let digester: Digester = keeps == .keyedDigest ? .keyed(key) : .plain
    return try (0..<count).compactMap { _ in
      let paragraph = Int.random(in: 1...document.paragraphs.count, using: &random)
      let sentences = document.sentenceCount(ofParagraph: paragraph)
      let sentence = Int.random(in: 1...sentences, using: &random)
      var range = try document.range(of: Passage(paragraph: paragraph, sentence: sentence))
      var asParagraphs = false
      switch Int.random(in: 0..<8, using: &random) {
      case 0:
        range = try document.range(of: Passage(paragraph: paragraph))
        asParagraphs = true
      case 1 where sentence < sentences:
        let next = Passage(paragraph: paragraph, sentence: sentence + 1)
        range = range.lowerBound..<(try document.range(of: next).upperBound)
      case 2, 3:
        let words = document.bytes[range].split(separator: 0x20)
        let first = words.randomElement(using: &random)!.startIndex
        let ends = words.map(\.endIndex).filter { $0 > first }
        range = first..<ends.randomElement(using: &random)!
      default: break
      }
      let record = document.anchor(of: range, asParagraphs: asParagraphs, digester: digester)
      let words = keeps == .words ? document.text(in: range) : nil
      return record.map { KeptAnchor($0, words: words) }
    }
  }

  /// Checks the settled anchors and counts the outcomes.
  static func verify(
    _ old: EditedText, _ new: EditedText, count: Int, keeps: Keeps, _ random: inout SeededRandom,
    note: String
  ) throws -> [Reanchoring.Outcome: Int] {
    let (before, after) = (try old.document(), try new.document())
    try #require(after.sentences.count == new.paragraphs.joined().count, "\(note)")
    let anchors = try anchors(in: before, count: count, keeps: keeps, &random)
    let digester: Digester = keeps == .keyedDigest ? .keyed(key) : .plain
    let results = Reanchorer(after, digester: digester).place(anchors)
    var counts: [Reanchoring.Outcome: Int] = [:]
    for (anchor, result) in zip(anchors, results) {
      counts[result.outcome, default: 0] += 1
      guard let settled = result.settled else { continue }
      let range = try after.range(of: settled)
      let words = before.text(in: try before.range(of: anchor.record))
      if result.outcome != .drifted { #expect(after.text(in: range) == words, "\(note)") }
      // Whole sentences, and more than a few words in one place only, are the same words wherever
      // they are.
      let isSame = anchor.record.part == nil || words.unicodeScalars.count >= 24
      if result.outcome != .drifted, isSame { continue }
      let wanted = old.identities(anchor.record.passage)
      #expect(
        !new.identities(settled.passage).isDisjoint(with: wanted),
        "\(note): \(anchor.record) became \(settled), \(result.outcome): \(words)")
    }
    return counts
  }

  @Test(arguments: [0.01, 0.05, 0.10, 0.20], Keeps.allCases)
  func `no anchor is settled on another sentence`(rate: Double, keeps: Keeps) throws {
    var total: [Reanchoring.Outcome: Int] = [:]
    for seed in 0..<6 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let old = EditedText(paragraphs: 20, &random)
      var new = old
      if seed % 2 == 1 { new.shuffleParagraphs(&random) }
      if seed % 3 == 2 { new.dropSentences(0.05, &random) }
      new.editWords(rate, &random)
      let counts = try Self.verify(
        old, new, count: 30, keeps: keeps, &random, note: "seed \(seed), rate \(rate)")
      total.merge(counts) { $0 + $1 }
    }
    print("re-anchoring, \(rate) of the words, \(keeps):", Self.line(total))
    // Of anchors with words most must be found when little was edited.
    let found = total[.exact, default: 0] + total[.moved, default: 0] + total[.drifted, default: 0]
    if keeps == .words, rate <= 0.05 { #expect(found * 10 >= total.values.reduce(0, +) * 7) }
  }

  /// A twin beside the gap that a sentence left cannot be told from that sentence, edited; where
  /// the paragraphs around are anchored such a place is asked for, which these seeds show.
  @Test func `twins of a sentence that is left out do not take its anchors`() throws {
    var total: [Reanchoring.Outcome: Int] = [:]
    for seed in 100..<108 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      var old = EditedText(paragraphs: 20, &random)
      old.plantTwins(12, &random)
      var new = old
      new.dropSentences(0.15, &random)
      new.editWords(0.01, &random)
      let counts = try Self.verify(
        old, new, count: 60, keeps: .words, &random, note: "seed \(seed)")
      total.merge(counts) { $0 + $1 }
    }
    print("re-anchoring among twins:", Self.line(total))
  }

  private static func line(_ counts: [Reanchoring.Outcome: Int]) -> String {
    Reanchoring.Outcome.allCases.map { "\($0) \(counts[$0, default: 0])" }.joined(separator: ", ")
  }
}
