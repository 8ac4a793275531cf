import ArgumentGraph
import Commands
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
    case .open(let path): try replaceNotebook { (session) throws(SessionFailure) in
      try session.refuseIfSafe("open another notebook")
      try session.open(path)
      session.reportProblems()
      session.printer.print("opened \(visible(path))")
    }
    case .new(let path): try replaceNotebook { (session) throws(SessionFailure) in
      try session.create(path)
    }
    case .reload: try replaceNotebook { (session) throws(SessionFailure) in
      guard session.file.isNamed else { throw SessionFailure("the notebook has no file yet") }
      try session.open(session.file.name)
      session.reportProblems()
      session.printer.print("read \(visible(session.file.name)) again")
    }
    case .run(let path): try runScript(path)
    case .rerun: break
    case .export(let format, let path, let from, let depth):
      try export(format, to: path, from: from, depth: depth)
    case .importFile(let format, let path): try importFile(format, path)
    case .view(let node): try view(node)
    case .set(let name, let value): set(name, value)
    case .quit: isOver = true
    }
  }

  private func performSave(as path: String?) throws(SessionFailure) {
    if let path {
      try save(as: path)
      printer.print("saved \(visible(path))")
    } else if try save() {
      printer.print("saved \(visible(file.name))")
    } else {
      printer.print("nothing to save")
    }
  }

  private func create(_ path: String) throws(SessionFailure) {
    try refuseIfSafe("begin another notebook")
    if (try? loadFile(FilePath(path), limit: 0)) != nil || fileExists(path) {
      throw SessionFailure("\(path) is there already", help: "type open \(path)")
    }
    try open(path, create: true)
    printer.print("new notebook \(visible(path))")
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
    try body(self)
    if options.isInteractive { startJournal() }
  }

  /// Carries out a script within the session.
  private func runScript(_ path: String) throws(SessionFailure) {
    try refuseIfSafe("run another script")
    guard scriptDepth < Self.scriptDepthLimit else {
      throw SessionFailure("scripts run each other more than \(Self.scriptDepthLimit) deep")
    }
    scriptDepth += 1
    defer { scriptDepth -= 1 }
    let bytes: [UInt8]
    do { bytes = try loadFile(FilePath(path), limit: Notebook.sizeLimit).bytes } catch {
      throw SessionFailure(error)
    }
    let interactive = workspace.options.isInteractive
    workspace.options.isInteractive = false
    defer { workspace.options.isInteractive = interactive }
    var run = BatchRun(session: self)
    try run.carryOut(bytes, name: path, semicolons: false)
    try run.requireDeclared()
  }

  private func set(_ name: String, _ value: String) {
    switch name {
    case "format": printer.options.format = .init(rawValue: value) ?? .text
    case "color": printer.options.usesColor = value == "always"
    case "width": printer.options.width = Int(value) ?? 80
    case "each": printer.options.each = value == "on"
    default: break
    }
  }

  // MARK: Importing

  private func importFile(_ format: String, _ path: String) throws(SessionFailure) {
    try refuseIfSafe("read files")
    guard let importer = FormatCatalog.importer(named: format) else {
      throw SessionFailure("there is no importer named \(format)")
    }
    let bytes: [UInt8]
    do { bytes = try loadFile(FilePath(path), limit: Notebook.sizeLimit).bytes } catch {
      throw SessionFailure(error)
    }
    let result = importer.read(bytes, name: path)
    guard let text = result.notebook else { throw SessionFailure(result.diagnostics) }
    printer.report(result.diagnostics)
    let before = workspace.graph.statementCount
    let edits = workspace.editCount
    var run = BatchRun(session: self)
    do {
      try run.carryOutCells(of: Notebook(name: path, bytes: text))
    } catch {
      try undo(workspace.editCount - edits)
      throw error
    }
    let added = workspace.graph.statementCount - before
    printer.print(added == 1 ? "1 statement imported" : "\(added) statements imported")
  }
}

extension Session {
  /// Takes back edits of a command that failed half way, so that it is done whole or not at all.
  private func undo(_ count: Int) throws(SessionFailure) {
    guard count > 0 else { return }
    let bytes = Array("undo \(count)".utf8)
    do { _ = try run(bytes, 0..<bytes.count) } catch {
      throw SessionFailure("\(count) edits of a command that failed could not be taken back")
    }
  }
}
