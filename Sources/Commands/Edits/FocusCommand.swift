import ArgumentGraph
import Reports
import SourceText

/// `focus ID|INFERENCE|it`
enum FocusCommand: Command {
  static let target = Parameter.rest("ID | INFERENCE | it")

  static let about = CommandDescription(
    name: "focus", kind: .session, summary: "Choose what `because` and `but` bear on.",
    grammar: [target],
    details: "`it` is what was made last. New statements go to the cell of what is in focus.",
    examples: [
      Example("focus c1", before: "claim c1 \"Rents will fall\"", prints: "in focus: c1")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let node: NodeID
    if call.tokens.count == 2, call.typed(call.tokens[1]) == "it" {
      node = workspace.node(workspace.lastMade)
      if node.isNone {
        throw CommandFailure("nothing was made yet", help: "type focus ID", at: call.range(of: 1))
      }
    } else {
      let (named, range, used) = try NodeReader.read(call, 1, in: workspace.graph)
      try call.requireEnd(1 + used)
      let kind = workspace.graph.kind(named)
      if !kind.isStatement, !kind.isInference {
        throw CommandFailure("a source cannot be in focus", at: range)
      }
      node = named
    }
    workspace.focus = workspace.target(for: node)
    return workspace.focusOutcome()
  }
}

extension Workspace {
  /// What is in focus, in one line for the prompt: a script knows what it put there.
  func focusOutcome() -> Outcome {
    let node = focusNode
    var outcome = Outcome()
    if node.isNone {
      outcome.summary = "nothing is in focus"
    } else {
      let text = graph.kind(node).isInference ? "" : "  " + visible(graph.text(node))
      outcome.summary = shortened("in focus: \(graph.name(node))\(text)", to: options.width)
    }
    return outcome
  }
}
