import ArgumentParser
import Commands
import Session
import SourceText
import Storage

/// `crux help [WORD]`
struct HelpSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", _superCommandName: "crux",
    abstract: "Explain the commands of the language.",
    usage: """
      crux help [WORD]
      crux help -s WORD…
      crux help --man
      """,
    discussion: """
      A word may be a command, a declaration, a clause, a rule's code, a format or a topic; \
      `crux help` lists them, -s searches, and --man is all of it as a manual page.
      """)

  @Flag(name: .customShort("s"), help: "Search for the words.")
  var search = false

  @Flag(help: "Print the manual page: crux help --man > crux.1; man ./crux.1")
  var man = false

  @Argument(
    help: ArgumentHelp("What to explain.", valueName: "word"),
    completion: .list(HelpText.topicNames + ["all"]))
  var words: [String] = []

  @OptionGroup var global: GlobalOptions

  mutating func carryOut() throws -> Int32 {
    var options = try global.sessionOptions()
    if let columns = Crux.terminalColumns { options.width = columns }
    options.usesPager = global.pages
    let printer = Printer(options: options)
    if man {
      printer.printLong(Array(ManualPage.text(ProgramTable()).utf8))
    } else if search {
      if words.isEmpty { throw ValidationError("-s needs a word to search for") }
      try printer.print(HelpText.search(words.joined(separator: " "), options.width))
    } else if let first = words.first {
      try explain(first, printer)
    } else {
      try printer.print(HelpText.overview(options.width))
    }
    return Outputs.status(of: printer.output)
  }

  private func explain(_ first: String, _ printer: Printer) throws {
    let width = printer.options.width
    let joined = words.joined(separator: "-")
    let subcommand = Crux.commands.first { $0._commandName == first && $0 != SessionCommand.self }
    // A subcommand's whole name comes before the beginning of another word.
    let isExact = HelpText.topicNames.contains(first)
    if !isExact, let subcommand {
      printer.printLong(Array("\(subcommand.helpMessage(columns: Crux.columns))\n".utf8))
      return
    }
    guard var answer = HelpText.topic(joined, width) ?? HelpText.topic(first, width) else {
      throw SessionFailure(
        "there is no help on `\(visible(first))`",
        help: HelpText.suggestion(for: first, command: "crux help"), status: ExitStatus.usage)
    }
    if subcommand != nil {
      answer.add("")
      answer.add("`crux \(first) --help` has the options of the subcommand.")
    }
    try printer.print(answer)
  }
}
