import ArgumentParser
import Commands
import Session
import SourceText

/// `crux reanchor NOTEBOOK… [--source ID] [--accept PLACES] [--check]`
struct ReanchorSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "reanchor", _superCommandName: "crux",
    abstract: "Find anchors again in documents that were revised, and stamp new ones.",
    usage: "crux reanchor NOTEBOOK… [--source ID] [--accept PLACES] [--check]",
    discussion: """
      What is certain is saved, with digests; the rest is listed, and it exits with 1. So it does \
      when a document is not at hand. --accept takes what `accept` does at the prompt: all, or \
      'ID, ID at PASSAGE'. CRUX_SOURCES names a folder that documents are looked for in, beside \
      the notebook's own; of another version than the notebook knows, too.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      "The notebooks; - is standard input, and the result goes to standard output.",
      valueName: "notebook"),
    completion: .notebook)
  var notebooks: [String]

  @Option(help: ArgumentHelp("Only the anchors in this source.", valueName: "id"))
  var source: String?

  @Option(
    help: ArgumentHelp("Places that are not certain and are to be taken.", valueName: "places"))
  var accept: String?

  @Flag(help: "Write nothing; exit with 1 when something would be written or is left.")
  var check = false

  mutating func carryOut() throws -> Int32 {
    try StandardInput.requireOnce(in: notebooks)
    var options = try global.sessionOptions()
    options.isDry = check
    let printer = Printer(options: options)
    let status = onEach(of: notebooks, printer, reanchor)
    return Outputs.status(of: printer.output, otherwise: status)
  }

  private func reanchor(_ session: Session, _ path: String) throws(SessionFailure) -> Int32 {
    let printer = session.printer
    session.reportProblems()
    try session.refuseLeftovers()
    if notebooks.count > 1, path != "-", printer.options.format == .text {
      printer.print("\(visible(path)):")
    }
    let (outcome, isSettled) = try session.reanchor(source: source, accepting: accept)
    if path == "-", !check {
      for notice in outcome.notices { printer.note(notice) }
      printer.output.append(session.workspace.notebook.bytes)
    } else {
      if let answer = outcome.answer { try printer.print(answer) }
      for notice in outcome.notices { printer.note(notice) }
      if !check { try session.save() }
    }
    if session.workspace.notebook.hasProblems { return ExitStatus.failed }
    let isStale = check && outcome.record != nil
    return isSettled && !isStale ? ExitStatus.done : ExitStatus.findings
  }
}
