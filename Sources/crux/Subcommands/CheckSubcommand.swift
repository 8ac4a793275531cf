import ArgumentParser
import Checks
import Commands
import JSONText
import Session
import SourceText
import Storage

/// `crux check NOTEBOOK…`
struct CheckSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: "crux", abstract: "Check notebooks.",
    usage: """
      crux check NOTEBOOK… [--select CODES] [--ignore CODES] [--each]
                 [--fail-on error|warning|note|never]
      """,
    discussion: """
      It exits with 1 when there is a finding at or above --fail-on. In text a rule that hits many \
      statements prints one line with their ids.
      """)

  @Argument(
    help: ArgumentHelp("The notebooks; - is standard input.", valueName: "notebook"),
    completion: .notebook)
  var notebooks: [String]

  @Option(
    help: ArgumentHelp(
      "Run only these rules: codes, names, or letters such as U.", valueName: "codes"),
    completion: .rules)
  var select: String?

  @Option(
    help: ArgumentHelp("Do not run these rules.", valueName: "codes"), completion: .rules)
  var ignore: String?

  @Flag(help: "Every finding on a line of its own.")
  var each = false

  @Option(
    help: ArgumentHelp(
      "The severity that fails: error, warning, note or never.", valueName: "severity"),
    completion: .list(CheckPolicy.FailOn.allCases.map(\.rawValue)))
  var failOn: String?

  @OptionGroup var global: GlobalOptions

  mutating func carryOut() throws -> Int32 {
    try StandardInput.requireOnce(in: notebooks)
    if let failOn, CheckPolicy.FailOn(rawValue: failOn) == nil {
      throw ValidationError("--fail-on is error, warning, note or never, not '\(failOn)'")
    }
    var options = try global.sessionOptions()
    options.select = words(select)
    options.ignore = words(ignore)
    options.failOn = failOn
    options.each = options.each || each
    let printer = Printer(options: options)
    var status = ExitStatus.done
    var json = JSONWriter(.pretty)
    json.beginArray()
    for path in notebooks {
      status = max(status, check(path, printer, &json))
    }
    json.endArray()
    if options.format == .json {
      printer.output.append(json.finish())
    }
    return Outputs.status(of: printer.output, otherwise: status)
  }

  private func words(_ list: String?) -> [String] {
    (list ?? "").split { $0 == "," || $0 == " " }.map(String.init)
  }

  private func check(_ path: String, _ printer: Printer, _ json: inout JSONWriter) -> Int32 {
    let session = Session(printer: printer)
    do throws(SessionFailure) {
      try session.open(path)
      session.reportProblems(includes: false)
      session.warnOfLeftovers()
      let report: CheckReport
      do {
        report = try printer.during("checking \(path)") { () throws(Diagnostic) in
          try CheckReport(session.workspace)
        }
      } catch {
        throw SessionFailure([error], status: ExitStatus.usage)
      }
      if printer.options.format == .json {
        for record in report.records { CheckReport.write(record, into: &json) }
      } else {
        try printer.print(report.answer)
      }
      if session.workspace.notebook.problems.contains(where: { $0.severity == .error }) {
        return ExitStatus.failed
      }
      return report.hasFailed ? ExitStatus.findings : ExitStatus.done
    } catch {
      printer.report(error.diagnostics)
      return error.status
    }
  }
}
