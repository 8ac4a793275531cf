extension TerminalScreen {
  /// Changes the size and cuts off what does not fit.
  private mutating func cut(columns newColumns: Int, rows newRows: Int) {
    for index in grid.indices {
      let cells = grid[index].cells.prefix(newColumns)
      grid[index].cells = Array(cells) + Self.blank(newColumns - cells.count)
    }
    while grid.count > newRows {
      if row < grid.count - 1 {
        grid.removeLast()
      } else {
        scrolledOff.append(Self.text(of: grid.removeFirst().cells))
        row -= 1
      }
    }
    while grid.count < newRows { grid.append(Row(cells: Self.blank(newColumns))) }
    columns = newColumns
    isWrapPending = false
    column = min(column, newColumns - 1)
  }

  /// Changes the size as most terminals do: rows that have become too long are broken, and rows
  /// that were broken at the margin are joined where there is room.
  public mutating func resize(columns newColumns: Int, rows newRows: Int) {
    if cutsRows { return cut(columns: newColumns, rows: newRows) }
    var flowed: [Row] = []
    var cursor = (row: 0, column: 0)
    var index = 0
    let used = max(row, grid.lastIndex { !Self.text(of: $0.cells).isEmpty } ?? 0)
    while index <= used {
      var line: [Cell] = []
      var cursorOffset: Int?
      var isWrapped = true
      while isWrapped, index <= used {
        if index == row { cursorOffset = line.count + column + (isWrapPending ? 1 : 0) }
        isWrapped = grid[index].isWrapped
        line += grid[index].cells
        index += 1
      }
      while line.last == Cell() { line.removeLast() }
      let pieces = Self.broken(line, columns: newColumns)
      if let cursorOffset {
        // The cursor stays with its letter, or behind the end of the line.
        let piece = pieces.lastIndex { $0.start <= cursorOffset } ?? 0
        let column = cursorOffset - pieces[piece].start
        cursor = (flowed.count + piece, min(column, newColumns - 1))
      }
      flowed += pieces.map(\.row)
    }
    while flowed.count > newRows {
      if cursor.row < newRows - 1, flowed.count - 1 > cursor.row {
        flowed.removeLast()
        continue
      }
      scrolledOff.append(Self.text(of: flowed.removeFirst().cells))
      cursor.row -= 1
    }
    while flowed.count < newRows { flowed.append(Row(cells: Self.blank(newColumns))) }
    grid = flowed
    columns = newColumns
    isWrapPending = false
    row = max(0, cursor.row)
    column = max(0, cursor.column)
  }

  /// A line in rows, each with the position in the line at which it starts.
  private static func broken(_ line: [Cell], columns: Int) -> [(start: Int, row: Row)] {
    var rows = [(start: 0, row: Row(cells: []))]
    for (position, cell) in line.enumerated() {
      let isWide = position + 1 < line.count && line[position + 1].text.isEmpty
      let used = rows[rows.count - 1].row.cells.count
      if !cell.text.isEmpty, used + min(isWide ? 2 : 1, columns) > columns {
        rows[rows.count - 1].row.isWrapped = true
        rows.append((position, Row(cells: [])))
      }
      rows[rows.count - 1].row.cells.append(cell)
    }
    return rows.map { start, row in
      var row = row
      row.cells += blank(max(0, columns - row.cells.count))
      row.cells = Array(row.cells.prefix(columns))
      return (start, row)
    }
  }
}
