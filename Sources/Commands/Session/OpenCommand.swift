/// `open PATH`
enum OpenCommand: Command {
  static let path = Parameter.path()

  static let about = CommandDescription(
    name: "open", kind: .session, summary: "Open another notebook in place of this one.",
    grammar: [path], details: "Unsaved edits of this one must be saved or undone first.",
    examples: [Example("open \"other.md\"", prints: "other.md")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    Outcome(effect: .open(call.text(path) ?? ""))
  }
}
