import Checks
import Reports

/// `explain CODE|all`
enum ExplainCommand: Command {
  static let code = Parameter("CODE|all", .word)

  static let about = CommandDescription(
    name: "explain", kind: .query, summary: "Say what a rule means and how to mend what it finds.",
    grammar: [code],
    details: """
      A rule is named by its code, such as U001, or by its name. `explain all` writes the reference \
      page of all rules, in Markdown.
      """,
    examples: [
      Example("explain U001", prints: "unsupported-claim"),
      Example("explain all", prints: "## X006 placeholder"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    do {
      let word = call.text(code) ?? ""
      let text = word == "all" ? Manual.reference : try Manual.explain(word)
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      // The text ends its last line.
      if lines.last == "" { lines.removeLast() }
      return Outcome(Answer(lines: lines))
    } catch {
      throw CommandFailure(error.message, help: error.help, at: call.range(of: 1))
    }
  }
}
