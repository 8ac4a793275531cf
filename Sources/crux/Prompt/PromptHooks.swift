import Commands
import LineEditor
import Session
import SourceText

/// What the line editor asks of the language.
enum PromptHooks {
  /// The most bytes of a line that is coloured and explained as it is typed.
  static let liveLimit = 20_000

  /// Hooks that know no language, for a question.
  static var none: EditorHooks {
    var hooks = EditorHooks()
    hooks.keeping = { _ in .nowhere }
    hooks.hint = { _, _ in Hint(ghost: "") }
    return hooks
  }

  /// Hooks for statements that are typed in a session.
  static func make(_ session: Session) -> EditorHooks {
    var hooks = EditorHooks()
    hooks.highlight = { text in
      guard text.utf8.count <= liveLimit else { return [] }
      return Highlighter(session.workspace).parts(text).map { StyledSpan($0.range, style($0.part)) }
    }
    hooks.complete = { text, cursor in complete(text, cursor, session) }
    hooks.hint = { text, cursor in
      guard text.utf8.count <= liveLimit else { return Hint() }
      let workspace = session.workspace
      let isAtEnd = cursor == text.utf8.count
      return Hint(
        ghost: isAtEnd ? LineGhost.after(text, in: workspace) : nil,
        help: LineHints.grammar(text, at: cursor, in: workspace))
    }
    hooks.continuation = { text in
      LineHints.isComplete(text) ? .complete : .more(indentation: 2)
    }
    hooks.keeping = { _ in session.isPrivate ? .session : .file }
    hooks.lastArgument = { LineHints.lastID($0, in: session.workspace) }
    return hooks
  }

  private static func style(_ part: Highlighter.Part) -> TextStyle {
    switch part {
    case .command: .command
    case .keyword: .keyword
    case .id: .name
    case .text: .string
    case .passage: .literal
    case .comment: .comment
    case .mark: .plain
    case .unknown: .problem
    }
  }

  private static func complete(_ text: String, _ cursor: Int, _ session: Session) -> Completions {
    let proposals = Completer(session.workspace).proposals(text, at: cursor)
    var candidates = proposals.all.map {
      Candidate($0.text, description: $0.description, addsSpace: $0.addsSpace)
    }
    if let form = proposals.paths {
      let typed = String(decoding: Array(text.utf8)[proposals.range], as: UTF8.self)
      let folder = form.isFromNotebook ? session.file.folderPath : nil
      candidates = PathCompletion(typed, form, from: folder).candidates
    }
    return Completions(range: proposals.range, candidates: candidates)
  }
}
