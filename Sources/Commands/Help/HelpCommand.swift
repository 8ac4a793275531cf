import Notebook
import Reports
import SourceText

/// `help [TOPIC]`, `help -s WORD`
enum HelpCommand: Command {
  static let topic = Parameter.rest("TOPIC | -s WORD").optional

  static let about = CommandDescription(
    name: "help", kind: .session, summary: "Explain a command, a declaration or a topic.",
    grammar: [topic],
    details: "`help -s WORD` searches all of it.",
    examples: [Example("help claim", prints: "claim [ID]")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let width = workspace.options.width
    let words = call.restTokens.map { call.typed($0) }
    guard let first = words.first else { return Outcome(HelpText.overview(width)) }
    if first == "-s", words.count > 1 {
      return Outcome(HelpText.search(words.dropFirst().joined(separator: " "), width))
    }
    if let answer = HelpText.topic(first, width) { return Outcome(answer) }
    let near = closest(to: first, among: HelpText.topicNames)
    throw CommandFailure(
      "there is no help on `\(first)`",
      help: near.map { "did you mean `help \($0)`?" } ?? "`help` lists what there is",
      at: call.range(of: 1))
  }
}
