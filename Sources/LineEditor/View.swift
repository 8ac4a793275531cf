/// Everything that is to be seen of the editor at one moment.
struct View {
  var prompt: [Cell] = []
  var text = ""
  var cursor = 0
  var spans: [StyledSpan] = []
  /// A proposal after the text.
  var ghost: String?
  /// Rows below the text, such as a menu or a line of help.
  var below: [[Cell]] = []
}

extension View {
  /// The most columns that the prompt may take: the text keeps twenty, or half of a narrow screen.
  static func promptLimit(_ columns: Int) -> Int { max(columns - 20, columns / 2) }

  /// The picture of this view on a screen of the given size. `top` is the first row of the text
  /// that is visible when it is higher than the screen, and is moved as the cursor requires.
  func frame(_ size: ScreenSize, top: inout Int) -> Frame {
    let prompt = prompt.clippedAtStart(to: Self.promptLimit(size.columns))
    let layout = TextLayout(text, cursor: cursor, width: size.columns, indent: prompt.width)
    let below = below.prefix(max(0, size.rows - 1 - min(layout.rowCount - 1, 2)))
    let room = max(1, size.rows - below.count)
    top = min(top, max(0, layout.rowCount - room), layout.cursorRow)
    top = max(top, layout.cursorRow - room + 1)
    let styles = styles()
    var frame = Frame(rows: [])
    for row in top..<min(layout.rowCount, top + room) {
      var cells = layout.cells(row: row) { $0 < styles.count ? styles[$0] : .plain }
      if row == 0 { cells = prompt + cells }
      if row == layout.rowCount - 1, let ghost, cursor == text.utf8.count {
        cells += ghostCells(ghost, room: size.columns - 1 - layout.lastColumn)
      }
      frame.rows.append(cells)
    }
    frame.rows += below.map { $0.clipped(to: max(0, size.columns - 1)) }
    frame.rows = frame.rows.map(\.withoutTrailingSpaces)
    frame.cursorRow = layout.cursorRow - top
    frame.cursorColumn = layout.cursorColumn
    return frame
  }

  /// The picture on a terminal that can do nothing but go back to the start of its row: one row,
  /// of which the part around the cursor is shown.
  func singleRow(columns: Int) -> Frame {
    let columns = max(1, columns - 1)
    let index = text.utf8.index(text.startIndex, offsetBy: cursor)
    let before = [Cell](prompt) + [Cell](String(text[..<index]), .plain)
    let after = [Cell](String(text[index...]), .plain)
    let shown = before.clippedAtStart(to: max(1, columns - min(after.width, columns / 3)))
    let row = shown + after.clipped(to: columns - shown.width)
    return Frame(rows: [row], cursorRow: 0, cursorColumn: shown.width)
  }

  private func ghostCells(_ ghost: String, room: Int) -> [Cell] {
    var used = 0
    let line = ghost.prefix { !$0.isNewline }
    return [Cell](String(line), .ghost).filter { cell in
      used += cell.width
      return used <= room
    }
  }

  /// The style of each byte of the text.
  private func styles() -> [TextStyle] {
    guard !spans.isEmpty else { return [] }
    let count = text.utf8.count
    var styles = [TextStyle](repeating: .plain, count: count)
    for span in spans {
      for offset in span.range.clamped(to: 0..<count) { styles[offset] = span.style }
    }
    return styles
  }
}
