import Commands
import LineEditor
import Reports
import Session
import SourceText

/// The tour at the prompt. It has a session of its own, on a notebook without a file, beside the
/// one that is open, so that nothing typed in it can reach that one.
final class TourRun {
  private let session: Session
  private let editor: LineEditor
  private var tour = Tour()
  /// The commands of the entry that is being carried out.
  private var done: [String] = []
  private var changes = MapChanges()

  /// Words of the tour itself.
  private static let words = ["next", "back"]
  /// Commands that would put a notebook in place of the tour's.
  private static let refused: Set<String> = ["open", "new", "reload", "tour"]

  /// A tour that is read with this editor and printed with this printer.
  init(editor: LineEditor, printer: Printer) {
    self.editor = editor
    session = Session(printer: printer)
    session.stop = StopSignal { Interrupts.isPending }
    session.onDone = { [unowned self] in done.append($0) }
  }

  /// Goes through the tour until it is left.
  ///
  /// - Returns: the signal that is to end the program, if one came.
  func run() -> Int32? {
    let hooks = editor.hooks
    editor.hooks = makeHooks()
    defer {
      editor.hooks = hooks
      session.file.close(keepingJournal: false)
    }
    fitToTerminal()
    say(Tour.welcome(min(session.options.width, HelpText.measure)))
    say(tour.present(session.workspace))
    while true {
      flush()
      fitToTerminal()
      switch editor.read(prompt: prompt) {
      case .line(let entry):
        carryOut(entry)
        if session.isOver {
          leave()
          return nil
        }
      case .cancelled: continue
      case .endOfInput:
        leave()
        return nil
      case .terminated(let signal): return signal
      }
    }
  }

  private func carryOut(_ entry: String) {
    let words = entry.split(whereSeparator: \.isWhitespace)
    switch words.count == 1 ? words[0] : "" {
    case "next":
      guard let suggestion = tour.suggestion(session.workspace) else {
        _ = try? session.perform(.quit)
        return
      }
      session.printer.print(StyledLine("\(promptText)\(suggestion)", .dim))
      type(suggestion, movesOn: true)
    case "back":
      let count = tour.back(session.workspace)
      if count > 0 {
        let bytes = Array("undo \(count)".utf8)
        _ = try? session.run(bytes, 0..<bytes.count)
      }
      say(tour.present(session.workspace))
    default: type(entry, movesOn: false)
    }
  }

  /// Carries out an entry on the tour's map and says what to do next.
  private func type(_ entry: String, movesOn: Bool) {
    let bytes = Array(entry.utf8)
    let statements = Session.statements(of: bytes)
    let names = statements.map { Interpreter.commandName(bytes, $0, in: session.workspace) }
    if names.contains(where: { $0.map { Self.refused.contains($0) } ?? false }) {
      say([StyledLine("The tour has a map of its own. quit leaves it, then open works.", .warning)])
      return
    }
    done = []
    let width = prompt.pieces.reduce(0) { $0 + displayWidth($1.text) }
    _ = EntryRun(entry: entry, session: session, promptWidth: width).carryOut()
    if session.isOver || editor.takeInterrupt() { return }
    if tour.showsFindings {
      for line in changes.update(session.workspace) ?? [] { session.printer.print(line) }
    }
    let hasFailed = done.count < statements.count
    say(tour.react(to: done, hasFailed: hasFailed, movesOn: movesOn, in: session.workspace))
    // What is there before the first edit that findings are shown after.
    if tour.showsFindings, !changes.isReady { _ = changes.update(session.workspace) }
  }

  private func leave() {
    let isDropped = session.workspace.isDirty
    session.printer.print(
      "Left the tour\(isDropped ? ", and its map with it" : ""). Your notebook is as it was.")
    flush()
  }

  // MARK: The terminal

  private func say(_ lines: [StyledLine]) {
    for line in lines { session.printer.print(line) }
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
    var pieces = [Prompt.Piece("tour")]
    if session.workspace.isDirty { pieces.append(.init("*", .promptDetail)) }
    let focus = session.workspace.focusNode
    if !focus.isNone {
      let label = shortened(session.workspace.graph.name(focus), to: 24)
      pieces.append(.init(" (\(label))", .promptDetail))
    }
    pieces.append(.init("> "))
    return Prompt(pieces)
  }

  private var promptText: String { prompt.pieces.map(\.text).joined() }

  /// The prompt's hooks; the grey proposal is what the step suggests.
  private func makeHooks() -> EditorHooks {
    let usual = PromptHooks.make(session)
    var hooks = usual
    hooks.keeping = { _ in .session }
    hooks.hint = { [unowned self] text, cursor in
      var hint = usual.hint(text, cursor)
      if let suggestion = tour.suggestion(session.workspace), suggestion.hasPrefix(text),
        suggestion != text
      {
        hint.ghost = String(suggestion.dropFirst(text.count))
      }
      return hint
    }
    hooks.highlight = { text in
      let isOurs = !text.isEmpty && Self.words.contains { $0.hasPrefix(text) }
      return isOurs ? [] : usual.highlight(text)
    }
    hooks.complete = { text, cursor in
      var completions = usual.complete(text, cursor)
      let fitting = Self.words.filter { !text.isEmpty && $0.hasPrefix(text) }
      completions.candidates += fitting.map {
        Candidate($0, description: "of the tour", addsSpace: false)
      }
      return completions
    }
    return hooks
  }
}
