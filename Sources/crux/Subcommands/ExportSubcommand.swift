import ArgumentGraph
import ArgumentParser
import Commands
import Formats
import Session
import SourceText
import Storage

/// `crux export FORMAT NOTEBOOK [-o FILE] [--from ID] [--depth N] [--verdicts]`
struct ExportSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", _superCommandName: "crux",
    abstract: "Write a notebook's map in another format.",
    usage: """
      crux export FORMAT NOTEBOOK [-o FILE] [--from ID] [--depth N]
                  [--verdicts]
      """,
    discussion: "Formats: "
      + (FormatCatalog.exporters.map { $0.about.name } + Picture.formats).joined(separator: ", ")
      + ". A notebook with errors is not exported.")

  @Argument(
    help: ArgumentHelp("The format.", valueName: "format"),
    completion: .list(FormatCatalog.exporters.map { $0.about.name } + Picture.formats))
  var target: String

  @Argument(help: "The notebook; - is standard input.", completion: .notebook)
  var notebook: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Only what stands under this statement.", valueName: "id"))
  var from: String?

  @Option(help: ArgumentHelp("Only so many steps deep.", valueName: "number"))
  var depth: Int?

  @Flag(help: "Show what stands: in pictures as a colour, a sign and a word.")
  var verdicts = false

  @Option(
    name: .customLong("option"),
    help: ArgumentHelp("An option of the format.", valueName: "name=value"),
    completion: .list(Self.formatOptions))
  var options: [String] = []

  @OptionGroup var global: GlobalOptions

  /// What shells propose for --option.
  private static let formatOptions: [String] = {
    var words: [String] = []
    for option in FormatCatalog.exporters.flatMap({ $0.about.options }) {
      let values: [String] = if case .words(let words) = option.values { words } else { [""] }
      words += values.map { "\(option.name)=\($0)" }.filter { !words.contains($0) }
    }
    return words
  }()

  mutating func carryOut() throws -> Int32 {
    if let depth, depth < 1 { throw ValidationError("--depth is a number from 1") }
    var settings: [String: String] = [:]
    for option in options {
      let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw ValidationError("--option takes NAME=VALUE, not '\(option)'")
      }
      settings[parts[0]] = parts[1]
    }
    var sessionOptions = try global.sessionOptions()
    sessionOptions.usesPager = global.pages
    let printer = Printer(options: sessionOptions)
    let session = Session(printer: printer)
    do {
      try session.open(notebook)
      session.warnOfLeftovers()
      var node = NodeID.none
      if let from {
        node = session.workspace.graph.find(from)
        if node.isNone || !session.workspace.graph.kind(node).isDeclared {
          throw SessionFailure(
            "nothing is named `\(visible(from))`", help: "crux -c list \(notebook)")
        }
      }
      try printer.during("exporting \(notebook)") {
        try session.export(
          target, to: output, from: node, depth: depth, settings: settings,
          verdicts: verdicts ? .plain : .none)
      }
      return Outputs.status(of: printer.output)
    } catch let failure as SessionFailure {
      printer.report(failure.diagnostics)
      return failure.status
    }
  }
}
