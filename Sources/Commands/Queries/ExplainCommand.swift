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
      var lines = try Manual.explain(call.text(code) ?? "")
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      // The text ends its last line.
      if lines.last == "" { lines.removeLast() }
      return Outcome(Answer(lines: lines))
    } catch {
      throw CommandFailure(error.message, help: error.help, at: call.range(of: 1))
    }
  }
}
