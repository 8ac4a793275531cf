import Reports
import SourceText

/// `history`
enum HistoryCommand: Command {
  /// How many edits are listed.
  static let limit = 50

  static let about = CommandDescription(
    name: "history", kind: .session,
    summary: "List the edits of this session, the last at the end.",
    details: "The last \(limit) are shown; `undo N` takes back the last N.",
    examples: [
      Example("history", before: "claim c1 \"Rents will fall\"", prints: "1  claim c1")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    var answer = Answer()
    let done = workspace.done
    let first = max(0, done.count - limit)
    for (index, edit) in done.enumerated().dropFirst(first) {
      let saved = workspace.savedCount.map { index < $0 } ?? false
      var line = StyledLine("\(index + 1)  ", .dim).adding(visible(edit.statement.text))
      if saved { line.append("  (saved)", .dim) }
      answer.add(line)
    }
    for edit in workspace.undone.reversed() {
      answer.add(StyledLine("-  \(visible(edit.statement.text))  (undone)", .dim))
    }
    if done.isEmpty, workspace.undone.isEmpty { answer.add("no edits yet", .dim) }
    let statements = done.map(\.statement.text)
    answer.json = { writer in
      writer.beginArray()
      for statement in statements { writer.string(statement) }
      writer.endArray()
    }
    return Outcome(answer)
  }
}
