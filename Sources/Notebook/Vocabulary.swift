import SourceText

/// The command words of the language, by where they may stand.
///
/// The commands themselves are above this module; a test holds these lists and theirs together.
public enum Vocabulary {
  /// Commands that print and change nothing: they may stand in cells.
  public static let queries: [String] = [
    "cells", "check", "coverage", "cruxes", "explain", "find", "list", "path", "questions", "read",
    "report", "show", "stats", "strength", "suggest", "tree", "verdict", "why",
  ]

  /// Commands for the prompt and scripts only.
  public static let editing: [String] = [
    "and", "because", "but", "capture", "diff", "edit", "export", "focus", "heading", "help",
    "history", "import", "merge", "move", "new", "open", "prose", "quit", "reanchor", "redo",
    "reload", "remove", "rename", "rerun", "run", "save", "set", "suppose", "tour", "undo",
    "unless", "unlink", "up", "view",
  ]

  /// Why `word` may not begin a statement of a cell.
  static func notInCell(_ word: String, at range: Range<Int>) -> LexicalProblem {
    if editing.contains(word) {
      return LexicalProblem(
        "`\(word)` is not for cells, which hold declarations and queries only",
        help: "type it at the prompt, or put it in a script", at: range)
    }
    let known = Keyword.declarations.map(\.rawValue) + queries
    return LexicalProblem(
      "`\(word)` is not a declaration or a query",
      help: closest(to: word, among: known).map { "did you mean `\($0)`?" }
        ?? "`crux help` lists them", at: range)
  }
}
