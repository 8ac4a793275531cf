import ArgumentGraph
import Commands
import LineEditor
import Reports
import Session
import SourceText

/// Asks about the anchors that nobody can be certain of, with one key each, and carries the answers
/// out as one edit.
struct ReanchorRun {
  let session: Session
  let editor: LineEditor
  let source: NodeID

  /// The statement that does what was answered; `nil` when it was cancelled.
  enum Result {
    case statement(String)
    case cancelled
    case terminated(signal: Int32)
  }

  /// Asks every question until they are answered or the user has had enough.
  func ask() -> Result {
    let hooks = editor.hooks
    editor.hooks = PromptHooks.none
    defer { editor.hooks = hooks }
    let dialog = ReanchorDialog(session.workspace, only: source)
    for line in dialog.summary { session.printer.print(line) }
    var phrases = [String?](repeating: nil, count: dialog.questions.count)
    var number = 0
    while number < dialog.questions.count {
      let question = dialog.questions[number]
      show(question, number + 1, of: dialog.questions.count)
      switch editor.readKey(prompt: prompt(question), help: Self.keys) {
      case .character("q"), .endOfInput: number = dialog.questions.count
      case .character("b"), .backward: number = max(0, number - 1)
      case .character("l"):
        phrases[number] = nil
        number += 1
      case .forward: number += 1
      case .character("p"):
        guard let passage = passage() else { continue }
        phrases[number] = "\(question.anchor) at \(passage)"
        number += 1
      case .character(let key):
        guard let place = Int(String(key)), question.places.indices.contains(place - 1) else {
          session.printer.print(
            StyledLine("`\(visible(String(key)))` is no key here: \(Self.keys)", .dim))
          continue
        }
        phrases[number] = question.places[place - 1].phrase
        number += 1
      case .cancelled: return .cancelled
      case .terminated(let signal): return .terminated(signal: signal)
      }
    }
    return .statement(dialog.statement(accepting: phrases.compactMap { $0 }))
  }

  private func prompt(_ question: ReanchorDialog.Question) -> Prompt {
    let count = question.places.count
    let isNarrow = session.workspace.options.width < Self.narrow
    let numbers = count == 1 ? "1" : "1-\(count)"
    let meaning = isNarrow ? "" : count == 1 ? " takes it," : " take one,"
    return Prompt([.init("\(numbers)\(meaning) p l b q: ", .plain)])
  }

  /// Where fewer columns are, the question says no more than its keys.
  private static let narrow = 48

  /// What the keys do, in a line.
  private static let keys =
    "a number takes a place, p types a passage, l leaves it, b goes back, q applies what was chosen; Ctrl-C drops it all"

  private func show(_ question: ReanchorDialog.Question, _ number: Int, of count: Int) {
    let printer = session.printer
    printer.print(StyledLine("\(number) of \(count)", .dim))
    for line in question.lines { printer.print(line) }
    for (index, place) in question.places.enumerated() {
      for (row, line) in place.lines.enumerated() {
        printer.print(StyledLine(row == 0 ? "     \(index + 1) " : "       ").adding(line))
      }
    }
    try? printer.output.flush()
    try? printer.errors.flush()
  }

  private func passage() -> String? {
    guard case .line(let typed) = editor.read(prompt: Prompt([.init("passage: ", .plain)])) else {
      return nil
    }
    let words = typed.split(separator: " ")
    guard words.count == 1, Passage(words[0].utf8) != nil else {
      session.printer.print("type a passage, such as 5.2")
      return nil
    }
    return String(words[0])
  }
}
