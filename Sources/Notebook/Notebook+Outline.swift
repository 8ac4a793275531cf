import SourceText

/// The notebook's headings and cells, as a reader sees them.
extension Notebook {
  /// A heading or a cell.
  public enum OutlineEntry: Sendable, Equatable {
    case heading(level: Int, text: String)
    /// A cell: its number from 1, what it holds, the first line of it, and its line.
    case cell(number: Int, declarations: Int, queries: Int, first: String, line: Int)
  }

  /// The headings and cells in the order of the document. Linear.
  public var outline: [OutlineEntry] {
    var entries: [OutlineEntry] = []
    let lines = lineOfItems()
    var number = 0
    for block in blocks {
      switch block {
      case .prose(let piece): entries += headings(in: piece)
      case .output: break
      case .cell(let id):
        number += 1
        let content = cells[Int(id)].items
        let statements = content.filter { items.kinds[Int($0)] != .trivia }
        let declarations = content.filter { items.kinds[Int($0)] == .declaration }.count
        let queries = content.filter { items.kinds[Int($0)] == .query }.count
        let first = statements.first.map { text(of: $0).trimmedLine } ?? ""
        let line = content.first.map { lines[Int($0)] } ?? 0
        entries.append(
          .cell(
            number: number, declarations: declarations, queries: queries, first: first, line: line))
      }
    }
    return entries
  }

  /// The ATX headings of a part of prose (CommonMark 4.2).
  private func headings(in piece: Piece) -> [OutlineEntry] {
    var entries: [OutlineEntry] = []
    var inFence = false
    for line in store[piece.range].split(separator: 0x0A) {
      if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) { inFence.toggle() }
      let marks = line.prefix { $0 == UInt8(ascii: "#") }.count
      guard !inFence, (1...6).contains(marks), line.dropFirst(marks).first == 0x20 else { continue }
      let text = String(decoding: line.dropFirst(marks), as: UTF8.self)
      let trimmed = text.drop { $0 == " " }.filter { $0 != "\r" }
      entries.append(.heading(level: marks, text: String(trimmed)))
    }
    return entries
  }
}
