/// What one position of the screen shows: a letter, one or two columns wide.
struct Cell: Equatable {
  var text: String
  var width: Int
  var style: TextStyle

  init(_ text: String, width: Int = 1, _ style: TextStyle) {
    self.text = text
    self.width = width
    self.style = style
  }
}

/// A picture of the rows that the editor owns on the screen.
struct Frame: Equatable {
  var rows: [[Cell]] = [[]]
  var cursorRow = 0
  var cursorColumn = 0
}

extension Frame {
  /// How many rows are above a position once a terminal of another width has broken the rows that
  /// are too long for it into several.
  func brokenRowsAbove(row: Int, column: Int, width: Int) -> Int {
    let before = rows.prefix(row).reduce(0) { $0 + $1.brokenRows(width: width) }
    guard row < rows.count else { return before }
    // Behind the end of a row the cursor stays with the row's last part.
    var start = 0
    let upTo = rows[row].prefix { cell in
      start += cell.width
      return start <= column + cell.width
    }
    return before + Array(upTo).brokenRows(width: width) - 1
  }
}

extension [Cell] {
  /// The columns that these cells take.
  var width: Int { reduce(0) { $0 + $1.width } }

  /// The number of rows that these cells take when they are broken at a width.
  func brokenRows(width: Int) -> Int {
    var rows = 1
    var column = 0
    for cell in self {
      if column + cell.width > width, column > 0 {
        rows += 1
        column = 0
      }
      column += cell.width
    }
    return rows
  }

  /// The cells without the plain spaces at their end. An erased row looks the same, and terminals
  /// disagree on whether spaces at the end of a row count when its width changes.
  var withoutTrailingSpaces: [Cell] {
    let end = lastIndex { $0.text != " " || $0.style == .selected || $0.style == .match }
    return Array(prefix((end ?? -1) + 1))
  }

  /// The cells of a text, with everything in it made visible.
  init(_ text: String, _ style: TextStyle) {
    self = []
    for glyph in Glyphs(text) {
      switch glyph.shape {
      case .newline: append(Cell("^", style)); append(Cell("J", style))
      case .ascii(let byte): append(Cell(String(Unicode.Scalar(byte)), style))
      case .cells(let shapes):
        for shape in shapes { append(Cell(shape.text, width: shape.width, style)) }
      }
    }
  }

  /// As many of the first cells as fit into `columns`, with an ellipsis if something is left out.
  func clipped(to columns: Int) -> [Cell] {
    if width <= columns { return self }
    guard columns > 0 else { return [] }
    var used = 0
    var kept = Array(
      prefix { cell in
        used += cell.width
        return used < columns
      })
    kept.append(Cell("\u{2026}", last?.style ?? .plain))
    return kept
  }

  /// As many of the last cells as fit into `columns`, with an ellipsis if something is left out.
  func clippedAtStart(to columns: Int) -> [Cell] {
    if width <= columns { return self }
    return [Cell](reversed()).clipped(to: columns).reversed()
  }
}

/// The letters of a text and how each is shown.
struct Glyphs: Sequence, IteratorProtocol {
  enum Shape {
    case ascii(UInt8)
    case newline
    /// Each of these may stand on a row of its own.
    case cells([(text: String, width: Int)])
  }

  /// The columns that a tab takes.
  static let tabWidth = 4

  private let text: String
  private let bytes: [UInt8]
  private var position: Int

  /// Walks over a text from its beginning.
  init(_ text: String) {
    self.init(text, bytes: Array(text.utf8), from: 0)
  }

  /// Walks over a text, whose UTF-8 bytes the caller has at hand, from an offset on.
  init(_ text: String, bytes: [UInt8], from offset: Int) {
    self.text = text
    self.bytes = bytes
    position = offset
  }

  mutating func next() -> (range: Range<Int>, shape: Shape)? {
    guard position < bytes.count else { return nil }
    let start = position
    let byte = bytes[start]
    if byte < 0x80, start + 1 == bytes.count || bytes[start + 1] < 0x80 {
      position += 1
      return (start..<position, Self.shape(of: byte))
    }
    let index = text.utf8.index(text.startIndex, offsetBy: start)
    let end = text.index(after: index)
    position = Swift.max(start + 1, text.utf8.distance(from: text.startIndex, to: end))
    if position == start + 1, byte < 0x80 { return (start..<position, Self.shape(of: byte)) }
    return (start..<position, .cells(Self.cells(of: text[index..<end])))
  }

  private static func shape(of byte: UInt8) -> Shape {
    if byte == UInt8(ascii: "\n") { return .newline }
    if byte >= 0x20, byte < 0x7F { return .ascii(byte) }
    if byte == UInt8(ascii: "\t") {
      return .cells(Array(repeating: (" ", 1), count: tabWidth))
    }
    return .cells(cells(of: String(Unicode.Scalar(byte))[...]))
  }

  private static func cells(of letter: Substring) -> [(text: String, width: Int)] {
    var cells: [(text: String, width: Int)] = []
    var isFirst = true
    for scalar in letter.unicodeScalars.prefix(VisibleText.longestCluster) {
      var shown = ""
      VisibleText.append(scalar, first: isFirst, to: &shown)
      isFirst = false
      let width = DisplayWidth.of(shown)
      if shown.unicodeScalars.count > 1, width == shown.utf8.count {
        for character in shown { cells.append((String(character), 1)) }
      } else if width == 0, !cells.isEmpty {
        cells[cells.count - 1].text += shown
      } else if width > 0 {
        cells.append((shown, width))
      }
    }
    return cells
  }
}
