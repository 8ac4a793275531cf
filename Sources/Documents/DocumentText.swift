/// A source document as numbered paragraphs and sentences.
///
/// What it holds is the *reading text*: the document's words with every run of white space inside a
/// paragraph folded to one space and paragraphs parted by one line feed. Offsets, lengths and
/// digests of anchors count in it, so that they survive a change of line ends or of line width.
/// In a text with one line a paragraph and single spaces it is the file's own bytes.
///
/// A paragraph is a run of non-blank lines; in a document in which more than half of the
/// non-blank lines are over 200 characters, every non-blank line is one. Sentences follow
/// ``SentenceSplitter``. Both are the same on every machine and in every locale.
public struct DocumentText: Sendable, Equatable {
  /// The reading text in UTF-8.
  public let bytes: [UInt8]
  /// Where each paragraph stands in ``bytes``, in order, none of them empty.
  public let paragraphs: [Range<Int>]
  /// Where each sentence stands in ``bytes``, in order, without the spaces between them.
  public let sentences: [Range<Int>]
  /// The line of the source, from 1, on which each paragraph begins (0 when it has no lines).
  public let lines: [Int]
  /// For each paragraph the index in ``sentences`` of its first one, and at the end their number.
  let firstSentence: [Int]

  /// Reads plain text or Markdown.
  ///
  /// Linear in the length of the file.
  /// - Throws: ``DocumentError`` for anything that is not UTF-8 text, at its line and byte.
  public init(utf8 file: [UInt8]) throws(DocumentError) {
    try DocumentCheck.check(file)
    self.init(readingText: PlainTextReader.read(file))
  }

  /// Reads the words of an HTML page, see ``HTMLText``.
  ///
  /// - Throws: ``DocumentError`` for anything that is not UTF-8 text, at its line and byte.
  public init(html file: [UInt8]) throws(DocumentError) {
    try DocumentCheck.check(file)
    self.init(readingText: HTMLText.read(file))
  }

  /// Numbers the sentences of a text whose paragraphs are known.
  init(readingText text: ReadingText) {
    var sentences: [Range<Int>] = []
    var first = [0]
    first.reserveCapacity(text.paragraphs.count + 1)
    var nextBreak = 0
    for paragraph in text.paragraphs {
      var start = paragraph.lowerBound
      while nextBreak < text.breaks.count, text.breaks[nextBreak] < paragraph.upperBound {
        let end = text.breaks[nextBreak]
        SentenceSplitter.split(text.bytes, start..<end, into: &sentences)
        start = end
        nextBreak += 1
      }
      SentenceSplitter.split(text.bytes, start..<paragraph.upperBound, into: &sentences)
      first.append(sentences.count)
    }
    bytes = text.bytes
    paragraphs = text.paragraphs
    lines = text.lines
    self.sentences = sentences
    firstSentence = first
  }

  /// How many sentences a paragraph has. Paragraphs count from 1; 0 for one that is not there.
  public func sentenceCount(ofParagraph number: Int) -> Int {
    guard number >= 1, number <= paragraphs.count else { return 0 }
    return firstSentence[number] - firstSentence[number - 1]
  }

  /// The words in a range of ``bytes``; a range that reaches beyond the text is cut.
  public func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
