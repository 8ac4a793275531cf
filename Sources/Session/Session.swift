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
  /// Asked by long work whether it is to stop, since the user has pressed Ctrl-C.
  public var stop = StopSignal.never {
    didSet {
      workspace.stop = stop
      printer.stop = stop
    }
  }
  /// Whether `quit` was asked for.
  public internal(set) var isOver = false
  /// Whether the tour was asked for, which is for whoever reads the lines.
  public var wantsTour = false
  /// The source whose anchors are to be asked about, `none` for all, by whoever reads the lines.
  public var anchorsToAsk: NodeID?
  /// Called with the whole word of each statement that was carried out.
  public var onDone: ((String) -> Void)?
  /// What of the edits can be undone when the journal is replayed.
  var replayable = Replayable()
  /// How deep scripts run scripts.
  var scriptDepth = 0
  /// The texts that statements of the batch came from, for the places of late errors.
  var inputs: [(name: String, bytes: [UInt8])] = []
  /// Statements of the batch that named an inference which was not there yet, with the nodes that
  /// they made.
  var waiting: [Waiting] = []
  /// How many statements of the batch were refused.
  public internal(set) var failures = 0
  /// How many statements were run.
  public private(set) var statementCount = 0

  /// The key of keyed digests.
  let keys = KeyRing()

  /// The folder that the program was started in.
  let startFolder = currentFolder()

  /// How deep scripts may run scripts.
  public static let scriptDepthLimit = 16

  /// The options.
  public var options: SessionOptions { printer.options }

  /// A session on an empty notebook without a file.
  public init(printer: Printer) {
    self.printer = printer
    file = .unnamed()
    workspace = Workspace(Notebook(name: file.name))
    workspace.notebook.includeLoader = includeLoader(for: file)
    configure()
  }

  func configure() {
    workspace.options.isInteractive = options.isInteractive
    workspace.options.width = options.width
    workspace.options.select = options.select
    workspace.options.asOf = options.asOf
    workspace.options.ignore = options.ignore
    workspace.options.failOn = options.failOn
    workspace.options.each = options.each
    workspace.options.isSeenOnly = printer.isSeenOnly
    workspace.shelf = makeShelf()
    workspace.grades = options.grades
    workspace.semantics = options.semantics
    workspace.stop = stop
  }

  // MARK: Opening

  /// Opens the notebook at `path` in place of the one that is open.
  ///
  /// - Throws: `SessionFailure` when it cannot be read.
  public func open(_ path: String, create: Bool = false) throws(SessionFailure) {
    let opened: (file: NotebookFile, bytes: [UInt8])
    do { opened = try NotebookFile.open(path, create: create, within: folders) } catch {
      throw SessionFailure(error)
    }
    if path.hasSuffix(".crux"), !opened.bytes.isEmpty {
      throw SessionFailure("\(path) is a script", help: "type `crux run \(path)`")
    }
    let loader = includeLoader(for: opened.file)
    let stop = stop
    let notebook = printer.during("reading \(path)") {
      Notebook(name: path, bytes: opened.bytes, includes: loader, stop: stop)
    }
    if notebook.isUnreadable { throw SessionFailure(notebook.problems) }
    file.close(keepingJournal: false)
    file = opened.file
    replayable = Replayable()
    if notebook.formatVersion > Notebook.currentFormat {
      file.makeReadOnly(
        "it is of format \(notebook.formatVersion), and this program writes format "
          + "\(Notebook.currentFormat)")
    }
    workspace = Workspace(notebook, savedBytes: opened.bytes)
    configure()
  }

  /// Problems of the notebook that is open, reported on standard error.
  ///
  /// - Parameter includes: whether what could not be included is named; a check has a finding for
  ///   it.
  public func reportProblems(includes: Bool = true) {
    if workspace.notebook.hasByteOrderMark {
      printer.note("note: \(file.name) begins with a byte order mark; `crux fmt` drops it")
    }
    printer.report(workspace.notebook.problems)
    if includes { printer.report(workspace.notebook.includeProblems) }
  }

  // MARK: Statements

  /// Carries out the statement in `bytes[range]`.
  ///
  /// An edit is in the journal before this returns. Places of failures are in `bytes`.
  public func run(
    _ bytes: [UInt8], _ range: Range<Int>
  ) throws(StatementFailure) -> Outcome {
    statementCount += 1
    var outcome: Outcome
    do {
      outcome = try Interpreter.run(bytes, range, in: &workspace)
    } catch {
      throw .command(error)
    }
    outcome.notices += keys.takeNotices()
    if let onDone, let name = Interpreter.commandName(bytes, range, in: workspace) { onDone(name) }
    if let record = outcome.record {
      do {
        try keep(record)
      } catch {
        workspace.takeBack(record)
        throw .session(error)
      }
    }
    return outcome
  }

  /// Locks the file at the first edit, and writes the edit to the journal.
  private func keep(_ record: Record) throws(SessionFailure) {
    guard file.isNamed, file.readOnlyReason == nil, !options.isSafe, !options.isDry else { return }
    do {
      if !file.isLocked {
        try file.beginEditing()
        // Whoever writes a journal holds the lock, so that one which is there is a dead session's.
        if let leftovers = try file.leftovers() { throw leftovers.refusal(for: file.name) }
      }
      guard let journal = file.journal else { return }
      var counts = replayable
      let entry =
        counts.count(record).map { JournalRecord.edit($0) } ?? .whole(workspace.notebook.bytes)
      try journal.append(entry.encoded)
      replayable = counts
    } catch let error as StorageError {
      throw SessionFailure(error)
    } catch let failure as SessionFailure {
      file.close(keepingJournal: true)
      throw failure
    } catch {
      throw SessionFailure("\(error)")
    }
  }

  // MARK: Saving

  /// Writes the notebook to its file, when it was changed.
  ///
  /// - Returns: whether anything was written.
  @discardableResult
  public func save() throws(SessionFailure) -> Bool {
    guard workspace.isDirty else { return false }
    try refuseIfSafe("save")
    guard file.isNamed || file.readOnlyReason != nil else {
      throw SessionFailure("the notebook has no file yet", help: "type save as PATH")
    }
    if let reason = file.readOnlyReason {
      throw SessionFailure(
        "\(file.name) is open for reading only: \(reason)", help: "type save as PATH")
    }
    let bytes = workspace.notebook.bytes
    // Even a save that fails may leave a mark from which the journal is read.
    replayable = Replayable()
    do {
      try file.save(bytes) { workspace.notebook.isFaithful(bytes) }
    } catch {
      throw Self.saveFailure(error)
    }
    workspace.markSaved(bytes)
    return true
  }

  /// Writes the notebook to another file and goes on with that one.
  public func save(as path: String) throws(SessionFailure) {
    try refuseIfSafe("save")
    if file.isAt(path), file.readOnlyReason == nil {
      if file.isOnDisk {
        _ = try save()
        return
      }
      // It was removed meanwhile, and is to be made anew.
      file.releaseLock()
    }
    let bytes = workspace.notebook.bytes
    let hadJournal = file.journal != nil || options.isInteractive
    let saved: NotebookFile
    do {
      saved = try NotebookFile.save(bytes, as: path) { workspace.notebook.isFaithful(bytes) }
    } catch {
      throw Self.saveFailure(error)
    }
    file.close(keepingJournal: false)
    file = saved
    replayable = Replayable()
    workspace.notebook.name = path
    workspace.notebook.includeLoader = includeLoader(for: file)
    workspace.markSaved(bytes)
    workspace.shelf = makeShelf()
    if hadJournal { startJournal() }
  }

  /// The notebook's bytes, read again to make sure that they hold just what is in memory.
  func checkedBytes() throws(SessionFailure) -> [UInt8] {
    let bytes = workspace.notebook.bytes
    guard workspace.notebook.isFaithful(bytes) else { throw Self.unfaithful }
    return bytes
  }

  private static let unfaithful = SessionFailure(
    "the notebook was not saved: what would be written does not read back as what is in memory",
    help: "please report this; `undo` the last edit, or export json to keep the map")

  private static func saveFailure(_ error: StorageError) -> SessionFailure {
    error.reason == .refused ? unfaithful : SessionFailure(error)
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
