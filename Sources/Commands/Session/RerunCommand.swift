/// `rerun`
enum RerunCommand: Command {
  static let about = CommandDescription(
    name: "rerun", kind: .edit,
    summary: "Ask every query of the cells again, and record the answers.",
    details: """
      The answers of a cell's queries are kept in an `output` fence after it. `crux rerun --check` \
      fails when a recorded answer is no longer what the query prints.
      """,
    examples: [Example("rerun", before: "claim c1 \"Rents will fall\"", prints: "0 outputs")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let edit = try OutputRecorder.refresh(&workspace)
    guard !edit.isEmpty else {
      return Outcome(.init(lines: ["0 outputs changed"]))
    }
    let changed = edit.outputCount
    var outcome = try workspace.finish(edit, "rerun")
    outcome.answer = .init(lines: [changed == 1 ? "1 output changed" : "\(changed) outputs changed"]
    )
    return outcome
  }
}
