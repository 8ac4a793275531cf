/// `tour`
enum TourCommand: Command {
  static let about = CommandDescription(
    name: "tour", kind: .session, summary: "Build a small map in five minutes, step by step.",
    details: """
      Each step says what to type and why, and goes on when the map has it, in your words or in \
      its own: next does a step for you, back takes one back, quit leaves. It works on a map of \
      its own, so that the notebook which is open is not touched. In a pipe it prints itself.
      """,
    examples: [Example("tour", prints: "1. \(TourStep.point.title)")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    if workspace.options.isInteractive { return Outcome(effect: .tour) }
    return Outcome(TourText.answer(workspace.options.width))
  }
}
