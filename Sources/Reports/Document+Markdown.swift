import SourceText

/// A page as Markdown.
extension Document {
  /// The page as CommonMark with tables. Nothing that a map holds can become a link, HTML or markup.
  public var markdown: String {
    var text = "# \(MarkdownText.inline(title))\n"
    var wasItem = false
    for block in blocks {
      var isItem = false
      switch block {
      case .heading(let heading): text += "\n## \(MarkdownText.inline(heading))\n"
      case .paragraph(let line):
        text += "\n\(MarkdownText.guarded(MarkdownText.inline(line)))\n"
      case .item(let line, let depth):
        isItem = true
        if !wasItem { text += "\n" }
        text += String(repeating: "  ", count: depth)
        text += "- \(MarkdownText.guarded(MarkdownText.inline(line)))\n"
      case .records(let table): text += "\n" + table.markdown
      }
      wasItem = isItem
    }
    return text
  }
}

extension Table {
  /// The table as Markdown.
  public var markdown: String {
    if rows.isEmpty { return "None.\n" }
    var text = row(columns.map { MarkdownText.inline($0.title) })
    text += row(columns.map { $0.isNumeric ? "--:" : "---" })
    for cells in rows {
      text += row(
        cells.map { $0.role == .id ? MarkdownText.code($0.text) : MarkdownText.inline($0.text) })
    }
    return text
  }

  private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
}

extension Answer {
  /// The answer as Markdown: its pages and tables as such, all other lines as they are, in a fence.
  public var markdown: String {
    var text = ""
    var plain: [String] = []
    func endLines() {
      if plain.isEmpty { return }
      if !text.isEmpty { text += "\n" }
      let ticks = plain.map { line in line.prefix { $0 == "`" }.count }.max() ?? 0
      let fence = String(repeating: "`", count: max(3, ticks + 1))
      text += ([fence + "text"] + plain + [fence]).joined(separator: "\n") + "\n"
      plain = []
    }
    for part in parts {
      switch part {
      case .line(let line): plain.append(line.text)
      case .table(let table):
        endLines()
        if !text.isEmpty { text += "\n" }
        text += table.markdown
      case .document(let document):
        endLines()
        if !text.isEmpty { text += "\n" }
        text += document.markdown
      }
    }
    endLines()
    return text
  }
}
