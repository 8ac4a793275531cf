import Commands
import SourceText

/// What an edit changed in the findings, in one line each.
struct FindingChanges {
  /// The most statements of a map that is checked after every edit.
  static let statementLimit = 20_000
  /// The most findings that are named after an edit.
  static let shown = 3

  private var known: [Key: String]?

  /// A finding that stays the same while its place moves.
  private struct Key: Hashable {
    var code: String
    var id: String
  }

  /// Begins with the findings that there are.
  init(_ workspace: Workspace) { known = Self.findings(workspace) }

  /// What was gained and cured since the last call, ready to be printed.
  mutating func update(_ workspace: Workspace) -> [String] {
    let before = known
    known = Self.findings(workspace)
    guard let before, let now = known else { return [] }
    var lines: [String] = []
    let gained = now.filter { before[$0.key] == nil }.sorted { $0.value < $1.value }
    let cured = before.filter { now[$0.key] == nil }.sorted { $0.value < $1.value }
    for (_, text) in gained.prefix(Self.shown) { lines.append("  + \(text)") }
    if gained.count > Self.shown { lines.append("  + \(gained.count - Self.shown) more findings") }
    if !cured.isEmpty {
      let names = cured.prefix(Self.shown).map { "\($0.key.code) \($0.key.id)" }
      let more = cured.count > Self.shown ? " and \(cured.count - Self.shown) more" : ""
      lines.append("  cured: \(names.joined(separator: ", "))\(more)")
    }
    return lines
  }

  private static func findings(_ workspace: Workspace) -> [Key: String]? {
    guard workspace.graph.statementCount <= statementLimit,
      let report = try? CheckReport(workspace)
    else { return nil }
    var findings: [Key: String] = [:]
    for finding in report.result.findings {
      let words = report.result.describe(finding)
      let key = Key(code: words.code, id: words.id)
      findings[key] = shortened("\(words.code) \(words.message)", to: 74)
    }
    return findings
  }
}
