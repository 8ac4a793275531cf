import ArgumentGraph
import Documents
import Testing

@Suite struct WordsTests {
  private static let text = """
    The tolls rose. The tolls fell again,
    and the tolls stayed low.

    “Nobody knows,” she said. Rents — not tolls — rose.
    """

  private func anchor(_ words: String, _ passage: String? = nil) throws -> String {
    let search = ApproximateSearch(try DocumentText(utf8: Array(Self.text.utf8)))
    return try search.anchor(words: words, in: passage.map { try Passage(parsing: $0) }).description
  }

  @Test func `exact words are found in their passage or anywhere`() throws {
    #expect(try anchor("The tolls rose.", "1.1") == "1.1")
    #expect(try anchor("fell again, and the tolls") == "1.2@10+25")
    #expect(try anchor(" Nobody  knows ", "2") == "2.1@3+12")
    #expect(try anchor("tolls", "1.2") == "1.2@4+5")
    #expect(try anchor("rose. The") == "1.1-1.2@10+9")
    let first = "The tolls rose. The tolls fell again, and the tolls stayed low."
    #expect(try anchor(first, "1") == "1")
    #expect(try anchor(first) == "1.1-1.2")
  }

  @Test(
    arguments: [
      ("", nil, WordsError.empty),
      (
        "tolls", "1",
        .several([.init(paragraph: 1, sentence: 1), .init(paragraph: 1, sentence: 2)])
      ),
      ("Nobody knows", "1", .elsewhere([.init(paragraph: 2, sentence: 1)])),
      ("Nobody know,", nil, .notFound(nearest: .init(paragraph: 2, sentence: 1))),
      ("the tolls rose.", nil, .notFound(nearest: .init(paragraph: 1, sentence: 1))),
      ("xyzzy plugh", nil, .notFound(nearest: nil)),
      ("tolls", "7", .passage(.noParagraph(7, of: 2))),
    ] as [(String, String?, WordsError)])
  func `words that are not there are said to be elsewhere or nowhere`(
    words: String, passage: String?, error: WordsError
  ) {
    #expect(throws: error) { try anchor(words, passage) }
    #expect(!"\(error)".contains("tolls"), "a message must not hold words of a source")
  }
}
