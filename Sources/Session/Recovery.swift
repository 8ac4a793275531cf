import Commands
import Notebook
import SourceText
import Storage

/// Edits that a killed session left in its journal.
extension Session {
  /// What an earlier session made and did not save; `nil` when there is nothing.
  public func leftovers() throws(SessionFailure) -> Leftovers? {
    do { return try file.leftovers() } catch { throw SessionFailure(error) }
  }

  /// Refuses to go on while a killed session's edits are not saved.
  ///
  /// - Throws: `SessionFailure` that names `crux recover`.
  public func refuseLeftovers() throws(SessionFailure) {
    guard let leftovers = try leftovers(), !leftovers.isOfLiveSession else { return }
    throw SessionFailure(
      "\(file.name) has \(leftovers.count) that a session which ended early did not save",
      help: "type `crux recover \(file.name)` to take them over, or with --discard to drop them")
  }

  /// Applies the edits of a journal again, and goes on with that journal.
  ///
  /// - Returns: how many were applied.
  /// - Throws: `SessionFailure` when one of them is refused; those before it are applied then.
  @discardableResult
  public func recover(
    _ leftovers: Leftovers, keepingJournal: Bool
  ) throws(SessionFailure) -> Int {
    guard let records = leftovers.records else {
      throw SessionFailure(
        "\(file.name) was changed since, so its journal's edits may not fit",
        help: "type `crux recover \(file.name) --discard` to drop them; they are in "
          + leftovers.contents.path.string)
    }
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
      if leftovers.contents.brokenAtLine != nil {
        try Journal.keepAsBroken(leftovers.contents)
        if keepingJournal { try file.beginJournal() }
      } else if keepingJournal {
        try file.resume(leftovers.contents)
      }
    } catch {
      throw SessionFailure(error)
    }
    return records.count
  }

  private func apply(_ record: Record, number: Int) throws(SessionFailure) {
    let text = Array(record.statement.utf8)
    var reader = ScriptReader(text, semicolons: true)
    workspace.forcedCell = record.cell
    defer { workspace.forcedCell = nil }
    while let item = reader.next() {
      guard case .statement(let range) = item.content else { continue }
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

  /// Drops the edits of a journal.
  public func discard(_ leftovers: Leftovers) throws(SessionFailure) {
    do { try Journal.discard(leftovers.contents) } catch { throw SessionFailure(error) }
  }

  /// Brings the journal to the disk, when there is something new in it.
  public func syncJournal() {
    do { try file.journal?.sync() } catch {
      printer.note("warning: \(error.description)")
    }
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
    (records ?? contents.entries).map { JournalRecord.decode($0).statement }
  }

  /// How many edits there are, in words.
  public var count: String {
    let number = statements.count
    return number == 1 ? "1 edit" : "\(number) edits"
  }

  /// Whether the session that writes the journal is still running on this machine.
  public var isOfLiveSession: Bool { contents.isOfLiveProcess }
}
