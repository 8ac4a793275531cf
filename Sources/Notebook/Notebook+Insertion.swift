import ArgumentGraph
import SourceText

/// Where new statements go.
extension Notebook {
  /// The cell that a new statement goes to when `focus` is in focus: the one that holds it, else
  /// the last one that declares something; `nil` when there is none.
  public func cell(forFocus focus: NodeID) -> CellID? {
    if !focus.isNone, graph.kind(focus).isDeclared {
      let item = ItemID(graph.origin(focus).raw)
      if includedFile(of: item) == nil { return items.cells[Int(item)] }
    }
    for block in blocks.reversed() {
      guard case .cell(let id) = block else { continue }
      if cells[Int(id)].items.contains(where: { items.kinds[Int($0)] == .declaration }) {
        return id
      }
    }
    return nil
  }

  /// The cells in the order of the document.
  public var orderedCells: [CellID] {
    blocks.compactMap { if case .cell(let id) = $0 { id } else { nil } }
  }

  /// An edit that puts a draft at the end of `cell`, or of a new cell at the end. To be applied
  /// before anything else is read.
  public mutating func insertion(of draft: Draft, into cell: CellID?) -> Edit {
    let edit = insertion(of: draft.text, into: cell)
    if draft.isRead, case .insert(let item, let cell, _) = edit.steps.last,
      cells[Int(cell)].indent == 0
    {
      readItem = item
    }
    return edit
  }

  /// An edit that puts a statement's text at the end of `cell`, or of a new cell at the end.
  ///
  /// - Parameter earlier: an edit that will be applied before this one.
  public mutating func insertion(
    of text: [UInt8], into cell: CellID?, after earlier: Edit = Edit()
  ) -> Edit {
    var edit = Edit()
    let target = cell ?? newCell(&edit)
    let content = cells[Int(target)]
    let end = endLine(of: target, after: earlier, &edit)
    let item = items.append(keep(indented(text, by: content.indent)), .query, in: target)
    edit.steps.append(.insert(item, cell: target, at: end))
    return edit
  }

  /// Ends the last line of a cell that is not closed, and returns where a new item goes.
  mutating func endLine(
    of cell: CellID, after earlier: Edit = Edit(), _ edit: inout Edit
  ) -> Int {
    let content = cells[Int(cell)]
    let last =
      content.items.last.map { earlier.piece(of: $0) ?? items.pieces[Int($0)] }
      ?? content.open
    if last.length == 0 || store[last.range].last == 0x0A { return content.items.count }
    guard let item = content.items.last else {
      let blank = items.append(keep(lineEnd.utf8), .trivia, in: cell)
      edit.steps.append(.insert(blank, cell: cell, at: 0))
      return 1
    }
    edit.steps.append(.replace(item, last, with: keep(Array(store[last.range]) + lineEnd.utf8)))
    return content.items.count
  }

  /// `text` with spaces before each of its lines: a cell whose fence is indented reads its lines
  /// without as many spaces.
  func indented(_ text: [UInt8], by indent: Int) -> [UInt8] {
    if indent == 0 { return text }
    let spaces = [UInt8](repeating: 0x20, count: indent)
    return text.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { $0.isEmpty ? [] : spaces + $0 }.joined(separator: [0x0A]).map { $0 }
  }

  /// An edit that moves the statement that declares `node` to the end of another cell.
  public mutating func move(_ node: NodeID, to cell: CellID) -> Edit {
    let item = ItemID(graph.origin(node).raw)
    let from = items.cells[Int(item)]
    guard let index = cells[Int(from)].items.firstIndex(of: item) else { return Edit() }
    var edit = Edit()
    var end = endLine(of: cell, &edit)
    // A line end that was just added to the item itself is kept.
    var piece = items.pieces[Int(item)]
    if case .replace(item, _, let new)? = edit.steps.first { piece = new }
    let moved = moved(piece, from: cells[Int(from)].indent, to: cells[Int(cell)].indent)
    if from == cell { end -= 1 }
    if moved != Array(store[piece.range]) {
      edit.steps.append(.replace(item, piece, with: keep(moved)))
    }
    edit.steps.append(.remove(item, cell: from, at: index))
    edit.steps.append(.insert(item, cell: cell, at: end))
    return edit
  }

  /// A statement's bytes for a cell of another indentation, with a line end.
  private func moved(_ piece: Piece, from old: Int, to new: Int) -> [UInt8] {
    var text = Array(store[piece.range])
    if text.last != 0x0A { text += lineEnd.utf8 }
    if old == new { return text }
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let bare = lines.map { line in line.dropFirst(line.prefix(old).prefix { $0 == 0x20 }.count) }
    return indented(Array(bare.joined(separator: [0x0A])), by: new)
  }

  private mutating func newCell(_ edit: inout Edit) -> CellID {
    var lead = ""
    if let last = lastByte {
      lead = last == 0x0A ? lineEnd : lineEnd + lineEnd
    }
    if !lead.isEmpty {
      edit.steps.append(.insertBlock(.prose(keep(lead.utf8)), at: blocks.count))
    }
    let cell = CellID(truncatingIfNeeded: cells.count)
    cells.append(
      CellContent(
        open: keep("```crux\(lineEnd)".utf8), items: [], close: keep("```\(lineEnd)".utf8),
        indent: 0))
    edit.steps.append(.insertBlock(.cell(cell), at: blocks.count + edit.steps.count))
    return cell
  }

  /// The last byte of the document, if it has one.
  private var lastByte: UInt8? {
    for block in blocks.reversed() {
      switch block {
      case .prose(let piece), .output(let piece):
        if let byte = store[piece.range].last { return byte }
      case .cell(let id):
        let cell = cells[Int(id)]
        if let byte = store[cell.close.range].last { return byte }
        for item in cell.items.reversed() {
          if let byte = store[items.pieces[Int(item)].range].last { return byte }
        }
        return store[cell.open.range].last
      }
    }
    return nil
  }

  /// An edit that adds prose at the end, with a blank line before it.
  public mutating func proseInsertion(_ text: String) -> Edit {
    var edit = Edit()
    var lead = ""
    if let last = lastByte { lead = last == 0x0A ? lineEnd : lineEnd + lineEnd }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    edit.steps.append(
      .insertBlock(.prose(keep((lead + lines + lineEnd).utf8)), at: blocks.count))
    return edit
  }
}
