/// Finds the cells of a Markdown document, and leaves all else as it is.
///
/// A cell is a fenced code block (CommonMark 0.31, section 4.5) at the top level whose info string
/// begins with the word `crux`. Fences within list items, HTML comments, `<pre>` and the like are
/// prose. Linear in the bytes.
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
  /// Whether only blank lines came since the last cell, so that an output may follow.
  private var followsCell = false
  /// Where the text of the open list item begins, in columns; 0 outside lists.
  private var listIndent = 0
  private(set) var conflicts: [Range<Int>] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    at = start
    proseStart = start
  }

  /// Cuts the document into its parts.
  static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (parts: [Part], conflicts: [Range<Int>]) {
    var scanner = MarkdownScanner(bytes, from: start)
    scanner.run()
    return (scanner.parts, scanner.conflicts)
  }

  private mutating func run() {
    while at < bytes.count {
      let line = lineRange(at)
      if let fence = fence(line), fence.indent < max(listIndent, 1) || listIndent == 0 {
        listIndent = 0
        readFenced(line, fence)
        continue
      }
      at = line.upperBound
      if isBlank(line) { continue }
      followsCell = false
      if isConflictMark(line) { conflicts.append(line) }
      if let end = htmlEnd(line) {
        at = skipHTML(line, until: end)
        continue
      }
      noteList(line)
    }
    flushProse(before: bytes.count)
  }

  private mutating func flushProse(before end: Int) {
    if end > proseStart { parts.append(.prose(proseStart..<end)) }
    proseStart = end
  }

  // MARK: Fences

  private struct Fence {
    var indent: Int
    var mark: UInt8
    var length: Int
    var info: Range<Int>
  }

  private func fence(_ line: Range<Int>) -> Fence? {
    let indent = indentation(line)
    guard indent < 4 else { return nil }
    var index = line.lowerBound + indent
    guard index < line.upperBound else { return nil }
    let mark = bytes[index]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let start = index
    while index < line.upperBound, bytes[index] == mark { index += 1 }
    guard index - start >= 3 else { return nil }
    let info = index..<line.upperBound
    if mark == UInt8(ascii: "`"), bytes[info].contains(mark) { return nil }
    return Fence(indent: indent, mark: mark, length: index - start, info: info)
  }

  private mutating func readFenced(_ open: Range<Int>, _ fence: Fence) {
    var close: Range<Int>?
    var end = open.upperBound
    while end < bytes.count {
      let line = lineRange(end)
      if closes(line, fence) {
        close = line
        break
      }
      end = line.upperBound
    }
    let after = close?.upperBound ?? bytes.count
    switch firstWord(fence.info) {
    case "crux":
      flushProse(before: open.lowerBound)
      parts.append(
        .cell(open: open, body: open.upperBound..<end, close: close, indent: fence.indent))
      proseStart = after
      followsCell = true
    case "output" where followsCell && close != nil:
      flushProse(before: open.lowerBound)
      parts.append(.output(open.lowerBound..<after))
      proseStart = after
      followsCell = false
    default:
      followsCell = false
    }
    at = after
  }

  private func closes(_ line: Range<Int>, _ fence: Fence) -> Bool {
    let indent = indentation(line)
    guard indent < 4 else { return false }
    var index = line.lowerBound + indent
    let start = index
    while index < line.upperBound, bytes[index] == fence.mark { index += 1 }
    return index - start >= fence.length && isBlank(index..<line.upperBound)
  }

  private func firstWord(_ range: Range<Int>) -> String {
    let text = bytes[range].drop { $0 == 0x20 || $0 == 0x09 }
    return String(decoding: text.prefix { $0 > 0x20 }, as: UTF8.self)
  }

  // MARK: Lines

  private func lineRange(_ start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return start..<min(end + 1, bytes.count)
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  private func indentation(_ line: Range<Int>) -> Int {
    bytes[line].prefix { $0 == 0x20 }.count
  }

  /// A line that git leaves where two branches disagree; `=======` alone may be a heading's rule.
  private func isConflictMark(_ line: Range<Int>) -> Bool {
    let text = bytes[line]
    return text.starts(with: "<<<<<<< ".utf8) || text.starts(with: ">>>>>>> ".utf8)
  }

  /// Keeps track of whether later lines are within a list item.
  private mutating func noteList(_ line: Range<Int>) {
    let indent = indentation(line)
    if listIndent > 0, indent >= listIndent { return }
    listIndent = 0
    guard indent < 4 else { return }
    var index = line.lowerBound + indent
    let start = index
    while index < line.upperBound, isDigit(bytes[index]), index - start < 9 { index += 1 }
    let marks: [UInt8] =
      index > start
      ? [UInt8(ascii: "."), UInt8(ascii: ")")]
      : [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")]
    guard index < line.upperBound, marks.contains(bytes[index]) else { return }
    index += 1
    let spaces = bytes[index..<line.upperBound].prefix { $0 == 0x20 }.count
    guard spaces > 0 || isBlank(index..<line.upperBound) else { return }
    listIndent = index - line.lowerBound + max(1, min(spaces, 4))
  }

  // MARK: HTML

  /// What ends the HTML block that begins on `line` (CommonMark 4.6, kinds 1 to 5 and 6).
  private func htmlEnd(_ line: Range<Int>) -> String? {
    let indent = indentation(line)
    guard indent < 4, line.lowerBound + indent < line.upperBound,
      bytes[line.lowerBound + indent] == UInt8(ascii: "<")
    else { return nil }
    let text = String(decoding: bytes[line].prefix(64), as: UTF8.self).lowercased().drop {
      $0 == " "
    }
    let pairs = [
      ("<!--", "-->"), ("<pre", "</pre>"), ("<script", "</script>"), ("<style", "</style>"),
      ("<textarea", "</textarea>"), ("<?", "?>"), ("<![cdata[", "]]>"),
    ]
    if let pair = pairs.first(where: { text.hasPrefix($0.0) }) { return pair.1 }
    let name = text.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
    let blocks: Set<Substring> = [
      "address", "article", "aside", "blockquote", "center", "details", "dialog", "dd", "div",
      "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
      "header", "hr", "li", "main", "nav", "ol", "p", "section", "summary", "table", "tbody", "td",
      "tfoot", "th", "thead", "tr", "ul",
    ]
    return blocks.contains(name) ? "" : nil
  }

  /// The offset after an HTML block: after the line with its end, or at the next blank line.
  private func skipHTML(_ line: Range<Int>, until end: String) -> Int {
    var line = line
    while true {
      if end.isEmpty {
        if isBlank(line) { return line.lowerBound }
      } else if String(decoding: bytes[line], as: UTF8.self).lowercased().contains(end) {
        return line.upperBound
      }
      if line.upperBound >= bytes.count { return bytes.count }
      line = lineRange(line.upperBound)
    }
  }
}
