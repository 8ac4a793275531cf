import ArgumentGraph
import SourceText

/// Applying edits: the text changes first, and the graph follows.
extension Notebook {
  /// Applies an edit whose outcome is known to be good, such as one that is undone or redone.
  ///
  /// Linear in the text of the items that it touches.
  public mutating func apply(_ edit: Edit) {
    for step in edit.steps { apply(step) }
    rereadSourceless()
    graph.resolvePaths()
    noteChanges()
  }

  private mutating func apply(_ step: Edit.Step) {
    switch step {
    case .insert(let item, let cell, let index):
      noteOrder(item, cell, index)
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
    unlabelledItems.remove(item)
    sourcelessItems.remove(item)
    for node in graph.nodes(of: Origin(raw: item)) { freeNumber(node) }
    // Declarations that had lost their id to this one are made now; the first of them wins.
    let freed = graph.withdraw(Origin(raw: item)).map { ItemID($0.raw) }
    for other in freed.sorted(by: isBefore) { reread(other) }
  }

  private mutating func reread(_ item: ItemID) {
    if items.kinds[Int(item)] == .trivia || items.kinds[Int(item)] == .stray { return }
    parser.defaultSource = onlySource
    declare(item, isFirstPass: false)
  }

  /// Reads the statements again whose anchors mean the only source, when that is another now.
  private mutating func rereadSourceless() {
    let source = onlySource
    if source == assumedSource { return }
    assumedSource = source
    for item in sourcelessItems.sorted() {
      withdraw(item)
      reread(item)
    }
  }

  /// Lets the number of an automatic id be used again.
  private mutating func freeNumber(_ node: NodeID) {
    guard let label = graph.label(node), let letter = label.utf8.first, label.utf8.count < 12,
      let number = Int(label.dropFirst()), let next = nextNumber[letter]
    else { return }
    nextNumber[letter] = min(next, number)
  }
}

/// The order of items in the document.
extension Notebook {
  /// Whether `left` stands before `right`. Linear once items have been moved or put in between.
  func isBefore(_ left: ItemID, _ right: ItemID) -> Bool {
    if isInItemOrder { return left < right }
    let cell = items.cells[Int(left)]
    if cell == items.cells[Int(right)] {
      return cells[Int(cell)].items.first { $0 == left || $0 == right } == left
    }
    let other = items.cells[Int(right)]
    return blocks.first { $0 == .cell(cell) || $0 == .cell(other) } == .cell(cell)
  }

  private mutating func noteOrder(_ item: ItemID, _ cell: CellID, _ index: Int) {
    let isLast = index == cells[Int(cell)].items.count && blocks.last { $0.isCell } == .cell(cell)
    if !isLast || Int(item) <= lastPlaced { isInItemOrder = false }
    lastPlaced = max(lastPlaced, Int(item))
  }
}

extension Block {
  /// Whether it is a cell.
  fileprivate var isCell: Bool { if case .cell = self { true } else { false } }
}

extension Notebook {
  /// Ties inferences whose target was declared after them to it.
  public mutating func resolve() {
    graph.resolvePaths()
    noteChanges()
  }
}
