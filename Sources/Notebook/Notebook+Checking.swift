import ArgumentGraph
import SourceText

/// Edits that would damage the notebook are taken back at once.
extension Notebook {
  /// Applies an edit, and takes it back when it would damage the notebook.
  ///
  /// - Throws: `EditRefusal` when an item that it touches could no longer be read, when an id would
  ///   be declared twice, when a name in use would come to name several inferences or none, or when
  ///   a fence or HTML that is not closed would swallow what is added. The notebook is then as it
  ///   was.
  public mutating func applyChecked(_ edit: Edit) throws(EditRefusal) {
    let touched = edit.touchedItems
    if let refusal = refusalToTouch(touched) { throw refusal }
    let before = Standing(self, outside: touched, edit)
    apply(edit)
    guard let refusal = damage(since: before, by: edit, touched) else { return }
    apply(edit.inverse)
    throw refusal
  }

  /// Why items may not be changed: another notebook declares one of them.
  private func refusalToTouch(_ touched: [ItemID]) -> EditRefusal? {
    for item in touched {
      guard let file = includedFile(of: item) else { continue }
      let name = graph.nodes(of: Origin(raw: item)).first.map { graph.name($0) }
      return Self.readOnly(name ?? text(of: item).trimmedLine, in: self.name(ofFile: file))
    }
    return nil
  }

  /// What an edit may not make worse.
  private struct Standing {
    var problems: Int
    var failedIncludes: Int
    var duplicates: Int
    var ambiguous: Set<NodeID>
    var dangling: Int

    init(_ notebook: Notebook, outside touched: [ItemID], _ edit: Edit) {
      problems = touched.reduce(0) { $0 + (notebook.itemProblems[$1]?.count ?? 0) }
      failedIncludes = notebook.included.failures.count
      duplicates = notebook.graph.duplicates.count
      ambiguous = notebook.graph.ambiguous
      dangling = edit.onlyInserts ? 0 : notebook.dangling(outside: touched).count
    }
  }

  private func damage(
    since before: Standing, by edit: Edit, _ touched: [ItemID]
  ) -> EditRefusal? {
    let problems = touched.flatMap { itemProblems[$0] ?? [] }
    if problems.count > before.problems {
      return EditRefusal(problems.map { .init(message: $0.message, help: $0.help) })
    }
    if included.failures.count > before.failedIncludes, requiresIncludes,
      let failed = included.failures.last(where: { touched.contains($0.item) && !$0.isPartial })
    {
      return EditRefusal(failed.failure.message, help: failed.failure.help)
    }
    if graph.duplicates.count > before.duplicates, let duplicate = graph.duplicates.last {
      let label = graph.label(duplicate.node) ?? ""
      return EditRefusal(
        "`\(label)` is declared already, as \(graph.kind(duplicate.node).article)",
        help: "choose another id")
    }
    if let path = ambiguousPath(since: before.ambiguous) {
      return EditRefusal(
        "several inferences would be named `\(graph.describe(path))`, a name that is in use",
        help: "give one of them an id: … as ID")
    }
    if !edit.onlyInserts, let path = danglingPath(touched, before.dangling) {
      return EditRefusal(
        "`\(graph.describe(path))` is a name in use, and would name nothing",
        help: "remove what uses it first, or give that inference an id: … as ID")
    }
    if !touched.allSatisfy(isOneStatement) {
      return EditRefusal("the statement would not be read back as it is written")
    }
    if edit.changesBlocks, !isFaithful(bytes) {
      return EditRefusal(
        "what is added at the end would not be read as such",
        help: "a fence, a list or HTML at the notebook's end is not closed: edit the file")
    }
    return nil
  }

  /// A path that names several inferences now and did not before.
  private func ambiguousPath(since before: Set<NodeID>) -> InferencePath? {
    let now = graph.ambiguous
    guard now.count > before.count else { return nil }
    return now.subtracting(before).min().flatMap { graph.targetPath($0) }
  }

  private func danglingPath(_ touched: [ItemID], _ before: Int) -> InferencePath? {
    let now = dangling(outside: touched)
    return now.count > before ? now.min().flatMap { graph.targetPath($0) } : nil
  }

  /// Inferences whose path names nothing, but for those of some items.
  private func dangling(outside touched: [ItemID]) -> [NodeID] {
    graph.hasUnresolvedPaths
      ? graph.danglingInferences.filter { !touched.contains(item(of: $0)) } : []
  }

  private func item(of node: NodeID) -> ItemID { ItemID(graph.origin(node).raw) }

  /// Whether an item would be read as one statement where it stands.
  private func isOneStatement(_ item: ItemID) -> Bool {
    let kind = items.kinds[Int(item)]
    if kind == .trivia || kind == .stray { return true }
    let cell = cells[Int(items.cells[Int(item)])]
    let indent = cell.indent
    if store[items.pieces[Int(item)].range].last != 0x0A, cell.items.last != item,
      cell.items.contains(item)
    {
      return false
    }
    return store.withUnsafeBufferPointer {
      CellScanner.statement(in: $0, items.pieces[Int(item)].range, indent: indent) != nil
    }
  }
}
