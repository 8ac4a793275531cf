import Documents
import Testing

/// Whether a text repeats so many words in a row of a document.
@Suite struct WordRunsTests {
  static let text = """
    One two three four five six seven eight nine. Ten and eleven.

    A paragraph of its own, with a café in it.
    """

  @Test(arguments: [
    ("five six seven eight nine", true), ("FIVE, six -- seven\neight \"nine\"", true),
    ("eight nine ten and eleven", true), ("five six seven eight", false),
    ("five six seven nine eight", false), ("and eleven a paragraph of", false),
    ("own with a cafe in", true), ("", false),
  ])
  func `case, accents and stops do not matter, paragraphs do`(text: String, occurs: Bool) throws {
    let runs = WordRuns(try DocumentText(utf8: Array(Self.text.utf8)), length: 5)
    #expect(runs.occurs(in: text) == occurs)
  }

  @Test(arguments: [1, 9, 404] as [UInt64])
  func `it finds what comparing every pair of places finds`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let alphabet = ["bus", "fare", "city", "money"]
    func words(_ count: Int) -> [String] {
      (0..<count).map { _ in alphabet[Int.random(in: 0..<4, using: &random)] }
    }
    for _ in 0..<300 {
      let (document, text) = (words(20), words(8))
      let runs = WordRuns(
        try DocumentText(utf8: Array(document.joined(separator: " ").utf8)), length: 4)
      var isThere = false
      for start in 0...16 {
        for other in 0...4 where document[start..<start + 4] == text[other..<other + 4] {
          isThere = true
        }
      }
      #expect(runs.occurs(in: text.joined(separator: " ")) == isThere, "seed \(seed)")
    }
  }
}
