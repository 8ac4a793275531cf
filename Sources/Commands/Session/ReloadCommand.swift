/// `reload`
enum ReloadCommand: Command {
  static let about = CommandDescription(
    name: "reload", kind: .session, summary: "Read the notebook's file again.",
    details: "Unsaved edits must be saved or undone first.",
    examples: [Example("reload", prints: "read")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    Outcome(effect: .reload)
  }
}
