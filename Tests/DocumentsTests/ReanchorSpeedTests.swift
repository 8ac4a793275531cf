import Documents
import Testing

/// How long re-anchoring takes, printed beside the plain table of dynamic programming.
@Suite(.serialized) struct ReanchorSpeedTests {
  #if DEBUG
    private static let (paragraphs, anchors, compared) = (60, 40, 1)
  #else
    private static let (paragraphs, anchors, compared) = (3_200, 500, 4)
  #endif

  @Test(arguments: [0.0, 0.05, 0.10, 0.20])
  func `many anchors in a long text`(rate: Double) throws {
    var random = SeededRandom(seed: 7)
    let old = EditedText(paragraphs: Self.paragraphs, &random)
    var new = old
    new.shuffleParagraphs(&random)
    new.dropSentences(0.02, &random)
    new.editWords(rate, &random)
    let (before, after) = (try old.document(), try new.document())
    let anchors = try ReanchorEditsTests.anchors(
      in: before, count: Self.anchors, keeps: .words, &random)
    let clock = ContinuousClock()
    let start = clock.now
    let results = Reanchorer(after).place(anchors)
    let ours = clock.now - start
    #expect(results.count == anchors.count)

    // The plain table for a few of them, all over the text.
    let text = SymbolText(after.bytes)
    let search = ApproximateSearch(after)
    let sample = anchors.filter { ($0.words?.unicodeScalars.count ?? 0) < 200 }.prefix(
      Self.compared)
    var plain = Duration.zero
    for anchor in sample {
      let words = Array((anchor.words ?? "").utf8)
      let symbols = text.symbols(of: words[...])
      let begin = clock.now
      let row = DistanceTable.lastRow(symbols, text.symbols, anywhere: true)
      plain += clock.now - begin
      let least = row.dropFirst().min() ?? 0
      let matches = search.matches(of: words, maximumRatio: 0.45, margin: 0)
      #expect(matches.map(\.errors).min() == (least * 100 <= symbols.count * 45 ? least : nil))
    }
    let perAnchor = plain / max(1, sample.count)
    print(
      "\(anchors.count) anchors in \(after.bytes.count) bytes, \(rate) of the words edited:",
      "\(ours); the plain table would take \(perAnchor * anchors.count)")
  }

  @Test func `a replaced document loses every anchor, each with one result`() throws {
    var random = SeededRandom(seed: 8)
    let before = try EditedText(paragraphs: Self.paragraphs / 4, &random).document()
    let after = try EditedText(paragraphs: Self.paragraphs / 4, &random).document()
    let anchors = try ReanchorEditsTests.anchors(
      in: before, count: Self.anchors / 4, keeps: .words, &random
    ).filter { ($0.words?.unicodeScalars.count ?? 0) >= 40 }
    let clock = ContinuousClock()
    let start = clock.now
    let results = Reanchorer(after).place(anchors)
    print("\(anchors.count) lost anchors in \(after.bytes.count) bytes: \(clock.now - start)")
    #expect(results.count == anchors.count)
    #expect(results.allSatisfy { $0.settled == nil })
  }
}
