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
    try call.requireProse(paragraph)
    let isFence = paragraph.split(whereSeparator: \.isNewline).contains {
      let line = $0.drop { $0 == " " }
      return line.hasPrefix("```") || line.hasPrefix("~~~")
    }
    if isFence {
      throw CommandFailure(
        "prose may not hold a fence", help: "edit the file for that",
        at: call.range(of: 1))
    }
    let edit = workspace.notebook.proseInsertion(paragraph)
    return try workspace.finish(edit, "prose \(TextEscapes.encoded(paragraph))")
  }
}

extension Call {
  /// Refuses text that could not stand in a document as it is, where there are no escapes.
  func requireProse(_ text: String) throws(CommandFailure) {
    var text = text
    guard let bad = text.withUTF8({ findBadByte($0) }) else { return }
    throw CommandFailure(
      "prose may not hold \(bad.words)", help: "leave it out", at: range(of: 1))
  }
}
