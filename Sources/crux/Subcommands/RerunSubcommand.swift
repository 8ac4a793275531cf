import ArgumentParser
import Session
import SourceText
import Storage

/// `crux rerun NOTEBOOK… [--check]`
struct RerunSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun", _superCommandName: "crux",
    abstract: "Refresh the recorded outputs of notebooks.",
    usage: "crux rerun NOTEBOOK… [--check]")

  @Argument(
    help: ArgumentHelp(
      "The notebooks; - is standard input, and the result goes to standard output.",
      valueName: "notebook"),
    completion: .notebook)
  var notebooks: [String]

  @Flag(help: "Write nothing; exit with 1 when an output is stale.")
  var check = false

  @OptionGroup var global: GlobalOptions

  mutating func carryOut() throws -> Int32 {
    try StandardInput.requireOnce(in: notebooks)
    let printer = Printer(options: try global.sessionOptions())
    let status = onEach(of: notebooks, printer, rerun)
    return Outputs.status(of: printer.output, otherwise: status)
  }

  private func rerun(_ session: Session, _ path: String) throws(SessionFailure) -> Int32 {
    let printer = session.printer
    session.reportProblems()
    try session.refuseLeftovers()
    let changed = try printer.during("running the cells of \(path)") {
      () throws(SessionFailure) in try session.rerun()
    }
    if check {
      if changed > 0 { printer.print("\(visible(path)): \(changed) stale") }
      return changed > 0 ? ExitStatus.findings : ExitStatus.done
    }
    if path == "-" {
      printer.output.append(session.workspace.notebook.bytes)
    } else {
      try session.save()
    }
    return session.workspace.notebook.hasProblems ? ExitStatus.failed : ExitStatus.done
  }
}
