import ArgumentGraph
import Notebook

/// `remove ID [cascade]`
enum RemoveCommand: Command {
  static let id = Parameter.node()
  static let cascade = Parameter.flag("cascade")

  static let about = CommandDescription(
    name: "remove", kind: .edit, summary: "Take a statement, an inference or a source out.",
    grammar: [id, cascade],
    details: """
      It is refused while something refers to it, and lists what does. `cascade` takes along the \
      inferences that use it (linked ones whole), the attacks and backing on those, and its \
      mentions in contention, allow and expect.
      """,
    examples: [
      Example("remove c2", before: "claim c1 \"Rents will fall\"\nclaim c2 \"Costs rise\""),
      Example(
        "remove c2 cascade",
        before: "claim c1 \"Rents will fall\"\nclaim c2 \"Homes are built\"\nsupport c1 with c2"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let node = call.node(id)
    let name = workspace.graph.name(node)
    if let refusal = workspace.notebook.refusalToEdit(node) { throw CommandFailure(refusal) }
    if !call.has(cascade) {
      let references = workspace.notebook.references(to: node)
      if !references.isEmpty {
        let shown = references.prefix(8).joined(separator: ", ")
        let more = references.count > 8 ? " and \(references.count - 8) more" : ""
        throw CommandFailure(
          "`\(name)` is in use: \(shown)\(more)",
          help: "type `remove \(name) cascade` to remove those inferences and mentions too",
          at: call.range(of: 1))
      }
    }
    let edit = workspace.notebook.removal(of: node)
    let word = call.has(cascade) ? " cascade" : ""
    let outcome = try workspace.finish(edit, "remove \(name)\(word)")
    if workspace.lastSource == node { workspace.lastSource = .none }
    return outcome
  }
}
