import Notebook
import Reports
import SourceText

/// What an example prints when it is typed at the prompt, found out by typing it.
struct ExampleRun {
  /// The most lines of an answer that help shows.
  static let lineLimit = 12

  /// The lines that it prints.
  let printed: [String]

  /// Types an example into an empty notebook. What it asks of the session is not done.
  init(_ example: Example, width: Int) {
    var workspace = Workspace(Notebook(name: "map.md"))
    workspace.options.isInteractive = true
    workspace.options.width = width
    for statement in example.before.split(separator: "\n") {
      _ = try? Self.type(String(statement), in: &workspace)
    }
    workspace.markSaved(workspace.notebook.bytes)
    guard let outcome = try? Self.type(example.typed, in: &workspace), outcome.effect == nil else {
      printed = example.prints.isEmpty ? [] : [example.prints]
      return
    }
    var lines = outcome.answer?.lines(width: width).map(\.text) ?? []
    // An edit that is answered with itself needs no answer here.
    if let summary = outcome.summary, summary != example.typed { lines.append(visible(summary)) }
    lines += outcome.notices.map { visible($0) }
    if lines.count > Self.lineLimit { lines[(Self.lineLimit - 1)...] = ["..."] }
    printed = lines.flatMap { $0.isEmpty ? [""] : wrapped($0, keepingIndent: true, to: width) }
  }

  private static func type(
    _ statement: String, in workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    let bytes = Array(statement.utf8)
    return try Interpreter.run(bytes, 0..<bytes.count, in: &workspace)
  }
}

/// `text` in lines of at most `limit` columns; one that fits is left as it is, spaces and all.
func wrapped(_ text: String, keepingIndent: Bool, to limit: Int) -> [String] {
  if displayWidth(text) <= limit { return [text] }
  let indent = keepingIndent ? String(text.prefix { $0 == " " }) : ""
  return wrapped(text, to: max(1, limit - indent.count)).map { indent + $0 }
}
