import ArgumentGraph
import SourceText

/// Applying edits: the text changes first, and the graph follows.
extension Notebook {
  /// Applies an edit whose outcome is known to be good, such as one that is undone or redone.
  ///
  /// Linear in the text of the items that it touches.
  public mutating func apply(_ edit: Edit) {
    for step in edit.steps { apply(step) }
    if graph.hasUnresolvedPaths { graph.resolvePaths() }
  }

  /// Applies an edit, and takes it back when it would damage the notebook.
  ///
  /// - Throws: `EditRefusal` when an item that it touches can no longer be read, or when a name in
  ///   use would come to name several inferences. The notebook is then as it was.
  public mutating func applyChecked(_ edit: Edit) throws(EditRefusal) {
    let before = problemCount(in: edit)
    let ambiguousBefore = graph.ambiguous
    apply(edit)
    var failure: EditRefusal?
    let after = problemCount(in: edit)
    if after > before {
      let problems = edit.touchedItems.flatMap { itemProblems[$0] ?? [] }
      failure = EditRefusal(problems.map { .init(message: $0.message, help: $0.help) })
    } else if let inference = graph.ambiguous.subtracting(ambiguousBefore).min(),
      let path = graph.targetPath(inference)
    {
      failure = EditRefusal(
        "several inferences would be named `\(graph.describe(path))`, a name that is in use",
        help: "give one of them an id: … as ID")
    }
    if let failure {
      apply(edit.inverse)
      throw failure
    }
  }

  private func problemCount(in edit: Edit) -> Int {
    if itemProblems.isEmpty { return 0 }
    return edit.touchedItems.reduce(0) { $0 + (itemProblems[$1]?.count ?? 0) }
  }

  private mutating func apply(_ step: Edit.Step) {
    switch step {
    case .insert(let item, let cell, let index):
      cells[Int(cell)].items.insert(item, at: index)
      items.cells[Int(item)] = cell
      reread(item)
    case .remove(let item, let cell, let index):
      cells[Int(cell)].items.remove(at: index)
      withdraw(item)
      itemProblems[item] = nil
    case .replace(let item, _, let piece):
      withdraw(item)
      items.pieces[Int(item)] = piece
      reread(item)
    case .insertBlock(let block, let index): blocks.insert(block, at: index)
    case .removeBlock(_, let index): blocks.remove(at: index)
    }
  }

  private mutating func withdraw(_ item: ItemID) {
    guard items.kinds[Int(item)] == .declaration else { return }
    for node in graph.nodes(of: Origin(raw: item)) { freeNumber(node) }
    // A declaration that had lost its id to this one is made now, if it is still there.
    for origin in graph.withdraw(Origin(raw: item)) { reread(ItemID(origin.raw)) }
  }

  private mutating func reread(_ item: ItemID) {
    if items.kinds[Int(item)] == .trivia { return }
    parser.defaultSource = onlySource
    declare(item, isFirstPass: false)
  }

  /// Lets the number of an automatic id be used again.
  private mutating func freeNumber(_ node: NodeID) {
    guard let label = graph.label(node), let letter = label.utf8.first, label.utf8.count < 12,
      let number = Int(label.dropFirst()), let next = nextNumber[letter]
    else { return }
    nextNumber[letter] = min(next, number)
  }
}

extension Edit {
  /// The item that was changed last.
  public var lastItem: ItemID? { steps.last { $0.item != nil }?.item }

  /// The items whose text or place it changes.
  public var touchedItems: [ItemID] {
    var touched: [ItemID] = []
    for step in steps {
      switch step {
      case .insert(let item, _, _), .remove(let item, _, _), .replace(let item, _, _):
        if !touched.contains(item) { touched.append(item) }
      default: break
      }
    }
    return touched
  }
}

/// Where new statements go.
extension Notebook {
  /// The cell that a new statement goes to when `focus` is in focus: the one that holds it, else
  /// the last one that declares something; `nil` when there is none.
  public func cell(forFocus focus: NodeID) -> CellID? {
    if !focus.isNone, graph.kind(focus).isDeclared {
      return items.cells[Int(graph.origin(focus).raw)]
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
  public mutating func insertion(of text: [UInt8], into cell: CellID?) -> Edit {
    var edit = Edit()
    let target = cell ?? newCell(&edit)
    let content = cells[Int(target)]
    var text = text
    if content.indent > 0 {
      text.insert(contentsOf: [UInt8](repeating: 0x20, count: content.indent), at: 0)
    }
    if let last = content.items.last, store[items.pieces[Int(last)].range].last != 0x0A {
      // Only a cell that is not closed ends without a line end.
      let old = items.pieces[Int(last)]
      edit.steps.append(.replace(last, old, with: keep(store[old.range] + lineEnd.utf8)))
    }
    let item = items.append(keep(text), .query, in: target)
    edit.steps.append(.insert(item, cell: target, at: content.items.count))
    return edit
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

extension Notebook {
  /// Ties inferences whose target was declared after them to it.
  public mutating func resolve() { graph.resolvePaths() }
}
