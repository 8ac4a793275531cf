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
                 [--format text|json|sarif] [--baseline FILE]
      """,
    discussion: """
      It exits with 1 when there is a finding at or above --fail-on. In text a rule that hits many \
      statements prints one line with their ids. SARIF 2.1.0 is for code hosts and editors; it \
      also holds what `allow` silences.
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
      "Only what is not in this file, which an earlier check wrote as JSON or SARIF.",
      valueName: "file"), completion: .file())
  var baseline: String?

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
    let isSARIF = global.format == Self.sarif
    if isSARIF { global.format = nil }
    var options = try global.sessionOptions()
    options.select = words(select)
    options.ignore = words(ignore)
    options.failOn = failOn
    options.each = options.each || each
    options.usesPager = global.pages
    let printer = Printer(options: options)
    var run = Run(printer: printer)
    if isSARIF { run.log = SARIFLog(isAgainstBaseline: baseline != nil) }
    if let baseline {
      do throws(SessionFailure) {
        run.comparison = BaselineComparison(with: try Session.baseline(at: baseline))
      } catch {
        printer.report(error.diagnostics)
        return error.status
      }
    }
    var status = ExitStatus.done
    printer.asOnePage {
      for path in notebooks { status = max(status, run.check(path)) }
      run.finish()
    }
    if let baseline, let comparison = run.comparison {
      printer.note(comparison.summary(of: baseline))
    }
    return Outputs.status(of: printer.output, otherwise: status)
  }

  private func words(_ list: String?) -> [String] {
    (list ?? "").split { $0 == "," || $0 == " " }.map(String.init)
  }

  /// The value of `--format` that only checks have.
  static let sarif = "sarif"
}

/// Notebooks being checked one after the other.
private struct Run {
  let printer: Printer
  /// What is found, when it is wanted as SARIF.
  var log: SARIFLog?
  /// What is known already, when only what is new is wanted.
  var comparison: BaselineComparison?
  private var json = JSONWriter(.pretty)

  init(printer: Printer) {
    self.printer = printer
    json.beginArray()
  }

  /// Checks a notebook.
  ///
  /// - Returns: what the exit status is to be at least.
  mutating func check(_ path: String) -> Int32 {
    let session = Session(printer: printer)
    do throws(SessionFailure) {
      try session.open(path)
      session.reportProblems(includes: false)
      session.warnOfLeftovers()
      var report: CheckReport
      do {
        report = try printer.during("checking \(path)") { () throws(Diagnostic) in
          try CheckReport(session.workspace)
        }
      } catch {
        throw SessionFailure([error], status: ExitStatus.usage)
      }
      if let new = comparison?.keepingNew(report) { report = new }
      try show(report)
      let problems = session.workspace.notebook.problems.filter { $0.severity == .error }
      if !problems.isEmpty {
        log?.addFailure(problems)
        return ExitStatus.failed
      }
      return report.hasFailed ? ExitStatus.findings : ExitStatus.done
    } catch {
      printer.report(error.diagnostics)
      log?.addFailure(error.diagnostics)
      return error.status
    }
  }

  private mutating func show(_ report: CheckReport) throws(SessionFailure) {
    if log != nil {
      log?.add(report)
    } else if printer.options.format == .json {
      for record in report.records { CheckReport.write(record, into: &json) }
    } else {
      try printer.print(report.answer)
    }
  }

  /// Prints what is one value for all notebooks.
  mutating func finish() {
    json.endArray()
    if let log {
      var writer = JSONWriter(.pretty)
      log.write(into: &writer)
      printer.printLong(writer.finish())
    } else if printer.options.format == .json {
      printer.printLong(json.finish())
    }
  }
}
