import Checks
import Reports

/// `explain CODE`
enum ExplainCommand: Command {
  static let code = Parameter("CODE", .word)

  static let about = CommandDescription(
    name: "explain", kind: .query, summary: "Say what a rule means and how to mend what it finds.",
    grammar: [code], details: "A rule is named by its code, such as U001, or by its name.",
    examples: [Example("explain U001", prints: "unsupported-claim")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    do {
      let text = try Manual.explain(call.text(code) ?? "")
      return Outcome(
        Answer(
          lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)))
    } catch {
      throw CommandFailure(error.message, help: error.help, at: call.range(of: 1))
    }
  }
}
