/// `save [as PATH]`
enum SaveCommand: Command {
  static let path = Parameter.path("PATH", after: "as").optional

  static let about = CommandDescription(
    name: "save", kind: .session, summary: "Write the notebook to its file, or to another.",
    grammar: [path],
    details: """
      Nothing is written when nothing changed. A file that was changed by somebody else is never \
      overwritten. `save as` goes on with the new file.
      """,
    examples: [Example("save", before: "claim c1 \"Rents will fall\"", prints: "saved")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    Outcome(effect: .save(as: call.text(path)))
  }
}
