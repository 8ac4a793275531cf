import ArgumentGraph
import Notebook

/// `and …`
enum AndCommand: Command {
  static let about = CommandDescription(
    name: "and", kind: .edit, summary: "Link one more premise into the inference just made.",
    grammar: [.rest("\"TEXT\" | evidence \"TEXT\" | assumption \"TEXT\" | ID [CLAUSE…]")],
    details: "Linked premises are one step, which holds only when all of them do.",
    examples: [
      Example(
        "and assumption \"They are let, not sold\"",
        before: "claim c1 \"Rents will fall\"\nfocus c1\nbecause \"Homes are built\"", prints: "a1")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let inference = try workspace.requireInference(call)
    switch try workspace.reason(call, plain: "claim") {
    case .existing(let node, let range, let used):
      try call.requireEnd(1 + used)
      try workspace.checkPremise(node, of: inference, at: range)
      return try link(node, inference, nil, &workspace)
    case .new(let keyword, let start):
      let end = Int(call.tokens[call.tokens.count - 1].end)
      let rewriting = Rewriting("\(keyword) ", call, start..<end, "")
      let draft: Draft
      do {
        draft = try workspace.draft(rewriting.bytes, 0..<rewriting.bytes.count)
      } catch {
        throw rewriting.place(error)
      }
      return try link(draft.node, inference, draft, &workspace)
    }
  }

  /// Makes the statement, if it is new, and links it, as one edit.
  private static func link(
    _ node: NodeID, _ inference: NodeID, _ draft: Draft?, _ workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    let graph = workspace.graph
    let label = graph.label(node) ?? ""
    let step = graph.name(inference)
    var edit = workspace.notebook.premiseEdit(of: inference, adding: label)
    var cell: Int?
    var statement = "edit \(step) add with \(label)"
    if let draft {
      let cellID = workspace.notebook.cell(forFocus: workspace.focusNode)
      let cells = workspace.notebook.orderedCells
      cell = cellID.flatMap { cells.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
      let insertion = workspace.notebook.insertion(of: draft.text, into: cellID)
      if let item = insertion.lastItem {
        statement = workspace.notebook.oneLine(item) + "; " + statement
      }
      edit = insertion.then(edit)
    }
    try workspace.commit(edit, as: statement)
    var outcome = Outcome()
    outcome.record = Record(statement, cell: cell)
    outcome.automaticLabel = draft?.automaticLabel
    outcome.summary = "\(label): linked into \(step)"
    return outcome
  }
}
