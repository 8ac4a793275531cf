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
  let session: Session
  private let editor: LineEditor
  private let isPlain: Bool
  private var changes = MapChanges()
  /// Whether edits were made that `changes` has not looked at.
  private var isBehind = false

  /// Why there is no history, if there is none from the start.
  private var historyNotice: String?
  private var isHistoryNoted = false

  /// The columns that an answer to a question has beside it.
  private static let answerWidth = 20

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
    let place = TerminalEnvironment.historyPlace
    if place == nil { historyNotice = "The history is not kept: HOME is not set." }
    let history = HistoryFile(path: place?.path, below: place?.base)
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
    noteHistory()
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

  /// A word that the user answers with, in small letters; `nil` at the end of input, empty when it
  /// was cancelled.
  func askForWord(_ question: String) -> String? {
    ask(question).map { $0.filter { $0 != " " }.lowercased() }
  }

  /// A line that the user answers with; `nil` at the end of input, empty when it was cancelled.
  func ask(_ question: String) -> String? {
    let hooks = editor.hooks
    editor.hooks = PromptHooks.none
    defer { editor.hooks = hooks }
    var prompt = question
    if displayWidth(question) > TerminalEnvironment.width - Self.answerWidth {
      // Whatever the screen has no room for would be cut off the prompt.
      let lines = wrapped(question, to: max(1, TerminalEnvironment.width))
      for line in lines { session.printer.print(line) }
      flush()
      prompt = "> "
    }
    switch editor.read(prompt: Prompt([.init(prompt, .plain)])) {
    case .line(let answer): return answer
    case .cancelled: return ""
    default: return nil
    }
  }

  // MARK: The loop

  private func loop() -> Int32 {
    while true {
      noteHistory()
      flush()
      fitToTerminal()
      switch editor.read(prompt: prompt) {
      case .line(let entry):
        carryOut(entry)
        if let signal = askAboutAnchors() { return end(by: signal) }
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

  /// Asks where anchors are to stand, when a command has left that open.
  ///
  /// - Returns: the signal that is to end the program, if one came.
  private func askAboutAnchors() -> Int32? {
    guard let source = session.anchorsToAsk else { return nil }
    session.anchorsToAsk = nil
    switch ReanchorRun(session: session, editor: editor, source: source).ask() {
    case .statement(let statement): carryOut(statement)
    case .cancelled: session.printer.print("nothing was changed")
    case .terminated(let signal): return signal
    }
    return nil
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

  /// Says once why entries are not kept for later sessions.
  private func noteHistory() {
    guard !isHistoryNoted, let notice = historyNotice ?? editor.history.notice else { return }
    isHistoryNoted = true
    session.printer.note("note: \(notice)")
  }

  func flush() {
    try? session.printer.output.flush()
    try? session.printer.errors.flush()
  }

  private func fitToTerminal() {
    let width = TerminalEnvironment.width
    session.printer.options.width = width
    session.workspace.options.width = width
  }

  /// The most columns of the prompt that name what is in focus, and what is supposed.
  private static let promptDetailWidth = 24

  private var prompt: Prompt {
    let name = session.file.isNamed ? session.file.shortName : "untitled"
    var pieces = [Prompt.Piece(visible(name))]
    if session.workspace.isDirty { pieces.append(.init("*", .promptDetail)) }
    let focus = session.workspace.focusNode
    if !focus.isNone {
      let label = shortened(session.workspace.graph.name(focus), to: Self.promptDetailWidth)
      pieces.append(.init(" (\(label))", .promptDetail))
    }
    if let phrase = session.workspace.suppositionPhrase {
      let supposed = shortened(visible(phrase), to: Self.promptDetailWidth)
      pieces.append(.init(" supposing \(supposed)", .promptDetail))
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
}
