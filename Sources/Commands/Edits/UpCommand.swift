import ArgumentGraph

/// `up`
enum UpCommand: Command {
  static let about = CommandDescription(
    name: "up", kind: .session, summary: "Put what the focus bears on in focus.",
    details: """
      From a statement it goes to the conclusion of the first inference that uses it; from an \
      inference to its conclusion. At the top nothing is left in focus.
      """,
    examples: [
      Example(
        "up",
        before: "claim c1 \"Rents will fall\"\nclaim c2 \"Homes are built\" supports c1\nfocus c2",
        prints: "in focus: c1")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let node = workspace.focusNode
    if node.isNone {
      throw CommandFailure("nothing is in focus", help: "type focus ID", at: call.range(of: 0))
    }
    let graph = workspace.graph
    var above = NodeID.none
    if graph.kind(node).isInference {
      above = graph.conclusion(node)
    } else if let inference = graph.uses(node).min() {
      above = graph.conclusion(inference)
    }
    workspace.focus = above.isNone ? nil : workspace.target(for: above)
    return workspace.focusOutcome()
  }
}
