/// A text while it is being put together: words with single spaces, paragraphs, forced breaks.
///
/// The readers of plain text and of HTML feed it; ``DocumentText`` finds the sentences.
struct ReadingText {
  private(set) var bytes: [UInt8] = []
  private(set) var paragraphs: [Range<Int>] = []
  private(set) var lines: [Int] = []
  /// Where a sentence must begin inside a paragraph, in order: list items, lines after headings.
  private(set) var breaks: [Int] = []
  private var start: Int?
  private var space = Space.none
  private var wantsBreak = false
  private var last: Unicode.Scalar = " "

  private enum Space { case none, word, line }

  /// Adds a scalar of text at a line of the source.
  mutating func append(_ scalar: Unicode.Scalar, line: Int) {
    if start == nil {
      if !bytes.isEmpty { bytes.append(0x0A) }
      start = bytes.count
      lines.append(line)
    } else {
      // Ideographs carry no space between words, so a line end between two of them is none.
      let joins = space == .line && TextClass.isIdeographic(last) && TextClass.isIdeographic(scalar)
      if space != .none && !joins { bytes.append(0x20) }
      if wantsBreak { breaks.append(bytes.count) }
    }
    space = .none
    wantsBreak = false
    last = scalar
    if scalar.isASCII {
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// Notes white space: one space will part what is before it from what comes.
  mutating func appendSpace() {
    space = .word
  }

  /// Notes the end of a line inside a paragraph.
  mutating func endLine() {
    if space == .none { space = .line }
  }

  /// Makes what comes next begin a sentence.
  mutating func breakSentence() {
    wantsBreak = true
  }

  /// Ends the paragraph, if one is open.
  mutating func endParagraph() {
    if let start { paragraphs.append(start..<bytes.count) }
    start = nil
    space = .none
    wantsBreak = false
  }
}
