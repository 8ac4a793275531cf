/// `run PATH`
enum RunCommand: Command {
  static let path = Parameter.path()

  static let about = CommandDescription(
    name: "run", kind: .session, summary: "Carry out the commands of a script.", grammar: [path],
    details: "It stops at the first error; what came before stays and can be undone.",
    examples: [Example("run \"steps.crux\"")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    Outcome(effect: .run(call.text(path) ?? ""))
  }
}
