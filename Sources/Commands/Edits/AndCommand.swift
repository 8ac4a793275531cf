/// `and …`
enum AndCommand: Command {
  static let about = CommandDescription(
    name: "and", kind: .edit, summary: "Link one more premise into the inference just made.",
    grammar: [.rest("\"TEXT\" | evidence \"TEXT\" | assumption \"TEXT\" | ID [CLAUSE…]")],
    details: "Linked premises are one step, which holds only when all of them do.",
    examples: [
      Example(
        "and assumption \"They are let, not sold\"",
        before: "claim c1 \"Rents will fall\"\nfocus c1\nbecause \"Homes are built\"", prints: "a1")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let inference = try workspace.requireInference(call)
    return try workspace.link(call, from: 1, into: inference)
  }
}
