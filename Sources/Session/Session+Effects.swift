import ArgumentGraph
import Checks
import Commands
import Evaluation
import Formats
import Notebook
import SourceText
import Storage
import SystemPackage

/// Carrying out what commands ask of the session.
extension Session {
  /// Does what a command asked for.
  public func perform(_ effect: Effect) throws(SessionFailure) {
    switch effect {
    case .save(let path): try performSave(as: path)
    case .open(let path):
      try replaceNotebook { (session) throws(SessionFailure) in
        try session.open(path)
        session.reportProblems()
        try session.refuseLeftoversInBatch()
        session.printer.note("opened \(path)")
      }
    case .new(let path):
      try replaceNotebook { (session) throws(SessionFailure) in
        try session.create(path)
      }
    case .reload:
      try replaceNotebook { (session) throws(SessionFailure) in
        guard session.file.isNamed else { throw SessionFailure("the notebook has no file yet") }
        try session.open(session.file.name)
        session.reportProblems()
        session.printer.note("read \(session.file.name) again")
      }
    case .run(let path): try runScript(path)
    case .rerun: break
    case .export(let format, let path, let from, let depth, let verdicts):
      try export(format, to: path, from: from, depth: depth, verdicts: verdicts)
    case .importFile(let format, let path): try importFile(format, path)
    case .view(let node, let verdicts): try view(node, verdicts)
    case .check(let request): try check(request)
    case .set(let name, let value): try set(name, value)
    case .quit: isOver = true
    case .tour: wantsTour = true
    case .reanchor(let source): anchorsToAsk = source
    }
  }

  /// Makes sure that the answers could be written before anything is saved: they are a part of
  /// the transaction, unless nobody wants to read them any more.
  public func requireAnswersWritten() throws(SessionFailure) {
    do { try printer.output.flush() } catch {
      if error.reason != .closedPipe { throw SessionFailure(error) }
    }
  }

  private func performSave(as path: String?) throws(SessionFailure) {
    try requireAnswersWritten()
    if let reason = reasonToWriteNothing {
      printer.note("note: not saved: \(reason)")
      if options.isDry { workspace.markSaved(try checkedBytes()) }
    } else if let path {
      try save(as: path)
      printer.note("saved \(path)")
    } else if try save() {
      printer.note("saved \(file.name)")
    } else {
      printer.note("nothing to save")
    }
  }

  /// Why this batch writes nothing, if it does not.
  var reasonToWriteNothing: String? {
    if options.isDry { return "this is a dry run" }
    if failures > 0 { return failures == 1 ? "a command failed" : "\(failures) commands failed" }
    return nil
  }

  /// Refuses a notebook with a dead session's edits in a batch; at the prompt it is asked about.
  private func refuseLeftoversInBatch() throws(SessionFailure) {
    if !options.isInteractive { try refuseLeftovers() }
  }

  private func create(_ path: String) throws(SessionFailure) {
    try refuseIfSafe("begin another notebook")
    if fileExists(path) {
      throw SessionFailure("\(path) is there already", help: "type open \(path)")
    }
    try open(path, create: true)
    printer.note("new notebook \(path)")
  }

  private func fileExists(_ path: String) -> Bool {
    do {
      _ = try loadFile(FilePath(path), limit: 0)
      return true
    } catch {
      return error.reason != .missing
    }
  }

  /// Runs `body`, which puts another notebook in place of this one, when nothing would be lost.
  private func replaceNotebook(
    _ body: (Session) throws(SessionFailure) -> Void
  ) throws(SessionFailure) {
    if workspace.isDirty {
      throw SessionFailure(
        "\(file.name) has unsaved edits", help: "type save first, or undo them")
    }
    let isSupposing = !workspace.suppositions.isEmpty
    try body(self)
    if isSupposing { printer.note("note: nothing is supposed any more") }
    if options.isInteractive { startJournal() }
  }

