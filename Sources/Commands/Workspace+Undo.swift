import ArgumentGraph
import Notebook

/// Making edits, and taking them back.
extension Workspace {
  /// Applies an edit and keeps it for undo.
  ///
  /// - Throws: `CommandFailure` when the notebook refuses it; nothing is changed then.
  public mutating func commit(_ edit: Edit, as statement: String) throws(CommandFailure) {
    try commit(edit, as: OneLine(statement))
  }

  /// Applies an edit and keeps it for undo.
  mutating func commit(_ edit: Edit, as statement: OneLine) throws(CommandFailure) {
    notebook.requiresIncludes = forcedCell == nil
    do {
      try notebook.applyChecked(edit)
    } catch {
      throw CommandFailure(error)
    }
    keep(prefix.then(edit), statement)
    prefix = Edit()
  }

  /// Keeps an edit that was applied already.
  private mutating func keep(_ edit: Edit, _ statement: OneLine) {
    if let saved = savedCount, saved > done.count { savedCount = nil }
    done.append(Done(edit: edit, statement: statement, before: cursor))
    undone.removeAll()
    travel = nil
    journalled.done += 1
    journalled.undone = 0
    noteCells(edit)
  }

  /// What the next statement may mean without naming it.
  private var cursor: Cursor {
    Cursor(
      focus: focus, lastMade: lastMade, lastInference: lastInference, lastSource: lastSource,
      beginsCell: beginsCell)
  }

  /// After a heading or prose the next new statement begins a cell.
  private mutating func noteCells(_ edit: Edit) {
    if edit.addsProse { beginsCell = true } else if edit.addsCell { beginsCell = false }
  }

  /// Takes back what a command did, when the journal could not record it.
  public mutating func takeBack(_ record: Record) {
    if let travel {
      for _ in 0..<travel { _ = undo() }
      for _ in travel..<0 { _ = redo() }
      journalled = Journalled()
    } else if let last = done.popLast() {
      notebook.apply(last.edit.inverse)
      restore(last.before)
      journalled.done = max(0, journalled.done - 1)
    }
  }

  /// Undoes the last edit; returns what it was.
  private mutating func undo() -> String? {
    guard let last = done.popLast() else { return nil }
    notebook.apply(last.edit.inverse)
    undone.append(last)
    beginsCell = last.before.beginsCell
    lastSource = last.before.lastSource
    // The focus stays, unless what was in focus is gone.
    if focusNode.isNone { focus = last.before.focus }
    if node(lastMade).isNone { lastMade = last.before.lastMade }
    if node(lastInference).isNone { lastInference = last.before.lastInference }
    return last.statement.text
  }

  private mutating func restore(_ cursor: Cursor) {
    focus = cursor.focus
    lastMade = cursor.lastMade
    lastInference = cursor.lastInference
    lastSource = cursor.lastSource
    beginsCell = cursor.beginsCell
  }

  /// Does again what was undone last; returns what it was.
  private mutating func redo() -> String? {
    guard let next = undone.popLast() else { return nil }
    notebook.apply(next.edit)
    done.append(next)
    noteCells(next.edit)
    return next.statement.text
  }

  /// Undoes the last edits; returns what they were and what the journal is to say.
  ///
  /// A journal begins with the last save and knows no edit before it; what goes back beyond that is
  /// recorded as the bytes that change.
  mutating func undo(_ count: Int) -> (statements: [String], record: Record) {
    let before = notebook.bytes
    let isKnown = count <= journalled.done
    let statements = (0..<count).compactMap { _ in undo() }
    travel = -count
    guard isKnown else { return (statements, patch(since: before)) }
    journalled.done -= count
    journalled.undone += count
    return (statements, Record("undo \(count)"))
  }

  /// Does again what was undone last; returns what that was and what the journal is to say.
  mutating func redo(_ count: Int) -> (statements: [String], record: Record) {
    let before = notebook.bytes
    let isKnown = count <= journalled.undone
    let statements = (0..<count).compactMap { _ in redo() }
    travel = count
    guard isKnown else { return (statements, patch(since: before)) }
    journalled.done += count
    journalled.undone -= count
    return (statements, Record("redo \(count)"))
  }

  /// The last edit as bytes that changed, for one that depends on more than the notebook: typed
  /// again, it might do something else.
  mutating func recordChange(since before: [UInt8]) -> Record { patch(since: before) }

  private mutating func patch(since before: [UInt8]) -> Record {
    journalled = Journalled()
    return Patch(from: before, to: notebook.bytes).record
  }

  /// Changes the notebook's bytes as a journal says; what came before cannot be undone then.
  mutating func apply(_ patch: Patch) -> Bool {
    guard let bytes = patch.applied(to: notebook.bytes) else { return false }
    notebook = Notebook(name: notebook.name, bytes: bytes, includes: notebook.includeLoader)
    // Nodes have other numbers now, so that an old one would name another statement, or none.
    restore(Cursor(lastSource: .none, beginsCell: false))
    done = []
    undone = []
    savedCount = nil
    journalled = Journalled()
    return true
  }
}
