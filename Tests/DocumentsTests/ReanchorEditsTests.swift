import ArgumentGraph
import Digests
import Documents
import Testing

/// Re-anchoring under random edits: what is settled is settled rightly.
@Suite struct ReanchorEditsTests {
  /// What an anchor keeps.
  enum Keeps: CaseIterable { case words, digest, keyedDigest }

  /// What came of some anchors.
  struct Tally: CustomStringConvertible {
    /// Settled rightly, left to a person, and given up.
    var (found, asked, lost) = (0, 0, 0)
    /// Settled on another sentence.
    var wrong: [String] = []

    var description: String {
      "found \(found), asked \(asked), lost \(lost), wrong \(wrong.count)"
    }

    static func += (tally: inout Tally, other: Tally) {
      tally.found += other.found
      tally.asked += other.asked
      tally.lost += other.lost
      tally.wrong += other.wrong
    }
  }

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

  /// Anchors a text, looks for the anchors in the edited one, and counts what came of them.
  static func tally(
    _ old: EditedText, _ new: EditedText, count: Int, keeps: Keeps, _ random: inout SeededRandom,
    note: String
  ) throws -> Tally {
    let (before, after) = (try old.document(), try new.document())
    try #require(after.sentences.count == new.paragraphs.joined().count, "\(note)")
    let anchors = try anchors(in: before, count: count, keeps: keeps, &random)
    let digester: Digester = keeps == .keyedDigest ? .keyed(key) : .plain
    let results = Reanchorer(after, digester: digester).place(anchors)
    var tally = Tally()
    for (anchor, result) in zip(anchors, results) {
      guard let settled = result.settled else {
        if result.outcome == .ask { tally.asked += 1 } else { tally.lost += 1 }
        continue
      }
      let words = before.text(in: try before.range(of: anchor.record))
      let now = after.text(in: try after.range(of: settled))
      // Whole sentences, and more than a few words in one place only, are the same words wherever
      // they are.
      let isSame = anchor.record.part == nil || words.unicodeScalars.count >= 24
      let isRight =
        result.outcome != .drifted && isSame
        ? now == words
        : !new.identities(settled.passage).isDisjoint(with: old.identities(anchor.record.passage))
      if isRight {
        tally.found += 1
      } else {
        tally.wrong.append("\(note): \(anchor.record) became \(settled), \(result.outcome)")
      }
    }
    return tally
  }

  /// Tallies an edit of some texts, each with a seed of its own.
  private static func tally(
    _ name: String, keeps: Keeps, seeds: Range<UInt64>,
    text: (inout SeededRandom) throws -> EditedText,
    edit: (inout EditedText, inout SeededRandom) -> Void
  ) throws -> Tally {
    var total = Tally()
    for seed in seeds {
      var random = SeededRandom(seed: seed)
      let old = try text(&random)
      var new = old
      edit(&new, &random)
      total += try tally(
        old, new, count: 30, keeps: keeps, &random, note: "\(name), \(keeps), seed \(seed)")
    }
    print("re-anchoring, \(name), \(keeps): \(total)")
    #expect(total.wrong.isEmpty)
    return total
  }

  private static func madeUp(_ random: inout SeededRandom) -> EditedText {
    EditedText(paragraphs: 20, &random)
  }

  // MARK: Words

