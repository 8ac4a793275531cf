import ArgumentGraph
import Notebook
import SourceText

@testable import Commands

/// A notebook with one cell that holds `cell`.
func makeNotebook(_ cell: String) -> Notebook {
  Notebook(name: "map.md", bytes: Array("```crux\n\(cell)\n```\n".utf8))
}

extension Workspace {
  /// A workspace on a notebook with one cell.
  init(cell: String) {
    let notebook = makeNotebook(cell)
    self.init(notebook, savedBytes: notebook.bytes)
  }

  /// A workspace on an empty notebook in which these lines were typed.
  init(typed lines: String) throws {
    self.init(Notebook(name: "map.md"))
    for line in lines.split(separator: "\n") { _ = try type(String(line)) }
  }

  /// Types one statement.
  mutating func type(_ text: String) throws(CommandFailure) -> Outcome {
    let bytes = Array(text.utf8)
    return try Interpreter.run(bytes, 0..<bytes.count, in: &self)
  }

  /// What typing `text` prints, a line each.
  mutating func answer(_ text: String) throws(CommandFailure) -> [String] {
    let outcome = try type(text)
    return (outcome.answer?.lines(width: options.width) ?? []).map(\.text)
  }

  /// The notebook's text.
  var text: String { String(decoding: notebook.bytes, as: UTF8.self) }
}
