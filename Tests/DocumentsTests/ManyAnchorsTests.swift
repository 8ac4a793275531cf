import Documents
import Testing

/// Re-anchoring many anchors at once, beside the plain table of dynamic programming. How long it
/// takes is for `crux-benchmark reanchor` to say.
@Suite struct ManyAnchorsTests {
  private static let (paragraphs, anchors, compared) = (24, 30, 2)

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
    let results = Reanchorer(after).place(anchors)
    #expect(results.count == anchors.count)
    if rate == 0 { #expect(results.contains { $0.settled != nil }) }

    // The plain table for some of them, all over the text.
    let text = SymbolText(after.bytes)
    let search = ApproximateSearch(after)
    let sample = anchors.filter { ($0.words?.unicodeScalars.count ?? 0) < 100 }.prefix(
      Self.compared)
    for anchor in sample {
      let words = Array((anchor.words ?? "").utf8)
      let symbols = text.symbols(of: words[...])
      let row = DistanceTable.lastRow(symbols, text.symbols, anywhere: true)
      let least = row.dropFirst().min() ?? 0
      let matches = search.matches(of: words, maximumRatio: 0.45, margin: 0)
      #expect(matches.map(\.errors).min() == (least * 100 <= symbols.count * 45 ? least : nil))
    }
  }

  @Test func `a replaced document loses every anchor, each with one result`() throws {
    var random = SeededRandom(seed: 8)
    let before = try EditedText(paragraphs: Self.paragraphs / 2, &random).document()
    let after = try EditedText(paragraphs: Self.paragraphs / 2, &random).document()
    let anchors = try ReanchorEditsTests.anchors(
      in: before, count: Self.anchors / 2, keeps: .words, &random
    ).filter { ($0.words?.unicodeScalars.count ?? 0) >= 40 }
    let results = Reanchorer(after).place(anchors)
    #expect(results.count == anchors.count)
    #expect(results.allSatisfy { $0.settled == nil })
  }
}
