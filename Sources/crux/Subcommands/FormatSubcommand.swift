import ArgumentParser
import Notebook
import Session
import SourceText
import Storage
import SystemPackage

/// `crux fmt NOTEBOOK… [--check]`
struct FormatSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", _superCommandName: "crux",
    abstract: "Write statements in their canonical form.",
    usage: "crux fmt NOTEBOOK… [--check]",
    discussion: "Prose stays as it is. Line ends become LF, and a byte order mark goes.")

  @Argument(
    help: ArgumentHelp(
      "The notebooks; - is standard input, and the result goes to standard output.",
      valueName: "notebook"),
    completion: .notebook)
  var notebooks: [String]

  @Flag(help: "Write nothing; exit with 1 when a notebook is not in canonical form.")
  var check = false

  @OptionGroup var global: GlobalOptions

  mutating func carryOut() throws -> Int32 {
    try StandardInput.requireOnce(in: notebooks)
    let printer = Printer(options: try global.sessionOptions())
    let status = onEach(of: notebooks, printer, format)
    return Outputs.status(of: printer.output, otherwise: status)
  }

  private func format(_ session: Session, _ path: String) throws(SessionFailure) -> Int32 {
    if !check, path != "-" { try session.refuseLeftovers() }
    if session.workspace.notebook.hasProblems {
      throw SessionFailure(session.workspace.notebook.problems)
    }
    let printer = session.printer
    let formatted = session.workspace.notebook.formatted()
    let isSame = formatted == session.workspace.savedBytes
    if check {
      if !isSame { printer.print("\(visible(path)) is not in canonical form") }
      return isSame ? ExitStatus.done : ExitStatus.findings
    }
    if path == "-" {
      printer.output.append(formatted)
    } else if !isSame {
      try session.write(formatted)
    }
    return ExitStatus.done
  }
}
