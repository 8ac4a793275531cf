import ArgumentParser
import Commands
import JSONText
import Session
import SourceText

/// `crux coverage NOTEBOOK…`
struct CoverageSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", _superCommandName: "crux",
    abstract: "Show what notebooks cover of their sources.",
    usage: "crux coverage NOTEBOOK…",
    discussion: """
      It exits with 1 when a paragraph is neither mapped nor skipped, or a document is not at hand. \
      CRUX_SOURCES names a folder that documents are looked for in, beside the notebook's own.
      """)

  @Argument(
    help: ArgumentHelp("The notebooks; - is standard input.", valueName: "notebook"),
    completion: .notebook)
  var notebooks: [String]

  @OptionGroup var global: GlobalOptions

  mutating func carryOut() throws -> Int32 {
    try StandardInput.requireOnce(in: notebooks)
    var options = try global.sessionOptions()
    options.usesPager = global.pages
    let printer = Printer(options: options)
    var status = ExitStatus.done
    printer.asOnePage { status = onEach(of: notebooks, printer, cover) }
    return Outputs.status(of: printer.output, otherwise: status)
  }

  private func cover(_ session: Session, _ path: String) throws(SessionFailure) -> Int32 {
    let printer = session.printer
    session.reportProblems()
    session.warnOfLeftovers()
    if notebooks.count > 1, printer.options.format == .text {
      printer.print("\(visible(path)):")
    }
    let report = printer.during("reading the sources of \(path)") {
      CoverageReport(session.workspace)
    }
    try printer.print(report.answer)
    for reason in report.reasons { printer.note("note: \(reason)") }
    if session.workspace.notebook.hasProblems { return ExitStatus.failed }
    return report.isComplete ? ExitStatus.done : ExitStatus.findings
  }
}
