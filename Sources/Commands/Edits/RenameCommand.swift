import ArgumentGraph
import Notebook

/// `rename OLD NEW`
enum RenameCommand: Command {
  static let old = Parameter.node("OLD")
  static let new = Parameter("NEW", .newLabel)

  static let about = CommandDescription(
    name: "rename", kind: .edit, summary: "Change an id wherever it stands.", grammar: [old, new],
    examples: [Example("rename c1 rents", before: "claim c1 \"Rents will fall\"")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let node = call.node(old)
    let label = call.text(new) ?? ""
    let name = workspace.graph.name(node)
    let edit: Edit
    do { edit = try workspace.notebook.renaming(node, to: label) } catch {
      throw CommandFailure(error)
    }
    let before = (workspace.focus, workspace.lastMade, workspace.lastInference)
    let outcome = try workspace.finish(edit, "rename \(name) \(label)")
    let renamed = workspace.graph.find(label)
    workspace.focus = before.0.map { $0.renaming(node, to: renamed) }
    workspace.lastMade = before.1.map { $0.renaming(node, to: renamed) }
    workspace.lastInference = before.2.map { $0.renaming(node, to: renamed) }
    workspace.renameSuppositions(node, to: renamed)
    return outcome
  }
}

extension Target {
  /// The target with `new` for `old`.
  func renaming(_ old: NodeID, to new: NodeID) -> Target {
    switch self {
    case .node(let node): .node(node == old ? new : node)
    case .path(let path):
      .path(
        InferencePath(
          steps: path.steps.map { $0.map { $0 == old ? new : $0 } },
          end: path.end == old ? new : path.end))
    }
  }
}
