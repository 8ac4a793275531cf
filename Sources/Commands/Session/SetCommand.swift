import Checks
import Evaluation
import Reports

/// `set [NAME VALUE]`
enum SetCommand: Command {
  static let name = Parameter.choice("NAME", Setting.allCases.map(\.rawValue)).optional
  static let value = Parameter("VALUE", .path, isOptional: true)

  /// What can be set.
  enum Setting: String, CaseIterable {
    case asOf = "as-of"
    case color, each, format, grades, pager, semantics, width

    /// The values it takes; `nil` for a number, or a file.
    var values: [String]? {
      switch self {
      case .color: ["auto", "always", "never"]
      case .each, .pager: ["on", "off"]
      case .format: ["text", "json", "csv", "markdown"]
      case .semantics: MapSemantics.allCases.map(\.rawValue)
      case .asOf, .grades, .width: nil
      }
    }
  }

  static let about = CommandDescription(
    name: "set", kind: .session, summary: "Change how answers are printed.",
    grammar: [name, value],
    details: """
      set format text|json|csv|markdown, set color auto|always|never, set each on|off (one line a \
      finding), set pager on|off (long answers at a terminal), set width N (columns of an answer), \
      set grades "FILE" (the levels that grades have in verdicts; `help grades` shows such a file, \
      and set grades admiralty goes back to the usual), set semantics WORD (by which readings of the \
      map verdicts are given: grounded, which is the usual, complete, preferred, stable, \
      semi-stable or ideal; see `help semantics`), set as-of DATE (by which `check` says what is \
      stale; set as-of never ends that).
      """,
    examples: [Example("set format json")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    guard let setting = call.text(name).flatMap(Setting.init) else {
      return Outcome(
        Answer(lines: Setting.allCases.map { "\($0.rawValue)  \(Self.words($0))" }))
    }
    guard let chosen = call.text(value) else {
      throw CommandFailure(
        "the value is missing", help: "\(setting.rawValue) is \(Self.words(setting))",
        at: call.endRange)
    }
    let isGood =
      setting == .grades
      || setting == .asOf && (chosen == "never" || PartialDate(chosen) != nil)
      || setting.values.map { $0.contains(chosen) } ?? (Int(chosen).map { $0 > 0 } ?? false)
    if !isGood {
      throw CommandFailure(
        "`\(chosen)` is not a value of \(setting.rawValue)",
        help: "it is \(Self.words(setting))", at: call.range(of: 2))
    }
    if setting == .asOf { workspace.options.asOf = PartialDate(chosen) }
    if setting == .each { workspace.options.each = chosen == "on" }
    if setting == .semantics {
      workspace.semantics = MapSemantics(rawValue: chosen) ?? .grounded
    }
    if setting == .width { workspace.options.width = Int(chosen) ?? 80 }
    return Outcome(effect: .set(name: setting.rawValue, value: chosen))
  }

  private static func words(_ setting: Setting) -> String {
    if setting == .asOf {
      return "a date, YYYY, YYYY-MM or YYYY-MM-DD, that staleness is judged by, or never"
    }
    if setting == .grades { return "admiralty, or a file that says which grade has which level" }
    return setting.values?.joined(separator: "|") ?? "a number of columns"
  }
}
