import Notebook
import Reports
import SourceText

/// `cells`
enum CellsCommand: Command {
  static let about = CommandDescription(
    name: "cells", kind: .query, summary: "List the notebook's cells and headings, numbered.",
    examples: [Example("cells", before: "claim c1 \"Rents will fall\"", prints: "1")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let outline = workspace.notebook.outline
    var answer = Answer()
    for entry in outline {
      switch entry {
      case .heading(let level, let text):
        let mark = String(repeating: "#", count: level)
        answer.add(
          StyledLine("\(mark) \(visible(text))", .heading).cut(to: workspace.options.width))
      case .cell(let number, let declarations, let queries, let first, let line):
        var text = declarations == 1 ? "1 declaration" : "\(declarations) declarations"
        if queries > 0 { text += queries == 1 ? ", 1 query" : ", \(queries) queries" }
        let row = StyledLine("  \(number)", .id).adding("  line \(line)  \(text)", .dim)
          .adding("  \(visible(first))")
        answer.add(row.cut(to: workspace.options.width))
      }
    }
    if outline.isEmpty { answer.add("no cells yet", .dim) }
    answer.json = { writer in
      writer.beginArray()
      for entry in outline {
        writer.beginObject()
        switch entry {
        case .heading(let level, let text):
          writer.key("heading")
          writer.string(text)
          writer.key("level")
          writer.int(level)
        case .cell(let number, let declarations, let queries, _, let line):
          writer.key("cell")
          writer.int(number)
          writer.key("line")
          writer.int(line)
          writer.key("declarations")
          writer.int(declarations)
          writer.key("queries")
          writer.int(queries)
        }
        writer.endObject()
      }
      writer.endArray()
    }
    return Outcome(answer)
  }
}
