import Notebook
import Reports
import SourceText

/// Asks the queries of a notebook's cells again, and records what they print.
public enum OutputRecorder {
  /// The columns of a recorded output.
  public static let width = 80

  /// An edit that brings every recorded output up to date; empty when all are.
  ///
  /// - Throws: `CommandFailure` when a query is refused, with the words of that query.
  static func refresh(_ workspace: inout Workspace) throws(CommandFailure) -> Edit {
    let options = workspace.options
    // What is recorded is the same from whatever folder the notebook was named.
    let name = workspace.notebook.name
    workspace.notebook.name = String(name.split(separator: "/").last ?? Substring(name))
    defer { workspace.notebook.name = name }
    workspace.options.width = width
    workspace.options.isInteractive = false
    workspace.isRecording = true
    defer {
      workspace.options = options
      workspace.isRecording = false
    }
    defer { workspace.options = options }
    // Nothing that is supposed is ever saved, and no other reading than the grounded one.
    let (suppositions, semantics) = (workspace.suppositions, workspace.semantics)
    workspace.suppositions = []
    workspace.semantics = .grounded
    defer {
      workspace.suppositions = suppositions
      workspace.semantics = semantics
    }
    var outputs: [CellID: String] = [:]
    var kept: Set<CellID> = []
    for (cell, queries) in workspace.notebook.cellQueries {
      var lines: [String] = []
      for query in queries {
        let bytes = Array(query.utf8)
        do {
          let outcome = try Interpreter.run(bytes, 0..<bytes.count, in: &workspace)
          if outcome.lacksDocument { kept.insert(cell) }
          lines += (outcome.answer?.lines(width: width) ?? []).map(\.text)
        } catch {
          let problem = error.problems[0]
          throw CommandFailure(
            "a query of cell \(workspace.notebook.number(of: cell)) was refused: "
              + "\(problem.message): \(query)", help: problem.help)
        }
      }
      outputs[cell] = lines.map { $0 + "\n" }.joined()
    }
    return workspace.notebook.outputEdit(outputs, keeping: kept)
  }
}
