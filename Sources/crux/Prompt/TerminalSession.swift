import Commands
import LineEditor
import Notebook
import Reports
import Session
import SourceText
import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The session at a terminal: it reads entries, carries them out, and says what came of them.
final class TerminalSession {
  private let session: Session
  private let editor: LineEditor
  private let isPlain: Bool
  private var changes = MapChanges()
  /// Whether edits were made that `changes` has not looked at.
  private var isBehind = false

  /// A look at the map that takes longer than this waits for a pause in the typing.
  private static let patience = Duration.milliseconds(50)
  /// The most statements of a map that is looked at for the first time when the first entry is
  /// carried out, and not in a pause.
  private static let quickLimit = 20_000

  /// Runs a session on a notebook, or on none, until it is left.
  ///
  /// - Returns: the exit status.
  static func run(
    _ notebook: String?, options: SessionOptions, isPlain: Bool, readsRC: Bool
  ) throws -> Int32 {
    let printer = Printer(options: options)
    let session = Session(printer: printer)
    do throws(SessionFailure) {
      if let notebook { try session.open(notebook, create: true) }
    } catch {
      printer.report(error.diagnostics)
      return error.status
    }
    let isPlain = isPlain || TerminalEnvironment.isDumb || isatty(1) != 1
    guard let terminal = TerminalSession(session, isPlain: isPlain) else {
      throw SessionFailure(
        "standard input is not a terminal that lines can be edited on", help: "use -c or a pipe")
    }
    return terminal.start(readsRC: readsRC)
  }

  private init?(_ session: Session, isPlain: Bool) {
    self.session = session
    self.isPlain = isPlain
    // A program that draws on the screen is no help to a screen reader.
    session.printer.options.usesPager = !isPlain && !session.options.isSafe
    var options = EditorOptions()
    options.program = "crux"
    options.isPlain = isPlain
    options.isDumb = TerminalEnvironment.isDumb
    options.theme =
      isPlain ? .plain : session.options.usesColor ? .colour : .monochrome
    let history = HistoryFile(path: TerminalEnvironment.historyPath)
    guard
      let editor = LineEditor(
        options, hooks: PromptHooks.make(session), history: history)
    else { return nil }
    self.editor = editor
    session.stop = StopSignal { Interrupts.isPending }
    editor.hooks.idle = { [unowned self] in pause() }
  }

  // MARK: Starting

  private func start(readsRC: Bool) -> Int32 {
    fitToTerminal()
    greet()
    if let status = askAboutLeftovers() { return status }
    if session.file.journal == nil { session.startJournal() }
    if readsRC { runStartFile() }
    if let notice = editor.history.notice { session.printer.note("note: \(notice)") }
    return loop()
  }

  private func greet() {
    let printer = session.printer
    printer.print(StyledLine("crux \(Crux.version): help, tour, quit", .dim))
    if session.file.isNamed {
      let graph = session.workspace.graph
      let statements = graph.statementCount
      var counts = statements == 1 ? "1 statement" : "\(statements) statements"
      counts +=
        graph.inferenceCount == 1 ? ", 1 inference" : ", \(graph.inferenceCount) inferences"
      let name = visible(session.file.name)
      let width = session.options.width
      if displayWidth(name) + displayWidth(counts) + 2 <= width {
        printer.print(StyledLine(name, .id).adding(": \(counts)"))
      } else {
        // A path that is too long for the row begins with what matters least.
        printer.print(StyledLine(lastPart(of: name, width: width), .id))
        printer.print(StyledLine("  \(counts)"))
      }
    }
    session.reportProblems()
    session.reportStrayFiles()
    if let reason = session.file.readOnlyReason {
      printer.note("note: opened for reading only: \(reason)")
    }
    flush()
  }

  /// The end of a path that takes at most `width` columns.
  private func lastPart(of path: String, width: Int) -> String {
    var rest = path[...]
    while displayWidth(String(rest)) > max(1, width - (rest.count < path.count ? 1 : 0)) {
      rest = rest.dropFirst()
    }
    return rest.count < path.count ? "…" + rest : path
  }

  private func runStartFile() {
    guard let path = TerminalEnvironment.startFile, access(path, R_OK) == 0 else { return }
    do throws(SessionFailure) { try session.perform(.run(path)) } catch {
      session.printer.report(error.diagnostics)
    }
  }

  /// Asks what to do with edits that a killed session left.
  ///
  /// - Returns: the exit status, when the session is not to go on.
  private func askAboutLeftovers() -> Int32? {
    let printer = session.printer
    do throws(SessionFailure) {
      guard let leftovers = try session.leftovers(), !leftovers.isOfLiveSession else { return nil }
      printer.print(
        StyledLine(
          "\(leftovers.count) of a session that ended early "
            + (leftovers.count == "1 edit" ? "was" : "were") + " not saved."))
      if leftovers.contents.tornTail {
        printer.note("note: the last line of its journal was cut off")
      }
      while true {
        flush()
        switch ask("recover, discard or look? [r/d/l] ") {
        case "r", "recover":
          let count = try session.recover(leftovers, keepingJournal: true)
          printer.print("recovered \(count == 1 ? "1 edit" : "\(count) edits"); not saved yet")
          return nil
        case "d", "discard":
          try session.discard(leftovers)
          printer.print("dropped")
          return nil
        case "l", "look":
          for statement in leftovers.statements {
            printer.print(StyledLine("  \(visible(statement))"))
          }
        case nil:
          // Leaving without an answer keeps the journal as it is.
          return ExitStatus.done
        default:
          printer.print("type r, d or l; Ctrl-D leaves and keeps them")
        }
      }
    } catch {
      printer.report(error.diagnostics)
      printer.print("opened for reading only, so that nothing is lost")
      session.makeReadOnly("a journal beside it could not be taken over")
      return nil
    }
  }

