/// Finds the cells of a Markdown document, and leaves all else as it is.
///
/// A cell is a fenced code block (CommonMark 0.31, section 4.5) at the top level whose info string
/// begins with the word `crux`. Fences within list items, quotes, HTML comments, `<pre>` and the
/// like are prose. Linear in the bytes.
struct MarkdownScanner {
  /// A part of the document.
  enum Part: Equatable {
    case prose(Range<Int>)
    /// A cell: its opening fence, what it holds, and its closing fence, which may be missing.
    case cell(open: Range<Int>, body: Range<Int>, close: Range<Int>?, indent: Int)
    /// The recorded output of the cell before it, fences included.
    case output(Range<Int>)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at: Int
  private var proseStart: Int
  private var parts: [Part] = []
  private var conflicts: [Range<Int>] = []
  /// Whether only blank lines came since the last cell, so that an output may follow.
  private var followsCell = false
  /// Whether the line before is of a paragraph, which not everything can interrupt.
  private var isParagraph = false
  /// Whether the line before is of a paragraph in a quote, which the next may continue lazily.
  private var isQuotedParagraph = false
  /// The list item that is open, if one is.
  private var item: MarkdownListItem?

  private init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    at = start
    proseStart = start
  }

  /// Cuts the document into its parts; also returns the lines that mark conflicts in prose.
  static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (parts: [Part], conflicts: [Range<Int>]) {
    var scanner = MarkdownScanner(bytes, from: start)
    scanner.run()
    return (scanner.parts, scanner.conflicts)
  }

  private mutating func run() {
    while at < bytes.count {
      let range = lineRange(at)
      let line = MarkdownLine(bytes, range)
      if !line.isBlank, isConflictMark(range) { conflicts.append(range) }
      if item?.takes(line) == true {
        followsCell = false
        at = range.upperBound
        continue
      }
      item = nil
      if let fence = line.fence {
        readFenced(range, fence)
      } else {
        readProse(range, line)
      }
    }
    flushProse(before: bytes.count)
  }

  private mutating func readProse(_ range: Range<Int>, _ line: MarkdownLine) {
    at = range.upperBound
    let wasParagraph = isParagraph
    let wasQuoted = isQuotedParagraph
    isParagraph = false
    isQuotedParagraph = false
    if line.isBlank { return }
    followsCell = false
    if let end = line.htmlEnd(interrupting: wasParagraph || wasQuoted) {
      skipHTML(range, until: end)
    } else if let opened = MarkdownListItem(line, interrupting: wasParagraph) {
      item = opened
    } else if line.isQuote {
      isQuotedParagraph = line.unquoted.isParagraph(after: wasQuoted)
    } else if wasQuoted {
      isQuotedParagraph = line.isParagraph(after: true)
    } else {
      isParagraph = line.isParagraph(after: wasParagraph)
    }
  }

  private mutating func flushProse(before end: Int) {
    if end > proseStart { parts.append(.prose(proseStart..<end)) }
    proseStart = end
  }

  // MARK: Fences

  private mutating func readFenced(_ open: Range<Int>, _ fence: MarkdownLine.Fence) {
    var close: Range<Int>?
    var end = open.upperBound
    while end < bytes.count {
      let line = lineRange(end)
      if MarkdownLine(bytes, line).closes(fence) {
        close = line
        break
      }
      end = line.upperBound
    }
    let after = close?.upperBound ?? bytes.count
    let canRecord = followsCell && close != nil
    followsCell = false
    isParagraph = false
    isQuotedParagraph = false
    switch firstWord(fence.info) {
    case "crux":
      flushProse(before: open.lowerBound)
      parts.append(
        .cell(open: open, body: open.upperBound..<end, close: close, indent: fence.indent))
      proseStart = after
      followsCell = true
    case "output" where canRecord:
      flushProse(before: open.lowerBound)
      parts.append(.output(open.lowerBound..<after))
      proseStart = after
    default:
      break
    }
    at = after
  }

  private func firstWord(_ range: Range<Int>) -> String {
    let text = bytes[range].drop { $0 == 0x20 || $0 == 0x09 }
    return String(decoding: text.prefix { $0 > 0x20 }, as: UTF8.self)
  }

  // MARK: Lines

  private func lineRange(_ start: Int) -> Range<Int> {
    start..<endOfLine(bytes, from: start, limit: bytes.count)
  }

  /// A line that git leaves where two branches disagree; `=======` alone may be a heading's rule.
  private func isConflictMark(_ line: Range<Int>) -> Bool {
    let text = bytes[line]
    return text.starts(with: "<<<<<<< ".utf8) || text.starts(with: ">>>>>>> ".utf8)
  }

  /// Goes to the end of an HTML block: after the line with its end, or to the next blank line.
  private mutating func skipHTML(_ first: Range<Int>, until end: MarkdownLine.HTMLEnd) {
    var range = first
    while true {
      let line = MarkdownLine(bytes, range)
      if end == .blankLine, line.isBlank { return }
      at = range.upperBound
      if line.holds(end) || at >= bytes.count { return }
      range = lineRange(at)
    }
  }
}
