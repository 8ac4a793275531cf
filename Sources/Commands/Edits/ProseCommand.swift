import SourceText

/// `prose "TEXT"`
enum ProseCommand: Command {
  static let text = Parameter.text()

  static let about = CommandDescription(
    name: "prose", kind: .edit, summary: "Add a paragraph at the notebook's end.",
    grammar: [text],
    details: "A fence of its own would become a cell, so text with ``` or ~~~ is refused.",
    examples: [Example("prose \"Two objections remain.\"")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let paragraph = call.text(text) ?? ""
    let isFence = paragraph.split(whereSeparator: \.isNewline).contains {
      let line = $0.drop { $0 == " " }
      return line.hasPrefix("```") || line.hasPrefix("~~~")
    }
    if isFence {
      throw CommandFailure("prose may not hold a fence", help: "edit the file for that",
        at: call.range(of: 1))
    }
    let edit = workspace.notebook.proseInsertion(paragraph)
    return try workspace.finish(edit, "prose \(TextEscapes.encoded(paragraph))")
  }
}
