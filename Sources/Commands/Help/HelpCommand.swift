import Notebook
import Reports
import SourceText

/// `help [TOPIC]`, `help -s WORD`
enum HelpCommand: Command {
  static let topic = Parameter.rest("TOPIC | -s WORD").optional

  static let about = CommandDescription(
    name: "help", kind: .session, summary: "Explain a command, a declaration or a topic.",
    grammar: [topic],
    details: """
      Without a word it lists every word by what it is for, and `help all` has a line on each. A \
      word may be a command, a declaration, a clause, a rule's code, a format or a topic, and may \
      be shortened. `help -s WORD` searches everything.
      """,
    examples: [
      Example("help undo", prints: "undo [N]"), Example("help -s hinges", prints: "cruxes"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let width = workspace.options.width
    let words = call.restTokens.map { call.typed($0) }
    guard let first = words.first else { return Outcome(HelpText.overview(width)) }
    if first == "-s" {
      if words.count == 1 {
        throw CommandFailure("the word to search for is missing", at: call.endRange)
      }
      return Outcome(HelpText.search(words.dropFirst().joined(separator: " "), width))
    }
    // `help exit status` means the topic `exit-status`.
    let joined = words.joined(separator: "-")
    if let answer = HelpText.topic(joined, width) ?? HelpText.topic(first, width) {
      return Outcome(answer)
    }
    throw CommandFailure(
      "there is no help on `\(first)`", help: HelpText.suggestion(for: first, command: "help"),
      at: call.range(of: 1))
  }
}
