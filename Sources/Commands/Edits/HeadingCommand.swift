import SourceText

/// `heading "TEXT"`
enum HeadingCommand: Command {
  static let text = Parameter.text()

  static let about = CommandDescription(
    name: "heading", kind: .edit, summary: "Add a heading at the notebook's end.",
    grammar: [text], examples: [Example("heading \"What speaks against it\"")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let line = (call.text(text) ?? "").split { $0.isNewline }.joined(separator: " ")
    try call.requireProse(line)
    if line.allSatisfy(\.isWhitespace) {
      throw CommandFailure("the heading has no words", at: call.range(of: 1))
    }
    let edit = workspace.notebook.proseInsertion("## \(line)")
    return try workspace.finish(edit, "heading \(TextEscapes.encoded(line))")
  }
}
