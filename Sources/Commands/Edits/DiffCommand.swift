import Notebook
import Reports
import SourceText

/// `diff`
enum DiffCommand: Command {
  static let about = CommandDescription(
    name: "diff", kind: .session, summary: "Show what was changed and is not saved.",
    details: "Lines that were taken out begin with -, lines that were put in with +.",
    examples: [
      Example("diff", before: "claim c1 \"Rents will fall\"", prints: "+claim c1")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    var answer = Answer()
    let lines = LineDiff.lines(from: workspace.savedBytes, to: workspace.notebook.bytes)
    for line in lines {
      let role: TextRole = line.hasPrefix("+") ? .good : line.hasPrefix("-") ? .bad : .dim
      answer.add(StyledLine(visible(line), role))
    }
    if lines.isEmpty { answer.add("no unsaved edits", .dim) }
    answer.json = { writer in
      writer.beginArray()
      for line in lines { writer.string(line) }
      writer.endArray()
    }
    return Outcome(answer)
  }
}
