import ArgumentGraph
import Commands
import Notebook
import Reports
import SourceText
import Storage

/// One notebook that is open: it carries out statements, keeps the journal, and writes files.
///
/// It is the only writer of files. A session is used by one thread.
public final class Session {
  /// What commands work on.
  public var workspace: Workspace
  /// The notebook's file.
  public internal(set) var file: NotebookFile
  /// Where answers and errors are printed.
  public let printer: Printer
  /// Whether `quit` was asked for.
  public internal(set) var isOver = false
  /// How deep scripts run scripts.
  var scriptDepth = 0
  /// How many statements were run.
  public private(set) var statementCount = 0

  /// How deep scripts may run scripts.
  public static let scriptDepthLimit = 16

  /// The options.
  public var options: SessionOptions { printer.options }

  /// A session on an empty notebook without a file.
  public init(printer: Printer) {
    self.printer = printer
    file = .unnamed()
    workspace = Workspace(Notebook(name: file.name))
    configure()
  }

  func configure() {
    workspace.options.isInteractive = options.isInteractive
    workspace.options.keepsRecords = options.isInteractive
    workspace.options.width = options.width
    workspace.options.select = options.select
    workspace.options.ignore = options.ignore
    workspace.options.failOn = options.failOn
    workspace.options.each = options.each
  }

  // MARK: Opening

  /// Opens the notebook at `path` in place of the one that is open.
  ///
  /// - Throws: `SessionFailure` when it cannot be read.
  public func open(_ path: String, create: Bool = false) throws(SessionFailure) {
    let opened: (file: NotebookFile, bytes: [UInt8])
    do { opened = try NotebookFile.open(path, create: create) } catch {
      throw SessionFailure(error)
    }
    if path.hasSuffix(".crux"), !opened.bytes.isEmpty {
      throw SessionFailure("\(path) is a script", help: "type `crux run \(path)`")
    }
    let notebook = Notebook(name: path, bytes: opened.bytes)
    if notebook.isUnreadable { throw SessionFailure(notebook.problems) }
    file.close(keepingJournal: false)
    file = opened.file
    if notebook.formatVersion > Notebook.currentFormat {
      file.makeReadOnly(
        "it is of format \(notebook.formatVersion), and this program writes format "
          + "\(Notebook.currentFormat)")
    }
    workspace = Workspace(notebook, savedBytes: opened.bytes)
    configure()
  }

  /// Problems of the notebook that is open, reported on standard error.
  public func reportProblems() {
    if workspace.notebook.hasByteOrderMark {
      printer.note("note: \(file.name) begins with a byte order mark; `crux fmt` drops it")
    }
    printer.report(workspace.notebook.problems)
  }

  // MARK: Statements

  /// Carries out the statement in `bytes[range]`.
  ///
  /// An edit is in the journal before this returns. Places of failures are in `bytes`.
  public func run(
    _ bytes: [UInt8], _ range: Range<Int>
  ) throws(StatementFailure) -> Outcome {
    statementCount += 1
    let outcome: Outcome
    do {
      outcome = try Interpreter.run(bytes, range, in: &workspace)
    } catch {
      throw .command(error)
    }
    if let record = outcome.record {
      do {
        try keep(record)
      } catch {
        workspace.takeBack(record)
        throw .session(SessionFailure(error))
      }
    }
    return outcome
  }

  /// Locks the file at the first edit, and writes the edit to the journal.
  private func keep(_ record: Record) throws(StorageError) {
    guard file.isNamed, file.readOnlyReason == nil, !options.isSafe else { return }
    if !file.isLocked { try file.beginEditing() }
    try file.journal?.append(JournalRecord.encode(record))
  }

  // MARK: Saving

