/// One line of Markdown: what CommonMark says that it begins, seen by itself.
struct MarkdownLine {
  /// The opening of a fenced code block.
  struct Fence {
    /// Spaces before it.
    var indent: Int
    /// A backtick or a tilde.
    var mark: UInt8
    /// How many of them.
    var length: Int
    /// What follows them on the line.
    var info: Range<Int>
  }

  /// What ends an HTML block (CommonMark 4.6).
  enum HTMLEnd: Equatable {
    /// A line that holds one of these.
    case one(of: [String])
    case blankLine
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// The line from its first character on, with its line end.
  private(set) var range: Range<Int>
  /// The columns before its first character; a tab goes to the next multiple of four.
  private(set) var indent = 0
  private var column = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    skipSpaces()
  }

  private mutating func skipSpaces() {
    var at = range.lowerBound
    let start = column
    while at < range.upperBound {
      if bytes[at] == 0x20 {
        column += 1
      } else if bytes[at] == 0x09 {
        column += 4 - column % 4
      } else {
        break
      }
      at += 1
    }
    indent += column - start
    range = at..<range.upperBound
  }

  /// Whether it holds nothing but spaces.
  var isBlank: Bool { range.allSatisfy { bytes[$0] == 0x20 || (0x09...0x0D).contains(bytes[$0]) } }

  private var text: Slice<UnsafeBufferPointer<UInt8>> { bytes[range] }

  private func isEnd(_ index: Int) -> Bool {
    index >= range.upperBound || bytes[index] == 0x0A || bytes[index] == 0x0D
  }

  private func isSpaceOrEnd(_ index: Int) -> Bool {
    isEnd(index) || bytes[index] == 0x20 || bytes[index] == 0x09
  }

  // MARK: Fences

  /// The fence that it opens, if it does.
  var fence: Fence? {
    guard indent < 4, let mark = text.first else { return nil }
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let length = text.prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    let info = range.lowerBound + length..<range.upperBound
    if mark == UInt8(ascii: "`"), bytes[info].contains(mark) { return nil }
    return Fence(indent: indent, mark: mark, length: length, info: info)
  }

  /// Whether it closes `fence`.
  func closes(_ fence: Fence) -> Bool {
    guard indent < 4 else { return false }
    let length = text.prefix { $0 == fence.mark }.count
    return length >= fence.length
      && text.dropFirst(length).allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  // MARK: Other blocks

  /// Whether it is a heading, or a rule of `*`, `-` or `_`.
  var isHeadingOrRule: Bool {
    guard indent < 4, let mark = text.first else { return false }
    let count = text.prefix { $0 == mark }.count
    if mark == UInt8(ascii: "#") { return count <= 6 && isSpaceOrEnd(range.lowerBound + count) }
    guard [UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(mark) else {
      return false
    }
    let marks = text.filter { $0 > 0x20 }
    return marks.count >= 3 && marks.allSatisfy { $0 == mark }
  }

  /// Whether it is in a quote.
  var isQuote: Bool { indent < 4 && text.first == UInt8(ascii: ">") }

  /// Whether it is the line under a heading's text.
  var isHeadingUnderline: Bool {
    guard indent < 4, let mark = text.first,
      mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-")
    else { return false }
    let count = text.prefix { $0 == mark }.count
    return text.dropFirst(count).allSatisfy { $0 <= 0x20 }
  }

  /// Whether it is of a paragraph, given whether the line before it is.
  func isParagraph(after paragraph: Bool) -> Bool {
    if isBlank { return false }
    if paragraph, isHeadingUnderline { return false }
    if isHeadingOrRule || isQuote || fence != nil { return false }
    return paragraph || indent < 4
  }

  /// What begins a list item, and the columns before the item's text; `nil` when it does not.
  func listMarker(interrupting paragraph: Bool) -> (textColumn: Int, rest: MarkdownLine)? {
    guard indent < 4, !isHeadingOrRule, let first = text.first else { return nil }
    var end = range.lowerBound + 1
    if isDigit(first) {
      let digits = text.prefix(while: isDigit)
      end = digits.endIndex
      guard digits.count <= 9, end < range.upperBound,
        bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")")
      else { return nil }
      if paragraph, !digits.elementsEqual([UInt8(ascii: "1")]) { return nil }
      end += 1
    } else if ![UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(first) {
      return nil
    }
    guard isSpaceOrEnd(end) else { return nil }
    var rest = self
    rest.column += end - range.lowerBound
    rest.range = end..<range.upperBound
    let marker = rest.column
    rest.indent = 0
    rest.skipSpaces()
    if rest.isBlank { return paragraph ? nil : (marker + 1, rest) }
    // Text five or more columns away is code in the item, which begins one column away.
    let isCode = rest.indent > 4
    let column = isCode ? marker + 1 : marker + rest.indent
    rest.indent = isCode ? rest.indent - 1 : 0
    return (column, rest)
  }

  /// The line as it stands in a container whose text begins `columns` to the right.
  func inset(by columns: Int) -> MarkdownLine {
    var line = self
    line.indent -= min(columns, line.indent)
    return line
  }

  /// The line within all the quotes that it is in.
  var unquoted: MarkdownLine {
    var line = self
    while line.isQuote { line = line.quoted }
    return line
  }

  /// The line after the `>` of a quote.
  var quoted: MarkdownLine {
    var line = self
    line.column += 1
    line.range = range.lowerBound + 1..<range.upperBound
    line.indent = 0
    line.skipSpaces()
    line.indent -= min(1, line.indent)
    return line
  }
}