  @Test(arguments: [1, 5, 10, 20], Keeps.allCases)
  func `with a share of the words edited no anchor is settled on another sentence`(
    percent: Int, keeps: Keeps
  ) throws {
    let total = try Self.tally(
      "\(percent) % of the words", keeps: keeps, seeds: 0..<6, text: Self.madeUp
    ) { text, random in text.editWords(Double(percent) / 100, &random) }
    // Of anchors with words most must be found when little was edited.
    if keeps == .words, percent <= 5 { #expect(total.found * 10 >= 180 * 7) }
  }

  // MARK: Paragraphs

  /// What is done to a few paragraphs, with as many words edited as the share says.
  private static func shuffled(
    _ shuffle: EditedText.Shuffle, keeps: Keeps,
    text: (inout SeededRandom) throws -> EditedText = madeUp
  ) throws -> [Tally] {
    try [0, 5].map { percent in
      let note = percent == 0 ? "" : " and \(percent) % of the words"
      return try tally("paragraphs \(shuffle)\(note)", keeps: keeps, seeds: 20..<24, text: text) {
        new, random in
        for _ in 0..<Int.random(in: 1...4, using: &random) { new.shuffle(shuffle, &random) }
        new.editWords(Double(percent) / 100, &random)
      }
    }
  }

  @Test(arguments: Keeps.allCases)
  func `with paragraphs moved no anchor is settled on another sentence`(keeps: Keeps) throws {
    let totals = try Self.shuffled(.moved, keeps: keeps)
    if keeps == .words { #expect(totals[0].found * 10 >= 120 * 9) }
  }

  @Test(arguments: Keeps.allCases)
  func `with paragraphs deleted no anchor is settled on another sentence`(keeps: Keeps) throws {
    let totals = try Self.shuffled(.deleted, keeps: keeps)
    #expect(totals[0].asked + totals[0].lost > 0)
  }

  @Test(arguments: Keeps.allCases)
  func `with paragraphs duplicated no anchor is settled on another sentence`(keeps: Keeps) throws {
    _ = try Self.shuffled(.duplicated, keeps: keeps)
  }

  @Test(arguments: Keeps.allCases)
  func `with paragraphs put in, sentences left out and words edited no anchor is settled wrongly`(
    keeps: Keeps
  ) throws {
    for percent in [1, 5, 10, 20] {
      _ = try Self.tally(
        "all at once, \(percent) % of the words", keeps: keeps, seeds: 40..<43, text: Self.madeUp
      ) { text, random in
        text.shuffleParagraphs(&random)
        text.dropSentences(0.05, &random)
        text.editWords(Double(percent) / 100, &random)
      }
    }
  }

  // MARK: Documents at hand

  @Test func `in documents at hand, edited in each way, no anchor is settled on another sentence`()
    throws
  {
    for document in try SourcesTests.documents() {
      let text = EditedText(document)
      for keeps in Keeps.allCases {
        for shuffle in EditedText.Shuffle.allCases {
          _ = try Self.shuffled(shuffle, keeps: keeps) { _ in text }
        }
        for percent in [1, 5, 10, 20] {
          _ = try Self.tally(
            "\(percent) % of the words", keeps: keeps, seeds: 0..<3, text: { _ in text }
          ) { new, random in new.editWords(Double(percent) / 100, &random) }
        }
      }
    }
  }

  // MARK: Twins

  /// A twin beside the gap that a sentence left cannot be told from that sentence, edited; where
  /// the paragraphs around are anchored such a place is asked for, which these seeds show.
  @Test func `twins of a sentence that is left out do not take its anchors`() throws {
    _ = try Self.tally(
      "among twins", keeps: .words, seeds: 100..<108,
      text: { random in
        var text = Self.madeUp(&random)
        text.plantTwins(12, &random)
        return text
      },
      edit: { text, random in
        text.dropSentences(0.15, &random)
        text.editWords(0.01, &random)
      })
  }

  // MARK: Without words

  @Test(arguments: [Keeps.digest, .keyedDigest])
  func `an altered sentence of which no words are kept is asked for where its neighbours put it`(
    keeps: Keeps
  ) throws {
    var (right, proposed, altered) = (0, 0, 0)
    for seed in 0..<12 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let old = Self.madeUp(&random)
      var new = old
      new.shuffleParagraphs(&random)
      new.editWords(0.02, &random)
      let (before, after) = (try old.document(), try new.document())
      let digester: Digester = keeps == .keyedDigest ? .keyed(Self.key) : .plain
      let anchors = try before.sentences.map { range in
        KeptAnchor(try #require(before.anchor(of: range, digester: digester)))
      }
      for (anchor, result) in zip(anchors, Reanchorer(after, digester: digester).place(anchors)) {
        guard !result.reason.isCertain else { continue }
        altered += 1
        guard result.reason == .onlyNeighbours else { continue }
        #expect(result.outcome == .ask && result.settled == nil && result.finding == .notFound)
        #expect(result.candidates.allSatisfy { $0.errorRatio == nil }, "seed \(seed)")
        proposed += 1
        let wanted = old.identities(anchor.record.passage)
        let isThere = result.candidates.contains {
          !new.identities($0.record.passage).isDisjoint(with: wanted)
        }
        if isThere { right += 1 }
      }
    }
    print("without words, \(keeps): of \(altered) altered \(proposed) proposed, \(right) rightly")
    #expect(proposed * 10 >= altered * 7 && right * 10 >= proposed * 8)
  }
}

extension Reanchoring.Reason {
  /// Whether the words or their digest were found.
  fileprivate var isCertain: Bool { self == .verbatim || self == .several || self == .tooShort }
}
