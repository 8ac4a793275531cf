import ArgumentParser
import Checks
import Evaluation
import Session
import SourceText
import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Options that every subcommand takes.
struct GlobalOptions: ParsableArguments {
  @Option(help: "When to use colour.")
  var color = SessionOptions.Color.auto

  @Flag(help: "No highlighting, hints or menus at the prompt.")
  var plain = false

  @Flag(name: .customLong("no-rc"), help: "Do not carry out the commands of cruxrc.")
  var noRC = false

  @Flag(help: "Write no file, read none outside the notebook's folder, start no program.")
  var safe = false

  @Option(
    help: "The form of answers: text, json, csv or markdown.",
    completion: .list(SessionOptions.AnswerFormat.allCases.map(\.rawValue)))
  var format: String?

  @Option(
    help: ArgumentHelp("Change a setting, as `set NAME VALUE` does.", valueName: "name=value"),
    completion: .list(settings))
  var set: [String] = []

  @Flag(help: "Print the time of each command on standard error.")
  var timing = false

  @Flag(help: "Print each command before its answer.")
  var echo = false

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The date that staleness is judged by.", valueName: "date"))
  var asOf: String?

  /// What shells propose for --set.
  private static let settings =
    ["as-of=", "each=on", "each=off", "grades=", "width="]
    + SessionOptions.Color.allCases.map { "color=\($0.rawValue)" }
    + SessionOptions.AnswerFormat.allCases.map { "format=\($0.rawValue)" }

  /// The options for a session.
  ///
  /// - Throws: `ValidationError` for a value that is none.
  func sessionOptions() throws -> SessionOptions {
    var options = SessionOptions()
    options.isSafe = safe
    options.showsProgress = !plain
    options.times = timing
    options.echoes = echo
    if let format {
      guard let value = SessionOptions.AnswerFormat(rawValue: format) else {
        throw ValidationError("--format is text, json, csv or markdown, not '\(format)'")
      }
      options.format = value
    }
    options.color = color
    if let asOf { options.asOf = try date(asOf) }
    for setting in set { try apply(setting, to: &options) }
    return options
  }

  /// Whether what is printed is a page to be read, which goes through the pager when it is long.
  var pages: Bool { isatty(1) == 1 && !plain && !safe && !TerminalEnvironment.isDumb }

  private func apply(_ setting: String, to options: inout SessionOptions) throws {
    let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw ValidationError("--set takes NAME=VALUE, not '\(setting)'")
    }
    switch (parts[0], parts[1]) {
    case ("each", "on"): options.each = true
    case ("each", "off"): options.each = false
    case ("each", let value): throw ValidationError("each is on or off, not '\(value)'")
    case ("color", let value):
      guard let color = SessionOptions.Color(rawValue: value) else {
        throw ValidationError("color is auto, always or never, not '\(value)'")
      }
      options.color = color
    case ("format", let value):
      guard let format = SessionOptions.AnswerFormat(rawValue: value) else {
        throw ValidationError("format is text, json, csv or markdown, not '\(value)'")
      }
      options.format = format
    case ("width", let value):
      guard let width = Int(value), width > 0 else {
        throw ValidationError("width is a number of columns, not '\(value)'")
      }
      options.width = width
    case ("as-of", "never"): options.asOf = nil
    case ("as-of", let value): options.asOf = try date(value)
    case ("grades", let path): options.grades = try grades(at: path)
    case ("semantics", let value):
      guard let semantics = MapSemantics(rawValue: value) else {
        throw ValidationError(
          "semantics is grounded, complete, preferred, stable, semi-stable or ideal, not '\(value)'"
        )
      }
      options.semantics = semantics
    default:
      throw ValidationError(
        "there is no setting '\(parts[0])'; they are as-of, color, each, format, grades, semantics "
          + "and width")
    }
  }

  private func date(_ text: String) throws -> PartialDate {
    guard let date = PartialDate(text) else {
      throw ValidationError("--as-of is YYYY, YYYY-MM or YYYY-MM-DD, not '\(text)'")
    }
    return date
  }

  /// The table of grades in a file; the usual one for `admiralty`.
  private func grades(at path: String) throws -> GradeTable {
    if path == GradeTable.admiraltyName { return .admiralty }
    do {
      let bytes = try loadFile(FilePath(path), limit: GradeTable.sizeLimit).bytes
      return try GradeTable(reading: bytes, name: path)
    } catch let problem as Diagnostic {
      throw ValidationError(problem.rendered)
    } catch let problem as StorageError {
      throw ValidationError(problem.message)
    }
  }
}

extension SessionOptions.Color: ExpressibleByArgument {}
