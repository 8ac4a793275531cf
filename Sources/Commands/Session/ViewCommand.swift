import ArgumentGraph

/// `view [ID] [verdicts] [supposed]`
enum ViewCommand: Command {
  static let id = Parameter.node("ID", .argument).optional

  static let about = CommandDescription(
    name: "view", kind: .session, summary: "Draw the map with Graphviz and open the picture.",
    grammar: [id, ExportCommand.verdicts, ExportCommand.supposed],
    details: """
      With an id it draws what stands under that statement; `verdicts` and `supposed` show what \
      stands, as in export.
      """,
    examples: [Example("view", before: "claim c1 \"Rents will fall\"")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    Outcome(
      effect: .view(
        call.node(id),
        verdicts: call.exportVerdicts(ExportCommand.verdicts, ExportCommand.supposed)))
  }
}
