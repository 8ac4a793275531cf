/// `quit`
enum QuitCommand: Command {
  static let about = CommandDescription(
    name: "quit", kind: .session, summary: "End the session.",
    details: "With unsaved edits it asks first: save, discard or cancel. Ctrl-D does the same.",
    examples: [Example("quit")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    Outcome(effect: .quit)
  }
}
