import Commands
import LineEditor
import Session
import SourceText

/// What capture asks for a statement: its words, what it bears on, who says so, and its grade.
struct CaptureQuestions {
  let editor: LineEditor
  let session: Session

  /// A signal came that is to end the program.
  struct Ended: Error {
    var signal: Int32
  }

  /// What was answered, letter for letter: when it is refused it stands there to be edited.
  struct Answers {
    var text = ""
    var bearing = ""
    var by = ""
    var rating = ""
  }

  /// A whole line of the language; `nil` when it was given up.
  func line(_ first: String = "") throws(Ended) -> String? {
    try ask(": ", PromptHooks.make(session), first)
  }

  /// An answer in plain words; `nil` when there is none.
  func answer(_ question: String, _ first: String = "") throws(Ended) -> String? {
    try ask(question, plain, first)
  }

  /// Asks for a statement, with the answers before to be edited.
  ///
  /// - Returns: the statement as it is typed in a line; `nil` when it was given up.
  func statement(_ kind: String, _ answers: inout Answers) throws(Ended) -> String? {
    guard let text = try text(of: kind, answers.text) else { return nil }
    answers.text = text
    var clauses: [String] = []
    if kind != "contention" {
      guard let bearing = try bearing(of: kind, &answers.bearing),
        let by = try speaker(&answers.by)
      else { return nil }
      clauses = [bearing, by]
    }
    if let rating = Rating.of[kind] {
      guard let clause = try answer(rating, &answers.rating) else { return nil }
      clauses.append(clause)
    }
    let parts = [kind, TextEscapes.encoded(text)] + clauses.filter { !$0.isEmpty }
    return parts.joined(separator: " ")
  }

  /// The statement in the analyst's own words; `nil` when it was given up.
  private func text(of kind: String, _ first: String) throws(Ended) -> String? {
    var hooks = plain
    hooks.hint = { [session] text, cursor in
      guard cursor == text.utf8.count else { return Hint(ghost: "") }
      // Whoever begins with the author's words means to quote, where that is allowed.
      return Hint(ghost: session.workspace.captureGhost(after: text) ?? "")
    }
    return try ask("\(kind): ", hooks, first)
  }

  // MARK: Questions

  /// What it bears on, as a clause; empty when on nothing yet.
  private func bearing(of kind: String, _ before: inout String) throws(Ended) -> String? {
    let usual = CaptureBearing.relation(of: kind)
    while true {
      guard let typed = try askOrNothing("\(usual) what? ", bearingHooks(kind), before) else {
        return nil
      }
      let bearing = CaptureBearing(typed, of: kind)
      before = bearing.unknownID(in: session.workspace) == nil ? typed : ""
      guard let unknown = bearing.unknownID(in: session.workspace) else { return bearing.clause }
      session.printer.print(
        "`\(visible(unknown))` is not declared; Tab lists ids, also by words of their text")
      try? session.printer.output.flush()
    }
  }

  /// Who says so, as a clause; empty when it is the source's author.
  private func speaker(_ before: inout String) throws(Ended) -> String? {
    var hooks = plain
    let names = session.workspace.namesOfSpeakers
    hooks.complete = { text, _ in
      let fitting = names.filter { $0.lowercased().hasPrefix(text.lowercased()) }
      return Completions(
        range: 0..<text.utf8.count, candidates: fitting.map { Candidate($0, addsSpace: false) })
    }
    guard let name = try askOrNothing("who says so? (Enter: the author) ", hooks, before) else {
      return nil
    }
    before = name
    return name.isEmpty ? "" : "by \(TextEscapes.encoded(name))"
  }

  /// How it is rated, as a clause; empty when that is not said.
  private func answer(_ rating: Rating, _ before: inout String) throws(Ended) -> String? {
    var hooks = plain
    hooks.complete = { text, _ in
      let fitting = rating.values.filter { $0.hasPrefix(text) }
      return Completions(
        range: 0..<text.utf8.count, candidates: fitting.map { Candidate($0, addsSpace: false) })
    }
    while true {
      guard let typed = try askOrNothing("\(rating.question) (Enter: later) ", hooks, before) else {
        return nil
      }
      before = rating.values.contains(typed) ? typed : ""
      if typed.isEmpty { return "" }
      if rating.values.contains(typed) { return "\(rating.clause) \(typed)" }
      for line in rating.meaning { session.printer.print(line) }
      try? session.printer.output.flush()
    }
  }

  // MARK: Hooks

  /// Hooks that know no language; what is typed is a part of a statement, and not kept alone.
  private var plain: EditorHooks {
    var hooks = PromptHooks.none
    hooks.idle = editor.hooks.idle
    return hooks
  }

  /// Hooks for the end of a statement whose beginning was asked for.
  private func bearingHooks(_ kind: String) -> EditorHooks {
    let usual = PromptHooks.make(session)
    var hooks = plain
    func shifted<Value>(_ text: String, _ body: (_ line: String, _ lead: Int) -> Value) -> Value {
      let lead = CaptureBearing.lead(of: kind, before: text)
      return body(lead + text, lead.utf8.count)
    }
    hooks.complete = { text, cursor in
      shifted(text) { line, lead in
        var found = usual.complete(line, cursor + lead)
        let start = max(0, found.range.lowerBound - lead)
        found.range = start..<max(start, found.range.upperBound - lead)
        return found
      }
    }
    hooks.highlight = { text in
      shifted(text) { line, lead in
        usual.highlight(line).filter { $0.range.lowerBound >= lead }
          .map { StyledSpan($0.range.lowerBound - lead..<$0.range.upperBound - lead, $0.style) }
      }
    }
    hooks.hint = { text, cursor in
      shifted(text) { line, lead in
        var hint = usual.hint(line, cursor + lead)
        hint.ghost = hint.ghost ?? ""
        return hint
      }
    }
    return hooks
  }

  // MARK: Asking

  /// An answer that must not be empty; `nil` when it is, or was given up.
  private func ask(
    _ question: String, _ hooks: EditorHooks, _ first: String
  ) throws(Ended) -> String? {
    guard let answer = try askOrNothing(question, hooks, first), !answer.isEmpty else { return nil }
    return answer
  }

  /// An answer without spaces at its ends; `nil` when it was given up.
  ///
  /// - Parameter first: what stands there already, to be edited.
  private func askOrNothing(
    _ question: String, _ hooks: EditorHooks, _ first: String
  ) throws(Ended) -> String? {
    let usual = editor.hooks
    editor.hooks = hooks
    defer { editor.hooks = usual }
    switch editor.read(prompt: Prompt([.init(question, .promptDetail)]), editing: first) {
    case .line(let answer): return Self.trimmed(answer)
    case .cancelled, .endOfInput: return nil
    case .terminated(let signal): throw Ended(signal: signal)
    }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

/// How statements of a kind are rated.
private struct Rating {
  let clause: String
  let question: String
  let values: [String]
  /// What the values mean, in lines.
  let meaning: [String]

  /// The ratings, by the kind of statement.
  static let of = [
    "evidence": Rating(
      clause: "credibility", question: "credibility, 1 to 6?",
      values: ["1", "2", "3", "4", "5", "6"],
      meaning: [
        "1 confirmed by others, 2 probably true, 3 possibly, 4 doubtful,",
        "5 improbable, 6 cannot be judged",
      ]),
    "assumption": Rating(
      clause: "status", question: "status, solid, caveated or unsupported?",
      values: ["solid", "caveated", "unsupported"],
      meaning: [
        "solid: it is well founded; caveated: it holds with reservations;",
        "unsupported: nothing speaks for it yet",
      ]),
  ]
}
