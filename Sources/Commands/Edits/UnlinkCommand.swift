import ArgumentGraph

/// `unlink A B`
enum UnlinkCommand: Command {
  static let first = Parameter.node("A", .argument)
  static let second = Parameter.node("B", .argument)

  static let about = CommandDescription(
    name: "unlink", kind: .edit, summary: "Remove the inferences between two statements.",
    grammar: [first, second],
    details: "An inference with linked premises goes whole; its premises stay.",
    examples: [
      Example(
        "unlink c2 c1",
        before: "claim c1 \"Rents will fall\"\nclaim c2 \"Homes are built\"\nsupport c1 with c2")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let (a, b) = (call.node(first), call.node(second))
    let graph = workspace.graph
    let between =
      graph.uses(a).filter { graph.conclusion($0) == b }
      + graph.uses(b).filter { graph.conclusion($0) == a }
    if between.isEmpty {
      throw CommandFailure(
        "no inference joins `\(graph.name(a))` and `\(graph.name(b))`", at: call.range(of: 1))
    }
    let edit = workspace.notebook.removal(ofInferences: Set(between))
    return try workspace.finish(edit, "unlink \(graph.name(a)) \(graph.name(b))")
  }
}
