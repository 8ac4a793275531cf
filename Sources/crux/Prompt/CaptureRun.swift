import Commands
import LineEditor
import Reports
import Session
import SourceText

/// Capture at a terminal: one key for each thing, and questions for what a statement needs.
///
/// Every key becomes a line of the language, the one that would be typed in a pipe.
final class CaptureRun {
  private let editor: LineEditor
  private let session: Session
  private let questions: CaptureQuestions
  /// The edits that there were when it began.
  private let editsBefore: Int

  /// The keys, in one line.
  static let keys =
    "c claim  e evidence  k counter  a assumption  + attach  s skip  n next  b back  q quit  ? help"

  /// What each key does.
  static let help = """
    c  claim            e  evidence        k  counterclaim     a  assumption
    m  main point       +  attach this sentence to the last statement too
    s  skip the sentence with a reason     S  skip its paragraph
    n  next (Enter)     b  back            r  read the paragraph
    u  undo             :  type a line     q  quit (Ctrl-C, Ctrl-D)
    Every statement is in your own words. Ctrl-C leaves a question; what was captured stays.
    """

  /// Where nothing is drawn below the line, the keys are named once.
  private let isPlain: Bool

  init(editor: LineEditor, session: Session, isPlain: Bool) {
    self.editor = editor
    self.session = session
    self.isPlain = isPlain
    questions = CaptureQuestions(editor: editor, session: session)
    editsBefore = session.workspace.editCount
  }

  /// Walks until it is left, with all that was captured kept.
  ///
  /// - Returns: the signal that is to end the program, if one came.
  func run() -> Int32? {
    if isPlain { session.printer.print(Self.keys) }
    show()
    while session.workspace.capture != nil {
      flush()
      fitToTerminal()
      let place = session.workspace.capturePlace ?? ""
      let pieces = [Prompt.Piece(visible(place)), .init("> ")]
      switch editor.readKey(prompt: Prompt(pieces), help: Self.keys) {
      case .character(let key):
        do { try press(key) } catch { return error.signal }
      case .forward: type("next")
      case .backward: type("back")
      case .cancelled, .endOfInput: leave()
      case .terminated(let signal): return signal
      }
    }
    flush()
    return nil
  }

  /// Does what a key stands for.
  private func press(_ key: Character) throws(CaptureQuestions.Ended) {
    switch key {
    case "c": try make("claim")
    case "e": try make("evidence")
    case "k": try make("counterclaim")
    case "a": try make("assumption")
    case "m": try make("contention")
    case "+", "l": type("attach")
    case "s": try skip("skip", asking: "why is it skipped? ")
    case "S": try skip("skip paragraph", asking: "why is the paragraph skipped? ")
    case "n", " ": type("next")
    case "b": type("back")
    case "u": type("undo")
    case "r": read()
    case ":": try line()
    case "q": leave()
    case "?", "h":
      for line in Self.help.split(separator: "\n") { session.printer.print(String(line)) }
    default:
      session.printer.print(
        StyledLine("`\(visible(String(key)))` is no key here; ? lists them", .dim))
    }
  }

  // MARK: Keys

  /// Asks for a statement and makes it; what is refused stands there again, to be edited.
  private func make(_ kind: String) throws(CaptureQuestions.Ended) {
    if session.workspace.captureIsAtEnd {
      type("next")
      return
    }
    var answers = CaptureQuestions.Answers()
    while let statement = try questions.statement(kind, &answers) {
      if carryOut(statement) { break }
    }
    showCaptured()
  }

  private func skip(
    _ words: String, asking question: String
  ) throws(CaptureQuestions.Ended) {
    var reason = ""
    while let answer = try questions.answer(question, reason) {
      if carryOut("\(words) \(TextEscapes.encoded(answer))") { break }
      reason = answer
    }
    showCaptured()
  }

  /// Carries out a line of the language; one statement that is refused stands there again.
  private func line() throws(CaptureQuestions.Ended) {
    var first = ""
    while let line = try questions.line(first) {
      if line == "quit" { return leave() }
      if carryOut(line) || Session.statements(of: Array(line.utf8)).count != 1 { break }
      first = line
    }
    showCaptured()
  }

  /// Shows the paragraph of the sentence.
  private func read() {
    if let paragraph = session.workspace.captureParagraph { _ = carryOut("read \(paragraph)") }
  }

  private func leave() {
    let summary = session.workspace.captureSummary
    session.workspace.capture = nil
    for line in summary { session.printer.print(line) }
    let count = session.workspace.editCount - editsBefore
    if count > 0 {
      session.printer.print(
        StyledLine(count == 1 ? "1 edit, kept" : "\(count) edits, kept", .dim))
    }
  }

  // MARK: Carrying out

  /// Carries out a line, and shows the sentence that it has led to.
  private func type(_ line: String) {
    if line == "quit" { return leave() }
    _ = carryOut(line)
    showCaptured()
  }

  /// Carries out a line.
  ///
  /// - Returns: whether it was not refused.
  private func carryOut(_ line: String) -> Bool {
    var done = 0
    let onDone = session.onDone
    session.onDone = { _ in done += 1 }
    defer { session.onDone = onDone }
    let bytes = Array(line.utf8)
    let count = Session.statements(of: bytes).count
    // What a key has made was not typed on the screen, so that a place is quoted.
    _ = EntryRun(entry: line, session: session, promptWidth: session.options.width).carryOut()
    return done == count && !editor.takeInterrupt()
  }

  /// Shows the sentence that a line has led to, unless capture has ended.
  private func showCaptured() {
    if session.workspace.capture != nil { show() }
  }

  private func show() {
    for line in session.workspace.captureLines { session.printer.print(line) }
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
}
