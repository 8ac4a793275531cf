import ArgumentParser
import Commands
import Session
import SourceText
import Storage

/// `crux report KIND NOTEBOOK [-o FILE]`
struct ReportSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", _superCommandName: "crux",
    abstract: "Write a page to hand over.",
    usage: "crux report KIND NOTEBOOK [--format text|markdown|csv|json] [-o FILE]",
    discussion: "Kinds: \(ReportCatalog.names.joined(separator: ", ")).")

  @Argument(help: "The kind of report.", completion: .list(ReportCatalog.names))
  var kind: String

  @Argument(help: "The notebook; - is standard input.", completion: .notebook)
  var notebook: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  mutating func carryOut() throws -> Int32 {
    guard ReportCatalog.names.contains(kind) else {
      let near = closest(to: kind, among: ReportCatalog.names).map { "; did you mean '\($0)'?" }
      throw ValidationError(
        "there is no report '\(kind)'"
          + (near ?? "; they are \(ReportCatalog.names.joined(separator: ", "))"))
    }
    var settings = try global.sessionOptions()
    settings.usesPager = global.pages
    let printer = Printer(options: settings)
    let session = Session(printer: printer)
    do throws(SessionFailure) {
      try session.open(notebook)
      session.warnOfLeftovers()
      try printer.during("writing the report") { () throws(SessionFailure) in
        try session.report(kind, to: output)
      }
      return Outputs.status(of: printer.output)
    } catch {
      printer.report(error.diagnostics)
      return error.status
    }
  }
}
