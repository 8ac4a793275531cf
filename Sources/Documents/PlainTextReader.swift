/// Plain text and Markdown: lines, paragraphs, list items and headings.
///
/// Lines end with LF, CR LF, CR, NEL or U+2028; U+2029 ends a paragraph as well. A byte order mark
/// at the start is dropped. Markdown is read as text: its marks stay, but a list item or what
/// follows a heading line begins a sentence.
enum PlainTextReader {
  /// Makes the reading text of a file that ``DocumentCheck`` has passed. Linear.
  static func read(_ file: [UInt8]) -> ReadingText {
    file.withUnsafeBufferPointer { bytes in
      let lines = splitLines(bytes)
      let full = lines.count { !$0.isBlank }
      let long = lines.count { $0.length > DocumentLimits.longLine }
      return join(lines, oneParagraphEach: long * 2 > full, in: bytes)
    }
  }

  struct Line {
    /// Its bytes without the white space around them.
    var range: Range<Int>
    /// Its length in scalars, without the white space around them.
    var length: Int
    var number: Int
    var endsParagraph: Bool
    var isBlank: Bool { range.isEmpty }
  }

  static func splitLines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Line] {
    var lines: [Line] = []
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var first: Int?
    var end = 0
    var scalars = 0
    var length = 0
    func close(endsParagraph: Bool) {
      lines.append(
        Line(
          range: (first ?? index)..<(first == nil ? index : end), length: length,
          number: lines.count + 1, endsParagraph: endsParagraph))
      (first, scalars, length) = (nil, 0, 0)
    }
    while index < bytes.count {
      let width = UTF8Bytes.length(ofLead: bytes[index])
      let scalar = UTF8Bytes.scalar(at: index, length: width, in: bytes)
      switch scalar {
      case "\n", "\u{85}", "\u{2028}": close(endsParagraph: false)
      case "\u{2029}": close(endsParagraph: true)
      case "\r":
        if index + 1 == bytes.count || bytes[index + 1] != 0x0A { close(endsParagraph: false) }
      default:
        if first == nil && TextClass.isSpace(scalar) { break }
        if first == nil { first = index }
        scalars += 1
        if !TextClass.isSpace(scalar) { (end, length) = (index + width, scalars) }
      }
      index += width
    }
    if first != nil { close(endsParagraph: false) }
    return lines
  }

  private static func join(
    _ lines: [Line], oneParagraphEach: Bool, in bytes: UnsafeBufferPointer<UInt8>
  ) -> ReadingText {
    var text = ReadingText()
    var previous: Line?
    var inList = false
    for line in lines {
      if line.isBlank || oneParagraphEach || previous == nil { text.endParagraph() }
      guard !line.isBlank else {
        previous = nil
        continue
      }
      let isItem = ListMarker.begins(bytes, line.range)
      if let previous, !oneParagraphEach {
        let mayBegin = inList || ListMarker.mayFollow(bytes, previous.range)
        if isItem && mayBegin || ListMarker.isHeading(bytes, previous.range)
          || ListMarker.isHeading(bytes, line.range)
        {
          text.breakSentence()
        }
        inList = inList || isItem && mayBegin
      } else {
        inList = isItem
      }
      append(line, of: bytes, to: &text)
      text.endLine()
      previous = line.endsParagraph ? nil : line
    }
    text.endParagraph()
    return text
  }

  private static func append(
    _ line: Line, of bytes: UnsafeBufferPointer<UInt8>, to text: inout ReadingText
  ) {
    var index = line.range.lowerBound
    while index < line.range.upperBound {
      let width = UTF8Bytes.length(ofLead: bytes[index])
      let scalar = UTF8Bytes.scalar(at: index, length: width, in: bytes)
      if TextClass.isSpace(scalar) {
        text.appendSpace()
      } else {
        text.append(scalar, line: line.number)
      }
      index += width
    }
  }
}
