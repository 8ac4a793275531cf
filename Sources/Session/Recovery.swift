import Commands
import Notebook
import SourceText
import Storage

/// Edits that a killed session left in its journal.
extension Session {
  /// What an earlier session made and did not save; `nil` when there is nothing, or when that
  /// session is still running.
  ///
  /// - Parameters:
  ///   - patience: the milliseconds that a session which is just ending, as after a lost
  ///     connection, is given to end.
  ///   - isOfAny: whether a session that is running counts too.
  public func leftovers(
    patience: Int = 0, isOfAny: Bool = false
  ) throws(SessionFailure) -> Leftovers? {
    do {
      if patience > 0, !file.isLocked { _ = file.awaitLock(milliseconds: patience) }
      guard let leftovers = try file.leftovers() else { return nil }
      return isOfAny || file.isLocked || file.awaitLock(milliseconds: 0) ? leftovers : nil
    } catch {
      throw SessionFailure(error)
    }
  }

  /// Refuses to go on while a killed session's edits are not saved.
  ///
  /// - Throws: `SessionFailure` that names `crux recover`.
  public func refuseLeftovers() throws(SessionFailure) {
    guard let leftovers = try leftovers() else { return }
    throw leftovers.refusal(for: file.name)
  }

  /// Applies the edits of a journal again, and goes on with that journal.
  ///
  /// - Returns: how many were applied.
  /// - Throws: `SessionFailure` when one of them is refused; those before it are applied then.
  @discardableResult
  public func recover(
    _ leftovers: Leftovers, keepingJournal: Bool
  ) throws(SessionFailure) -> Int {
    try refuseIfSafe("write files")
    guard let records = leftovers.records else { throw misfit(leftovers) }
    do {
      if !file.isLocked { try file.beginEditing() }
    } catch {
      throw SessionFailure(error)
    }
    let interactive = workspace.options.isInteractive
    workspace.options.isInteractive = false
    defer { workspace.options.isInteractive = interactive }
    for (index, bytes) in records.enumerated() {
      try apply(JournalRecord.decode(bytes), number: index + 1)
    }
    workspace.pending = []
    do {
      if let line = leftovers.contents.brokenAtLine {
        let kept = try Journal.keepAsBroken(leftovers.contents)
        printer.note("note: line \(line) of the journal is damaged; all of it is kept in \(kept)")
        guard keepingJournal else { return records.count }
        try file.beginJournal()
        for record in records { try file.journal?.append(record) }
      } else if keepingJournal {
        try file.resume(leftovers.contents)
      }
    } catch {
      throw SessionFailure(error)
    }
    replayable = Replayable(done: workspace.done.count, undone: workspace.undone.count)
    return records.count
  }

  /// Why the edits of a journal cannot be applied to the file as it is now.
  private func misfit(_ leftovers: Leftovers) -> SessionFailure {
    let contents = leftovers.contents
    let message =
      contents.brokenAtLine == 1
      ? "the first line of the journal is damaged, so it is not known what its edits were made to"
      : "\(file.name) was changed since by somebody else, so that its journal's edits may not fit"
    var failure = SessionFailure(
      message,
      help: "make those that you want again, then type `crux recover \(file.name) --discard`; "
        + "they are in \(contents.path)")
    failure.diagnostics += leftovers.statements.map { Diagnostic($0, severity: .note) }
    return failure
  }

  private func apply(_ entry: JournalRecord, number: Int) throws(SessionFailure) {
    let record: Record
    switch entry {
    case .edit(let edit): record = edit
    case .whole(let bytes):
      let old = workspace.notebook
      let notebook = Notebook(name: old.name, bytes: bytes, includes: old.includeLoader)
      let savedBytes = workspace.savedBytes
      workspace = Workspace(notebook, savedBytes: savedBytes)
      workspace.savedCount = nil
      configure()
      workspace.options.isInteractive = false
      return
    }
    let text = Array(record.statement.utf8)
    workspace.forcedCell = record.cell
    // What was at hand then may not be now, or the other way round.
    workspace.completesAnchors = false
    defer {
      workspace.forcedCell = nil
      workspace.completesAnchors = true
    }
    for range in JournalRecord.statements(of: record) {
      // As in the session that was killed, which found them when it printed something.
      if workspace.notebook.graph.hasUnresolvedPaths { workspace.notebook.resolve() }
      do {
        _ = try Interpreter.run(text, range, in: &workspace)
      } catch {
        throw SessionFailure(
          error.problems.map {
            Diagnostic("edit \(number) of the journal was refused: \($0.message)", help: $0.help)
          } + [Diagnostic(record.statement, severity: .note)])
      }
    }
  }

  /// Drops the edits of a journal, unless the session that writes it is still running.
  public func discard(_ leftovers: Leftovers) throws(SessionFailure) {
    try refuseIfSafe("write files")
    do {
      if !file.isLocked { try file.beginEditing() }
      try Journal.discard(leftovers.contents)
    } catch {
      throw SessionFailure(error)
    }
  }

  /// Brings the journal to the disk, when there is something new in it.
  ///
  /// - Returns: a warning when that failed.
  public func syncJournal() -> String? {
    do { try file.journal?.sync() } catch { return "warning: \(error.description)" }
    return nil
  }

  /// Names what killed sessions left beside the notebook.
  public func reportStrayFiles() {
    guard let path = file.path, let strays = try? strayFiles(for: path) else { return }
    for stray in strays where stray.kind != .journal {
      printer.note("note: \(stray.path.string) was left by a session that ended early")
    }
  }
}

extension Leftovers {
  /// The edits, in words.
  public var statements: [String] {
    (records ?? contents.entries).map { JournalRecord.decode($0).words }
  }

  /// How many edits there are, in words.
  public var count: String {
    let number = statements.count
    return number == 1 ? "1 edit" : "\(number) edits"
  }

  /// Refuses to go on while these edits are neither saved nor dropped.
  func refusal(for name: String) -> SessionFailure {
    SessionFailure(
      "\(name) has \(count) that a session which ended early did not save",
      help: "type `crux recover \(name)` to take them over, or with --discard to drop them")
  }
}
