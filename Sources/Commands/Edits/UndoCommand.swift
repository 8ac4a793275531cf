import Reports
import SourceText

/// `undo [N]`
enum UndoCommand: Command {
  static let count = Parameter.number().optional

  static let about = CommandDescription(
    name: "undo", kind: .session, summary: "Take back the last edit, or the last N.",
    grammar: [count],
    examples: [Example("undo", before: "claim c1 \"Rents will fall\"", prints: "undone: claim c1")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let wanted = call.number(count) ?? 1
    guard workspace.done.count >= wanted else {
      throw CommandFailure(
        workspace.done.isEmpty
          ? "there is nothing to undo" : "there are only \(workspace.done.count) edits to undo",
        at: call.range(of: 0))
    }
    let (statements, record) = workspace.undo(wanted)
    var outcome = Outcome(Answer(lines: statements.map { "undone: \(visible($0))" }))
    outcome.record = record
    return outcome
  }
}
