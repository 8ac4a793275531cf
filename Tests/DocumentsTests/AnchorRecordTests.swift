import ArgumentGraph
import Digests
import Documents
import Testing

@Suite struct AnchorRecordTests {
  @Test(arguments: [
    "5", "5.2", "5.2@14+31", "5.2~3fa9c1d2", "5.2@14+31~3fa9c1d2", "4.2-6.1~k:9d0c62aa",
    "5@0+1~k:9d0c62aa9d0c62aa",
  ])
  func `an anchor is printed as it is written`(text: String) throws {
    let record = try AnchorRecord(parsing: text)
    #expect(record.description == text)
  }

  @Test(arguments: [
    ("", AnchorError.passage(.malformed(""))), ("5.2@", .malformedPart("")),
    ("5.2@14", .malformedPart("14")), ("5.2@14+", .malformedPart("14+")),
    ("5.2@-1+2", .malformedPart("-1+2")), ("5.2@1+0", .emptyPart),
    ("5.2@1+9999999999", .malformedPart("1+9999999999")), ("5.2~", .malformedDigest("")),
    ("5.2~3fa9", .malformedDigest("3fa9")), ("5.2~3fa9c1dz", .malformedDigest("3fa9c1dz")),
    ("5.2~k:", .malformedDigest("k:")), ("5-4", .passage(.backwards("5-4"))),
  ])
  func `what is wrong with an anchor is said`(text: String, error: AnchorError) {
    #expect(throws: error) { try AnchorRecord(parsing: text) }
    #expect(!"\(error)".isEmpty)
  }

  private static let text =
    "The dam broke. Nobody was hurt.\n\nE\u{301}lan is a word; 👩‍👩‍👧 are three."

  @Test(arguments: [
    ("1.1", "The dam broke."), ("1.1@4+3", "dam"), ("1@15+6", "Nobody"), ("2@0+6", "E\u{301}lan"),
    ("2.1@0+3", "E\u{301}"),
  ])
  func `an anchor stands in a document`(anchor: String, words: String) throws {
    let document = try DocumentText(utf8: Array(Self.text.utf8))
    let range = try document.range(of: AnchorRecord(parsing: anchor))
    #expect(document.text(in: range) == words)
  }

  @Test(arguments: [
    ("1.1@4+11", AnchorError.beyondPassage(length: 14)),
    ("1.1@99+1", .beyondPassage(length: 14)), ("2@1+3", .splitsCharacter),
    ("2@0+2", .splitsCharacter), ("2@18+7", .splitsCharacter), ("2@20+3", .splitsCharacter),
    ("3", .passage(.noParagraph(3, of: 2))),
  ])
  func `a bad position is refused`(anchor: String, error: AnchorError) throws {
    let document = try DocumentText(utf8: Array(Self.text.utf8))
    let record = try AnchorRecord(parsing: anchor)
    #expect(throws: error) { try document.range(of: record) }
  }

  @Test func `a range becomes the smallest passage and the part of it`() throws {
    let document = try DocumentText(utf8: Array(Self.text.utf8))
    func anchor(_ words: String) throws -> String? {
      let search = ApproximateSearch(document)
      let range = try #require(search.exact(Array(words.utf8)).first)
      return document.anchor(of: range)?.description
    }
    #expect(try anchor("The dam broke.") == "1.1")
    #expect(try anchor("dam") == "1.1@4+3")
    #expect(try anchor("broke. Nobody") == "1.1-1.2@8+13")
    #expect(document.anchor(of: 0..<document.paragraphs[0].upperBound)?.description == "1.1-1.2")
    let whole = document.anchor(of: document.paragraphs[0], asParagraphs: true, digester: .plain)
    #expect(
      whole?.description == "1~" + SHA256.hex(document.bytes[document.paragraphs[0]]).prefix(8))
    #expect(document.anchor(of: 14..<15) == nil)
  }

  @Test func `digests tell words apart, keyed ones only with the key`() throws {
    let words = Array("The dam broke.".utf8)[...]
    let (key, other) = (HMAC(key: [1, 2, 3]), HMAC(key: [1, 2, 4]))
    let plain = Digester.plain.digest(of: words)
    let keyed = Digester.keyed(key).digest(of: words)
    #expect(plain.digits == String(SHA256.hex(words).prefix(8)))
    #expect(keyed.isKeyed && keyed.description.hasPrefix("k:"))
    #expect(keyed.digits != plain.digits)
    #expect(keyed != Digester.keyed(other).digest(of: words))
    #expect(AnchorDigest(parsing: keyed.description) == keyed)
    #expect(AnchorDigest(parsing: "3FA9C1D2")?.digits == "3fa9c1d2")
  }

  @Test func `overlap and share are measured in the text`() throws {
    let document = try DocumentText(utf8: Array(Self.text.utf8))
    let whole = try AnchorRecord(parsing: "1.1")
    let part = try AnchorRecord(parsing: "1@4+20")
    #expect(try document.overlap(whole, part) == 10.0 / 14.0)
    #expect(try document.overlap(whole, AnchorRecord(parsing: "1.2")) == 0)
    let total = Double(document.bytes.count)
    #expect(document.share(of: [whole, part, try AnchorRecord(parsing: "9")]) == 24 / total)
  }

  @Test func `what may be kept of a source's words`() {
    let long = String(repeating: "é", count: 301)
    let policies = SourceDetails.Quotes.allCases
    #expect(policies.map { $0.allows("short") } == [false, true, true, false])
    #expect(policies.map { $0.allows(long) } == [false, false, true, false])
    #expect(policies.filter(\.keepsWords) == [.short, .full])
  }
}
