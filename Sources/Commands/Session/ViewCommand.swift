import ArgumentGraph

/// `view [ID]`
enum ViewCommand: Command {
  static let id = Parameter.node("ID", .argument).optional

  static let about = CommandDescription(
    name: "view", kind: .session, summary: "Draw the map with Graphviz and open the picture.",
    grammar: [id], details: "With an id it draws what stands under that statement.",
    examples: [Example("view", before: "claim c1 \"Rents will fall\"")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    Outcome(effect: .view(call.node(id)))
  }
}
