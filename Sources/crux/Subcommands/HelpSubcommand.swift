import ArgumentParser
import Commands
import Session
import SourceText
import Storage

/// `crux help [TOPIC]`
struct HelpSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", _superCommandName: "crux",
    abstract: "Explain the commands of the language.",
    usage: "crux help [TOPIC] [-s WORDS]",
    discussion: "crux help -s WORD searches all of it.")

  @OptionGroup var global: GlobalOptions

  @Option(name: .customShort("s"), help: "Search for these words.")
  var search: String?

  @Argument(help: "A command, a declaration or a topic.")
  var topic: String?

  mutating func carryOut() throws -> Int32 {
    let options = try global.sessionOptions()
    let printer = Printer(options: options)
    if let search {
      try printer.print(HelpText.search(search, options.width))
    } else if let topic {
      guard let answer = HelpText.topic(topic, options.width) else {
        let near = closest(to: topic, among: HelpText.topicNames)
        throw SessionFailure(
          "there is no help on `\(visible(topic))`",
          help: near.map { "did you mean `crux help \($0)`?" } ?? "`crux help` lists what there is",
          status: ExitStatus.usage)
      }
      try printer.print(answer)
    } else {
      try printer.print(HelpText.overview(options.width))
    }
    return Outputs.status(of: printer.output)
  }
}
