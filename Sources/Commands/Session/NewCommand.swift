/// `new PATH`
enum NewCommand: Command {
  static let path = Parameter.path()

  static let about = CommandDescription(
    name: "new", kind: .session, summary: "Begin a new notebook, to be saved under this path.",
    grammar: [path],
    details: "Unsaved edits of this one must be saved or undone first; the file must not exist.",
    examples: [Example("new \"fresh.md\"", prints: "fresh.md")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    Outcome(effect: .new(call.text(path) ?? ""))
  }
}
