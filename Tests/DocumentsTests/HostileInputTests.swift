import ArgumentGraph
import Documents
import Testing

/// Damaged and hostile input: an error or a result, never a trap.
@Suite struct HostileInputTests {
  private static let sample = Array(
    "\u{FEFF}# The dam\r\nIt “broke” in 1999.\n\n- Élan; 雨が降った。\n\nNobody — no one — knew… 👩‍👩‍👧".utf8)

  private static func visit(_ file: [UInt8]) {
    for document in [try? DocumentText(utf8: file), try? DocumentText(html: file)] {
      guard let document else { continue }
      for range in document.sentences {
        _ = document.anchor(of: range).map { try? document.range(of: $0) }
      }
      _ = Cues.suggest(document)
      _ = FoldedText(document).find("no")
    }
  }

  @Test func `a file cut at any byte or with any bit turned`() {
    for length in Self.sample.indices { Self.visit(Array(Self.sample[..<length])) }
    for index in Self.sample.indices {
      for bit in [0, 3, 5, 7] {
        var file = Self.sample
        file[index] ^= 1 << UInt8(bit)
        Self.visit(file)
      }
    }
  }

  @Test(arguments: 0..<250) func `any record in any text`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let pieces = ["a", "ab", "é", "雨", " ", ". ", "\n\n", "👩‍👩‍👧", "e\u{301}", "Not 5. ", "the ", "。"]
    func text(_ most: Int) -> String {
      (0..<Int.random(in: 0...most, using: &random)).map { _ in
        pieces.randomElement(using: &random)!
      }.joined()
    }
    let document = try DocumentText(utf8: Array(text(80).utf8))
    let anchors = try (0..<12).map { _ in
      let start = Passage.Place(
        paragraph: Int.random(in: 1...5, using: &random),
        sentence: Bool.random(using: &random) ? Int.random(in: 1...4, using: &random) : nil)
      let end = Passage.Place(
        paragraph: start.paragraph + Int.random(in: 0...2, using: &random),
        sentence: start.sentence.map { $0 + Int.random(in: 0...2, using: &random) })
      var record = AnchorRecord(passage: try Passage(from: start, to: end))
      if Bool.random(using: &random) {
        record.part = AnchorRecord.Part(
          offset: Int.random(in: 0...40, using: &random),
          length: Int.random(in: 0...40, using: &random))
      }
      if Bool.random(using: &random) { record.digest = AnchorDigest(parsing: "00000000") }
      return KeptAnchor(record, words: Bool.random(using: &random) ? text(30) : nil)
    }
    let results = Reanchorer(document).place(anchors)
    #expect(results.count == anchors.count)
    for result in results {
      for candidate in result.candidates {
        let range = try document.range(of: candidate.record)
        #expect(!range.isEmpty, "seed \(seed)")
        let digest = try #require(candidate.record.digest)
        #expect(Digester.plain.digest(of: document.bytes[range]) == digest, "seed \(seed)")
      }
    }
  }

  @Test func `a text that repeats itself`() throws {
    let text = String(repeating: "ab ab. Ab ab ", count: 3_000)
    let document = try DocumentText(utf8: Array(text.utf8))
    let words = String(repeating: "ab ab. Ab ab ", count: 20)
    let record = try AnchorRecord(parsing: "1.5")
    let anchors = [
      KeptAnchor(record, words: words), KeptAnchor(record, words: words + "cd"),
      KeptAnchor(record, words: "ab"), KeptAnchor(record, words: text + text),
    ]
    let results = Reanchorer(document).place(anchors)
    #expect(results.allSatisfy { $0.outcome != .moved && $0.outcome != .drifted })
  }
}
