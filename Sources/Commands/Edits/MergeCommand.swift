import ArgumentGraph
import Notebook

/// `merge ID into ID`
enum MergeCommand: Command {
  static let from = Parameter.node("ID", .statement)
  static let into = Parameter.node("OTHER", .statement, after: "into")

  static let about = CommandDescription(
    name: "merge", kind: .edit, summary: "Make one statement of two.", grammar: [from, into],
    details: """
      The first goes, and whatever named it names the second, which also gets its anchors, tags \
      and relations. What the second has already is kept; what is lost is said.
      """,
    examples: [
      Example(
        "merge c2 into c1", before: "claim c1 \"Rents will fall\"\nclaim c2 \"Rents go down\"")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let (a, b) = (call.node(from), call.node(into))
    let names = (workspace.graph.name(a), workspace.graph.name(b))
    let merge: (edit: Edit, lost: [String])
    do { merge = try workspace.notebook.merging(a, into: b) } catch { throw CommandFailure(error) }
    var outcome = try workspace.finish(merge.edit, "merge \(names.0) into \(names.1)")
    outcome.notices = merge.lost.map { "dropped: \($0)" }
    return outcome
  }
}
