/// `move ID to cell N`
enum MoveCommand: Command {
  static let id = Parameter.node()
  static let to = Parameter.choice("cell", ["cell"], after: "to")
  static let number = Parameter.number("N")

  static let about = CommandDescription(
    name: "move", kind: .edit, summary: "Move a statement to another cell.",
    grammar: [id, to, number],
    details: "`cells` prints the numbers. The statement goes to the end of that cell.",
    examples: [Example("move c1 to cell 1", before: "claim c1 \"Rents will fall\"")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let cells = workspace.notebook.orderedCells
    let position = call.number(number) ?? 0
    guard cells.indices.contains(position - 1) else {
      throw CommandFailure(
        "there is no cell \(position)", help: "`cells` lists them: there are \(cells.count)",
        at: call.range(of: call.tokens.count - 1))
    }
    let name = workspace.graph.name(call.node(id))
    let edit = workspace.notebook.move(call.node(id), to: cells[position - 1])
    return try workspace.finish(edit, "move \(name) to cell \(position)")
  }
}
