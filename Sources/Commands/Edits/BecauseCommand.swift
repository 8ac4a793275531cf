/// `because …`
enum BecauseCommand: Command {
  static let about = CommandDescription(
    name: "because", kind: .edit, summary: "Give a reason for what is in focus.",
    grammar: [.rest("\"TEXT\" | evidence \"TEXT\" | assumption \"TEXT\" | ID [CLAUSE…]")],
    details: """
      Text alone makes a claim. With an inference in focus the reason backs that step. The focus \
      stays, so several reasons may follow each other.
      """,
    examples: [
      Example(
        "because evidence \"400 homes were begun\" from survey:2",
        before: """
          source survey "Survey"
          claim c1 "Rents will fall"
          focus c1
          """, prints: "e1")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let focus = try workspace.requireFocus(call)
    return try workspace.relate(call, .support, to: focus, plain: "claim")
  }
}
