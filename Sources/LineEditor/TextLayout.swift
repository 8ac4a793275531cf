/// Where the letters of a text fall on rows of a given width.
///
/// Only the rows that are on the screen become cells, so that a text of a megabyte can be edited.
struct TextLayout {
  /// Where a row begins: the offset of a letter, and how many of its cells are on earlier rows.
  private struct Start {
    var offset: Int
    var skipped: Int
  }

  private let text: String
  private let bytes: [UInt8]
  private let width: Int
  private let indent: Int
  private var starts = [Start(offset: 0, skipped: 0)]
  /// Where the cursor is.
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0
  /// The columns used on the last row.
  private(set) var lastColumn = 0

  /// Lays a text out on rows of `width` columns, of which the first row has lost `indent`.
  init(_ text: String, cursor: Int, width: Int, indent: Int) {
    self.text = text
    bytes = Array(text.utf8)
    self.width = max(1, width)
    self.indent = min(indent, self.width)
    var column = self.indent
    var isCursorSet = false
    for glyph in Glyphs(text, bytes: bytes, from: 0) {
      let isHere = glyph.range.lowerBound >= cursor && !isCursorSet
      isCursorSet = isCursorSet || isHere
      switch glyph.shape {
      case .newline:
        if isHere { place(&column, at: glyph.range.lowerBound) }
        starts.append(Start(offset: glyph.range.upperBound, skipped: 0))
        column = 0
      case .ascii:
        if column == self.width { wrap(&column, glyph.range.lowerBound, 0) }
        if isHere { place(&column, at: glyph.range.lowerBound) }
        column += 1
      case .cells(let cells):
        for (number, cell) in cells.enumerated() {
          let cellWidth = min(cell.width, self.width)
          if column + cellWidth > self.width { wrap(&column, glyph.range.lowerBound, number) }
          if isHere, number == 0 { place(&column, at: glyph.range.lowerBound) }
          column += cellWidth
        }
        if isHere, cells.isEmpty { place(&column, at: glyph.range.lowerBound) }
      }
    }
    if !isCursorSet { place(&column, at: text.utf8.count) }
    lastColumn = column
  }

  /// The number of rows.
  var rowCount: Int { starts.count }

  private mutating func wrap(_ column: inout Int, _ offset: Int, _ skipped: Int) {
    starts.append(Start(offset: offset, skipped: skipped))
    column = 0
  }

  /// Puts the cursor here, on a new row when this one is full.
  private mutating func place(_ column: inout Int, at offset: Int) {
    if column == width { wrap(&column, offset, 0) }
    cursorRow = starts.count - 1
    cursorColumn = column
  }

  /// The cells of the text on one row.
  func cells(row: Int, style: (Int) -> TextStyle) -> [Cell] {
    var cells: [Cell] = []
    var column = row == 0 ? indent : 0
    var skipped = starts[row].skipped
    let end = row + 1 < starts.count ? starts[row + 1] : nil
    for glyph in Glyphs(text, bytes: bytes, from: starts[row].offset) {
      let offset = glyph.range.lowerBound
      if let end, offset > end.offset || (offset == end.offset && end.skipped == 0) { break }
      switch glyph.shape {
      case .newline: return cells
      case .ascii(let byte):
        cells.append(Cell(String(Unicode.Scalar(byte)), style(offset)))
        column += 1
      case .cells(let shapes):
        for shape in shapes.dropFirst(skipped) {
          // On a screen of one column there is no room for a wide letter.
          let fits = shape.width <= width
          guard column + min(shape.width, width) <= width else { return cells }
          cells.append(
            Cell(fits ? shape.text : "?", width: min(shape.width, width), style(offset)))
          column += min(shape.width, width)
        }
        skipped = 0
      }
    }
    return cells
  }
}
