import Reports
import SourceText

/// `redo [N]`
enum RedoCommand: Command {
  static let count = Parameter.number().optional

  static let about = CommandDescription(
    name: "redo", kind: .session, summary: "Do again what was undone.", grammar: [count],
    examples: [
      Example("redo", before: "claim c1 \"Rents will fall\"\nundo", prints: "done again: claim c1")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let wanted = call.number(count) ?? 1
    guard workspace.undone.count >= wanted else {
      throw CommandFailure(
        workspace.undone.isEmpty
          ? "there is nothing to redo" : "there are only \(workspace.undone.count) edits to redo",
        at: call.range(of: 0))
    }
    let (statements, record) = workspace.redo(wanted)
    var outcome = Outcome(Answer(lines: statements.map { "done again: \(visible($0))" }))
    outcome.record = record
    return outcome
  }
}