  /// Carries out a script within the session.
  private func runScript(_ path: String) throws(SessionFailure) {
    guard scriptDepth < Self.scriptDepthLimit else {
      throw SessionFailure("scripts run each other more than \(Self.scriptDepthLimit) deep")
    }
    scriptDepth += 1
    defer { scriptDepth -= 1 }
    let bytes = try read(path)
    guard options.isInteractive else {
      // The ids that it uses may still be declared by what comes after it in the batch.
      try BatchRun(session: self).carryOut(bytes, name: path, semicolons: false)
      return
    }
    workspace.options.isInteractive = false
    let pending = workspace.pending
    let capture = workspace.capture
    workspace.pending = []
    workspace.capture = nil
    defer {
      workspace.options.isInteractive = true
      workspace.pending = pending
      workspace.capture = capture
      inputs = []
      waiting = []
      failures = 0
    }
    let run = BatchRun(session: self)
    let edits = workspace.editCount
    do {
      try run.carryOut(bytes, name: path, semicolons: false)
      try run.requireDeclared()
    } catch {
      // Half of what a script does is of no use to anybody.
      if stop.isRaised { try undo(workspace.editCount - edits) }
      throw error
    }
  }

  /// Reads a file that a statement names, in `--safe` from the notebook's folder only.
  private func read(_ path: String) throws(SessionFailure) -> [UInt8] {
    do {
      guard let folders else {
        return try loadFile(FilePath(path), limit: Notebook.sizeLimit).bytes
      }
      return try loadFile(FilePath(path), within: folders, limit: Notebook.sizeLimit).bytes
    } catch {
      throw SessionFailure(error)
    }
  }

  /// The folders that statements may read from; `nil` for all.
  var folders: [FilePath]? {
    guard options.isSafe, statementCount > 0 else { return nil }
    return file.folder.map { [$0] } ?? []
  }

  private func set(_ name: String, _ value: String) throws(SessionFailure) {
    switch name {
    case "format": printer.options.format = .init(rawValue: value) ?? .text
    case "color": printer.setColor(.init(rawValue: value) ?? .auto)
    case "as-of": printer.options.asOf = PartialDate(value)
    case "width": printer.options.width = Int(value) ?? 80
    case "pager":
      printer.options.usesPager = value == "on" && options.isInteractive && !options.isSafe
    case "semantics": printer.options.semantics = MapSemantics(rawValue: value) ?? .grounded
    case "each": printer.options.each = value == "on"
    case "grades":
      printer.options.grades =
        value == GradeTable.admiraltyName ? .admiralty : try grades(at: value)
      workspace.grades = printer.options.grades
    default: break
    }
  }

  /// The table of grades in a file.
  private func grades(at path: String) throws(SessionFailure) -> GradeTable {
    let bytes = try read(path)
    do { return try GradeTable(reading: bytes, name: path) } catch {
      throw SessionFailure([error])
    }
  }

  // MARK: Importing

  private func importFile(_ format: String, _ path: String) throws(SessionFailure) {
    guard let importer = FormatCatalog.importer(named: format) else {
      throw SessionFailure("there is no importer named \(format)")
    }
    let bytes = try read(path)
    let result = printer.during("reading \(path)") { importer.read(bytes, name: path) }
    guard let text = result.notebook else { throw SessionFailure(result.diagnostics) }
    printer.report(result.diagnostics)
    let before = workspace.graph.statementCount
    let edits = workspace.editCount
    do {
      try declareAll(of: Notebook(name: path, bytes: text))
    } catch {
      try undo(workspace.editCount - edits)
      throw error
    }
    let added = workspace.graph.statementCount - before
    printer.note(added == 1 ? "1 statement imported" : "\(added) statements imported")
  }
}

extension Session {
  /// Makes the declarations of a notebook that was imported as if they had been typed.
  ///
  /// Its text was never seen by anybody, so that errors have the file for their place.
  private func declareAll(of notebook: Notebook) throws(SessionFailure) {
    let input = workspace.input
    workspace.input = -1
    workspace.completesAnchors = false
    defer {
      workspace.input = input
      workspace.completesAnchors = true
    }
    for text in notebook.statementTexts {
      if stop.isRaised { throw .interrupted }
      do {
        _ = try run(text, 0..<text.count)
      } catch {
        var failure =
          switch error {
          case .session(let failure): failure
          case .command(let failure):
            SessionFailure(failure.problems.map { Diagnostic($0.message, help: $0.help) })
          }
        for index in failure.diagnostics.indices {
          failure.diagnostics[index].message =
            "\(notebook.name): \(failure.diagnostics[index].message)"
        }
        throw failure
      }
    }
  }

  /// Takes back edits of a command that failed half way, so that it is done whole or not at all.
  private func undo(_ count: Int) throws(SessionFailure) {
    guard count > 0 else { return }
    let bytes = Array("undo \(count)".utf8)
    do { _ = try run(bytes, 0..<bytes.count) } catch {
      throw SessionFailure("\(count) edits of a command that failed could not be taken back")
    }
  }
}