  /// A line that the user answers with; `nil` at the end of input, empty when it was cancelled.
  private func ask(_ question: String) -> String? {
    let hooks = editor.hooks
    editor.hooks = PromptHooks.none
    defer { editor.hooks = hooks }
    switch editor.read(prompt: Prompt([.init(question, .plain)])) {
    case .line(let answer): return answer.filter { $0 != " " }.lowercased()
    case .cancelled: return ""
    default: return nil
    }
  }

  // MARK: The loop

  private func loop() -> Int32 {
    while true {
      flush()
      fitToTerminal()
      switch editor.read(prompt: prompt) {
      case .line(let entry):
        carryOut(entry)
        if session.wantsTour {
          session.wantsTour = false
          if let signal = TourRun(editor: editor, printer: session.printer).run() {
            return end(by: signal)
          }
        }
        if let signal = capture() { return end(by: signal) }
        if session.isOver, let status = leave() { return status }
      case .cancelled:
        continue
      case .endOfInput:
        if let status = leave() { return status }
      case .terminated(let signal):
        return end(by: signal)
      }
    }
  }

  /// Walks through a document, when the entry has begun that.
  ///
  /// - Returns: the signal that is to end the program, if one came.
  private func capture() -> Int32? {
    guard session.workspace.capture != nil else { return nil }
    let edits = session.workspace.editCount
    defer { isBehind = isBehind || session.workspace.editCount != edits }
    return CaptureRun(editor: editor, session: session, isPlain: isPlain).run()
  }

  /// Ends as a signal asked for it: every edit is in the journal already.
  private func end(by signal: Int32) -> Int32 {
    _ = session.syncJournal()
    session.file.close(keepingJournal: session.workspace.isDirty)
    return 128 + signal
  }

  /// What is done while nobody types: what the disk and the rules take must not hold up a key.
  ///
  /// - Returns: what it has to say.
  private func pause() -> [String] {
    var lines: [String] = []
    if let warning = session.syncJournal() { lines += folded(warning, to: session.options.width) }
    if isBehind || !changes.isReady {
      let wanted = StopSignal { TerminalEnvironment.hasInput }
      if let news = changes.update(session.workspace, stop: wanted) {
        isBehind = false
        lines += news.flatMap { $0.folded(to: session.options.width) }.map(\.text)
      }
    }
    return lines
  }

  private func flush() {
    try? session.printer.output.flush()
    try? session.printer.errors.flush()
  }

  private func fitToTerminal() {
    let width = TerminalEnvironment.width
    session.printer.options.width = width
    session.workspace.options.width = width
  }

  private var prompt: Prompt {
    let name = session.file.isNamed ? session.file.shortName : "untitled"
    var pieces = [Prompt.Piece(visible(name))]
    if session.workspace.isDirty { pieces.append(.init("*", .promptDetail)) }
    let focus = session.workspace.focusNode
    if !focus.isNone {
      let label = shortened(session.workspace.graph.name(focus), to: 24)
      pieces.append(.init(" (\(label))", .promptDetail))
    }
    pieces.append(.init("> "))
    return Prompt(pieces)
  }

  /// Carries out an entry, which may hold several statements, such as a pasted script.
  private func carryOut(_ entry: String) {
    if !changes.isReady, session.workspace.graph.statementCount <= Self.quickLimit {
      _ = changes.update(session.workspace)
    }
    let run = EntryRun(entry: entry, session: session, promptWidth: promptWidth)
    if run.carryOut() { isBehind = true }
    guard !editor.takeInterrupt(), isBehind, changes.isReady, changes.cost < Self.patience
    else { return }
    if let news = changes.update(session.workspace, stop: session.stop) {
      isBehind = false
      for line in news { session.printer.print(line) }
    }
  }

  private var promptWidth: Int {
    prompt.pieces.reduce(0) { $0 + displayWidth($1.text) }
  }

  // MARK: Leaving

  /// Leaves the session, after asking about unsaved edits.
  ///
  /// - Returns: the exit status; `nil` when the session goes on.
  private func leave() -> Int32? {
    session.resume()
    let printer = session.printer
    guard session.workspace.isDirty, session.workspace.hasUnsavedContent else { return close() }
    while true {
      printer.print("\(visible(session.file.name)) has unsaved edits.")
      flush()
      switch ask("save, discard or cancel? [s/d/c] ") {
      case "s", "save":
        if save() { return close() }
      case "d", "discard":
        return close()
      case "c", "cancel", "":
        return nil
      case nil:
        // A second Ctrl-D leaves, and keeps what was not saved for the next session.
        _ = session.syncJournal()
        session.file.close(keepingJournal: true)
        if session.file.isNamed { printer.print("\nleft; the edits are kept for the next session") }
        flush()
        return ExitStatus.done
      default:
        printer.print("type s, d or c")
      }
    }
  }

  private func save() -> Bool {
    do throws(SessionFailure) {
      if session.file.isNamed, session.file.readOnlyReason == nil {
        try session.save()
      } else {
        guard let path = ask("save as: "), !path.isEmpty else { return false }
        try session.save(as: path)
      }
      session.printer.print("saved \(visible(session.file.name))")
      return true
    } catch {
      session.printer.report(error.diagnostics)
      return false
    }
  }

  private func close() -> Int32 {
    session.file.close(keepingJournal: false)
    flush()
    return Outputs.status(of: session.printer.output)
  }
}
