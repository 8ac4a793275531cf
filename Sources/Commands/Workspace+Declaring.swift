import ArgumentGraph
import Notebook

/// Making declarations that were typed.
extension Workspace {
  /// Reads the declaration in `bytes[range]` and makes it.
  mutating func declare(
    _ bytes: [UInt8], _ range: Range<Int>
  ) throws(CommandFailure) -> Outcome {
    let draft = try draft(bytes, range)
    let cell: CellID?
    if let forced = forcedCell {
      let cells = notebook.orderedCells
      cell = cells.indices.contains(forced - 1) ? cells[forced - 1] : nil
    } else {
      cell = beginsCell ? nil : notebook.cell(forFocus: focusNode)
    }
    let edit = notebook.insertion(of: draft, into: cell)
    let item = edit.lastItem ?? 0
    try commit(edit, as: nil)
    beginsCell = false
    remember(draft, item)
    return outcome(of: draft, item, in: cell)
  }

  /// Reads a declaration without making it.
  mutating func draft(
    _ bytes: [UInt8], _ range: Range<Int>
  ) throws(CommandFailure) -> Draft {
    do {
      let source = lastSource
      return try bytes.withUnsafeBufferPointer { (buffer) throws(EditRefusal) in
        try notebook.draft(buffer, range, lastSource: source)
      }
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Keeps what was made last, for `it`, `and` and `unless`, and what it used.
  private mutating func remember(_ draft: Draft, _ item: ItemID) {
    lastMade = item
    if graph.hasInference(Origin(raw: item)) { lastInference = item }
    if !draft.lastSource.isNone { lastSource = draft.lastSource }
    for (range, node) in draft.undeclared {
      pending.append(Pending(node: node, range: range, input: input))
    }
    if graph.hasUnresolvedPaths {
      for node in graph.nodes(of: Origin(raw: item))
      where graph.kind(node).isInference && graph.conclusion(node).isNone {
        pending.append(
          Pending(node: node, range: draft.undeclared.first?.range ?? 0..<0, input: input))
      }
    }
  }

  private mutating func outcome(
    of draft: Draft, _ item: ItemID, in cell: CellID?
  ) -> Outcome {
    var outcome = Outcome()
    outcome.automaticLabel = draft.automaticLabel
    outcome.record = Record("")
    // A batch keeps no journal, so nobody would read the statement.
    if options.isInteractive || options.keepsRecords {
      let position = cell.flatMap { notebook.orderedCells.firstIndex(of: $0) }.map { $0 + 1 }
      let statement = notebook.oneLine(item)
      done[done.count - 1].statement = statement
      outcome.record = Record(statement, cell: position ?? 0)
    }
    if options.isInteractive {
      outcome.summary = summary(of: Origin(raw: item))
      outcome.notices = draft.undeclared.map {
        "note: `\(graph.label($0.node) ?? "")` is not declared yet"
      }
    }
    return outcome
  }

  /// What was made, in one line.
  private mutating func summary(of origin: Origin) -> String {
    let nodes = graph.nodes(of: origin)
    guard let first = nodes.first else { return lastStatement }
    var text = "\(graph.name(first)): \(graph.kind(first).word)"
    if graph.isMarkedContention(first) { text = "\(graph.name(first)): contention" }
    let inferences = nodes.filter { graph.kind($0).isInference }
    if graph.kind(first).isInference {
      return "\(graph.name(first)): \(Self.relationWord(first, graph))"
    }
    for inference in inferences {
      let target = graph.conclusion(inference)
      let name = target.isNone ? "an inference that is not declared" : graph.name(target)
      text += ", \(graph.kind(inference).word)s \(name)"
    }
    return text
  }

  private static func relationWord(_ inference: NodeID, _ graph: Graph) -> String {
    graph.isBacking(inference) ? "backing" : graph.kind(inference).word
  }
}