  /// Writes the notebook to its file, when it was changed.
  ///
  /// - Returns: whether anything was written.
  @discardableResult
  public func save() throws(SessionFailure) -> Bool {
    try refuseIfSafe("save")
    guard workspace.isDirty else { return false }
    guard file.isNamed || file.readOnlyReason != nil else {
      throw SessionFailure("the notebook has no file yet", help: "type save as PATH")
    }
    if let reason = file.readOnlyReason {
      throw SessionFailure(
        "\(file.name) is open for reading only: \(reason)", help: "type save as PATH")
    }
    let bytes = try checkedBytes()
    do { try file.save(bytes) } catch { throw SessionFailure(error) }
    workspace.markSaved(bytes)
    return true
  }

  /// Writes the notebook to another file and goes on with that one.
  public func save(as path: String) throws(SessionFailure) {
    try refuseIfSafe("save")
    let bytes = try checkedBytes()
    let hadJournal = file.journal != nil || options.isInteractive
    let saved: NotebookFile
    do { saved = try NotebookFile.save(bytes, as: path) } catch { throw SessionFailure(error) }
    file.close(keepingJournal: false)
    file = saved
    workspace.notebook.name = path
    workspace.markSaved(bytes)
    if hadJournal { startJournal() }
  }

  /// The notebook's bytes, read again to make sure that they hold just what is in memory.
  private func checkedBytes() throws(SessionFailure) -> [UInt8] {
    let bytes = workspace.notebook.bytes
    guard workspace.notebook.isFaithful(bytes) else {
      throw SessionFailure(
        "the notebook was not saved: what would be written does not read back as what is in memory",
        help: "please report this; `undo` the last edit, or export json to keep the map")
    }
    return bytes
  }

  func refuseIfSafe(_ what: String) throws(SessionFailure) {
    if options.isSafe {
      throw SessionFailure("--safe does not \(what)", help: "run it without --safe")
    }
  }

  /// Begins a journal, or says why edits are not kept in one.
  public func startJournal() {
    guard file.isNamed, file.readOnlyReason == nil, !options.isSafe else { return }
    do {
      if !file.isLocked { try file.beginEditing() }
      try file.beginJournal()
    } catch {
      switch error.reason {
      case .heldBy:
        file.makeReadOnly("another session is editing it")
        printer.note("note: \(error.message): opened for reading only")
      case .notWritableFolder, .notWritable:
        file.makeReadOnly(error.message)
        printer.note("note: \(error.message): opened for reading only")
      default:
        printer.note("warning: edits are not kept in a journal: \(error.message)")
      }
    }
  }
}

/// Why a statement was not carried out.
public enum StatementFailure: Error, Sendable {
  /// It was refused, with places in what was typed.
  case command(CommandFailure)
  /// A file or a program stood in the way.
  case session(SessionFailure)
}

extension Session {
  /// Brings the recorded outputs up to date.
  ///
  /// - Returns: how many were not.
  public func rerun() throws(SessionFailure) -> Int {
    let bytes = Array("rerun".utf8)
    do {
      let outcome = try run(bytes, 0..<bytes.count)
      return outcome.record == nil ? 0 : workspace.lastOutputCount
    } catch {
      switch error {
      case .session(let failure): throw failure
      case .command(let failure):
        throw SessionFailure(failure.problems.map { Diagnostic($0.message, help: $0.help) })
      }
    }
  }

  /// Writes other bytes to the notebook's file, such as its canonical form.
  public func write(_ bytes: [UInt8]) throws(SessionFailure) {
    try refuseIfSafe("write files")
    if let reason = file.readOnlyReason {
      throw SessionFailure("\(file.name) may not be written: \(reason)")
    }
    do { try file.save(bytes) } catch { throw SessionFailure(error) }
  }

  /// Says that a killed session left edits that this answer does not hold.
  public func warnOfLeftovers() {
    guard let leftovers = try? leftovers(), !leftovers.isOfLiveSession else { return }
    printer.note(
      "warning: \(file.name) has \(leftovers.count) of a session that ended early; "
        + "type `crux recover \(file.name)`")
  }
}
