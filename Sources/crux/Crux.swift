import ArgumentParser
import Commands
import Session
import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The whole command, for `crux --help`, completion scripts and the manual.
struct Crux: ParsableCommand {
  static let version = Program.version
  /// The day of this version, which the manual page names.
  static let versionDate = "2026-11-21"

  static let configuration = CommandConfiguration(
    commandName: "crux",
    abstract: "A notebook for arguments.",
    usage: """
      crux [NOTEBOOK]
      crux -c "COMMANDS" [NOTEBOOK]
      crux SUBCOMMAND …
      """,
    discussion: """
      Without a subcommand it opens NOTEBOOK at a prompt, or carries out the commands on standard \
      input when that is not a terminal. A notebook that is named like a subcommand is written \
      ./NAME. `crux help` lists the commands of the prompt.
      """,
    version: version, subcommands: commands.map { $0 as any ParsableCommand.Type },
    defaultSubcommand: SessionCommand.self)

  @OptionGroup var global: GlobalOptions

  @Option(
    name: .customShort("c"),
    help: ArgumentHelp("Carry out these commands; `;` separates them.", valueName: "commands"))
  var commands: String?

  /// The columns of help: those of a terminal, and always the same ones elsewhere.
  static var columns: Int? { isatty(1) == 1 ? nil : 80 }

  /// The columns of the terminal that is printed to; `nil` elsewhere.
  static var terminalColumns: Int? { isatty(1) == 1 ? TerminalEnvironment.width : nil }

  /// What `crux --help` prints.
  static var overview: String {
    // The parser's own last line would name the help on the language.
    helpMessage(columns: columns).replacing(
      "See 'crux help <subcommand>' for detailed help.",
      with: "`crux SUBCOMMAND --help` says more, and `crux help` explains the language.\n"
        + "  Exit status: 0 done, 1 findings, 2 wrong usage, 3 failed.")
  }

  /// The subcommands, in the order of help. A subcommand is one file and one line here.
  static let commands: [any CruxCommand.Type] = [
    SessionCommand.self,
    RunSubcommand.self,
    CheckSubcommand.self,
    CoverageSubcommand.self,
    ExportSubcommand.self,
    ImportSubcommand.self,
    FormatSubcommand.self,
    ReportSubcommand.self,
    ReanchorSubcommand.self,
    RerunSubcommand.self,
    RecoverSubcommand.self,
    SolveSubcommand.self,
    CompletionsSubcommand.self,
    HelpSubcommand.self,
  ]
}

/// A subcommand of the program.
protocol CruxCommand: ParsableCommand {
  /// Carries it out.
  ///
  /// - Returns: the exit status.
  mutating func carryOut() throws -> Int32
}

extension CruxCommand {
  /// Opens notebooks one after the other and does the same with each. What one fails with is
  /// reported, and the next one goes on.
  ///
  /// - Returns: the highest of the exit statuses.
  func onEach(
    of notebooks: [String], _ printer: Printer,
    _ work: (Session, String) throws(SessionFailure) -> Int32
  ) -> Int32 {
    var status = ExitStatus.done
    for path in notebooks {
      let session = Session(printer: printer)
      do throws(SessionFailure) {
        try session.open(path)
        status = max(status, try work(session, path))
      } catch {
        printer.report(error.diagnostics)
        status = max(status, error.status)
      }
    }
    return status
  }

  mutating func run() throws {
    let status = try carryOut()
    if status != 0 { throw ExitCode(status) }
  }
}
