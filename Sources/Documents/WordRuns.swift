/// The runs of so many words in a row that a document has, to tell whether a text repeats one.
///
/// Case, accents, punctuation and line ends do not matter.
public struct WordRuns: Sendable {
  /// How many words in a row are somebody's own wording.
  public static let ownLength = 8

  private let length: Int
  private let runs: Set<[String]>

  /// Collects the runs. Linear in the document.
  public init(_ document: DocumentText, length: Int) {
    self.length = max(1, length)
    var runs: Set<[String]> = []
    for paragraph in document.paragraphs {
      Self.each(self.length, of: document.text(in: paragraph)) { runs.insert($0) }
    }
    self.runs = runs
  }

  /// Whether a text has one of the runs. Linear in the text.
  public func occurs(in text: String) -> Bool {
    var isFound = false
    Self.each(length, of: text) { isFound = isFound || runs.contains($0) }
    return isFound
  }

  /// The runs of so many words in a row of a text.
  private static func each(_ length: Int, of text: String, _ body: ([String]) -> Void) {
    let words = CueMatcher.words(text)
    guard words.count >= length else { return }
    for start in 0...(words.count - length) { body(Array(words[start..<(start + length)])) }
  }
}
