/// `unless …`
enum UnlessCommand: Command {
  static let about = CommandDescription(
    name: "unless", kind: .edit, summary: "Undercut the inference that was just made.",
    grammar: [.rest("\"TEXT\" | evidence \"TEXT\" | assumption \"TEXT\" | ID [CLAUSE…]")],
    details: "Text alone makes a counterclaim: why the step does not carry.",
    examples: [
      Example(
        "unless \"The homes are second homes\"",
        before: "claim c1 \"Rents will fall\"\nfocus c1\nbecause \"Homes are built\"", prints: "k1")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let inference = try workspace.requireInference(call)
    let kept = workspace.lastInference
    let outcome = try workspace.relate(call, .undercut, to: inference, plain: "counterclaim")
    // More premises and exceptions may follow for the same step.
    workspace.lastInference = kept
    return outcome
  }
}
