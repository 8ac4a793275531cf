import SourceText

/// A page as text.
extension Document {
  /// The page as lines of at most `width` columns. Linear.
  public func lines(width: Int) -> [StyledLine] {
    let width = max(Self.leastWidth, width)
    var lines = Self.underlined(title, "=", width)
    var last: Block?
    for block in blocks {
      if Self.hasGap(before: block, after: last) { lines.append(StyledLine()) }
      switch block {
      case .heading(let text): lines += Self.underlined(text, "-", width)
      case .paragraph(let line): lines += line.shown.wrapped(to: width)
      case .item(let line, let depth):
        let indent = String(repeating: "  ", count: depth)
        for (index, part) in line.shown.wrapped(to: width - indent.count - 2).enumerated() {
          lines.append(StyledLine(indent + (index == 0 ? "- " : "  ")).adding(part))
        }
      case .records(let table): lines += table.records(width: width)
      }
      last = block
    }
    return lines.map(\.trimmed)
  }

  /// The least columns that a page is set in.
  private static let leastWidth = 24

  private static func hasGap(before block: Block, after last: Block?) -> Bool {
    switch (last, block) {
    case (.heading, _): false
    case (.item, .item): false
    default: true
    }
  }

  private static func underlined(
    _ text: String, _ mark: String, _ width: Int
  ) -> [StyledLine] {
    let lines = StyledLine(visible(text), .keyword).wrapped(to: width)
    let longest = lines.map(\.width).max() ?? 0
    return lines + [StyledLine(String(repeating: mark, count: longest), .dim)]
  }
}

extension StyledLine {
  /// The line with what could steer a terminal made visible.
  var shown: StyledLine {
    var line = self
    for index in line.runs.indices { line.runs[index].text = visible(line.runs[index].text) }
    return line
  }
}

extension Table {
  /// The rows one under the other, each with all its words: a line of what is short, then what is
  /// long, wrapped and, but for the first of it, with its heading.
  func records(width: Int) -> [StyledLine] {
    if rows.isEmpty { return [StyledLine("none", .dim)] }
    var lines: [StyledLine] = []
    for row in rows {
      if !lines.isEmpty { lines.append(StyledLine()) }
      var head = StyledLine()
      var bodies: [(title: String, cell: Cell)] = []
      for (column, cell) in zip(columns, row) where !cell.text.isEmpty {
        if column.isFlexible {
          bodies.append((column.title, cell))
        } else {
          if !head.runs.isEmpty { head.append("  ") }
          if column.isNumeric { head.append("\(column.title) ", .dim) }
          head.append(visible(cell.text), cell.role)
        }
      }
      lines += head.wrapped(to: width)
      for (index, body) in bodies.enumerated() {
        var line = StyledLine()
        if index > 0 { line.append("\(body.title): ", .dim) }
        line.append(visible(body.cell.text), body.cell.role)
        lines += line.wrapped(to: width - 2).map { StyledLine("  ").adding($0) }
      }
    }
    return lines
  }
}
