import SourceText

/// A table as plain data.
public struct Table: Sendable {
  /// A column and how it is set.
  public struct Column: Sendable {
    /// Its heading.
    public var title: String
    /// Numbers stand to the right.
    public var isNumeric: Bool
    /// Whether it may be cut when the table is too wide.
    public var isFlexible: Bool

    /// Makes a column.
    public init(_ title: String, isNumeric: Bool = false, isFlexible: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
      self.isFlexible = isFlexible
    }
  }

  /// A cell: its text and what it is.
  public struct Cell: Sendable {
    /// The text.
    public var text: String
    /// What it is.
    public var role: TextRole

    /// Makes a cell.
    public init(_ text: String, _ role: TextRole = .plain) {
      self.text = text
      self.role = role
    }
  }

  /// The columns.
  public var columns: [Column]
  /// The rows, each with one cell a column.
  public var rows: [[Cell]] = []

  /// A table without rows.
  public init(_ columns: [Column]) { self.columns = columns }

  /// The table as lines that take at most `width` columns; flexible columns give way first.
  public func lines(width: Int) -> [StyledLine] {
    if rows.isEmpty { return [] }
    let widths = fitted(to: width)
    var lines = [line(columns.map { Cell($0.title, .dim) }, widths)]
    lines += rows.map { line($0, widths) }
    return lines
  }

  private func fitted(to width: Int) -> [Int] {
    var widths = columns.map { displayWidth($0.title) }
    for row in rows {
      for (index, cell) in row.enumerated() {
        widths[index] = max(widths[index], displayWidth(visible(cell.text)))
      }
    }
    let total = widths.reduce(0, +) + 2 * max(0, widths.count - 1)
    var excess = total - width
    for index in columns.indices.reversed() where excess > 0 && columns[index].isFlexible {
      let least = min(widths[index], 16)
      let taken = min(excess, widths[index] - least)
      widths[index] -= taken
      excess -= taken
    }
    return widths
  }

  private func line(_ cells: [Cell], _ widths: [Int]) -> StyledLine {
    var line = StyledLine()
    for (index, cell) in cells.enumerated() {
      let text = StyledLine(visible(cell.text), cell.role).cut(to: widths[index])
      let padding = String(repeating: " ", count: max(0, widths[index] - text.width))
      let isLast = index == cells.count - 1
      if columns[index].isNumeric { line.append(padding) }
      for run in text.runs { line.append(run.text, run.role) }
      if !columns[index].isNumeric, !isLast { line.append(padding) }
      if !isLast { line.append("  ") }
    }
    return line.trimmed
  }
}
