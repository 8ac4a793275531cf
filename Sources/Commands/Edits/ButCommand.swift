/// `but …`
enum ButCommand: Command {
  static let about = CommandDescription(
    name: "but", kind: .edit, summary: "Object to what is in focus.",
    grammar: [.rest("\"TEXT\" | evidence \"TEXT\" | assumption \"TEXT\" | ID [CLAUSE…]")],
    details: """
      Text alone makes a counterclaim. A statement in focus is rebutted, an inference is undercut.
      """,
    examples: [
      Example(
        "but \"Supply is inelastic\"", before: "claim c1 \"Rents will fall\"\nfocus c1",
        prints: "k1")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let focus = try workspace.requireFocus(call)
    let kind = workspace.graph.kind(focus)
    return try workspace.relate(
      call, kind.isInference ? .undercut : .rebut, to: focus, plain: "counterclaim")
  }
}
