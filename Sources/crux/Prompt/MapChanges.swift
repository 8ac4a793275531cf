import ArgumentGraph
import Checks
import Commands
import Evaluation
import Notebook
import Reports
import SourceText

/// What edits change in the verdicts and findings of a map, in a few lines.
struct MapChanges {
  /// The most statements of a map that is looked at after edits.
  static let statementLimit = 100_000
  /// The most verdicts that are named after an edit.
  static let shownVerdicts = 3
  /// The most findings that are told in full after an edit.
  static let shownFindings = 2
  /// The most findings that are named by code and id.
  static let namedFindings = 6

  /// The columns that a finding may take even where the terminal has less.
  static let leastWidth = 60

  private var known: State?
  private var checker = IncrementalChecker()
  /// How long the last look at the map took.
  private(set) var cost = Duration.zero

  /// What is compared. It holds no part of the map, which the next edit would have to copy then.
  private struct State {
    var name: String
    var map: MapState
    var verdicts: VerdictRecord
  }

  /// Whether there is something to compare with.
  var isReady: Bool { known != nil }

  /// Knows nothing yet: the first call of `update` only looks.
  init() {}

  /// What has changed since the last call, ready to be printed. After an edit only what it touches
  /// is looked at.
  ///
  /// - Returns: no lines at the first call; `nil` when the look was given up because `stop` was
  ///   raised: then the next call tells of both.
  mutating func update(_ workspace: Workspace, stop: StopSignal = .never) -> [StyledLine]? {
    let clock = ContinuousClock()
    let start = clock.now
    defer { cost = clock.now - start }
    let notebook = workspace.notebook
    if notebook.graph.statementCount > Self.statementLimit || known?.name != notebook.name {
      known = nil
      checker = IncrementalChecker()
    }
    guard notebook.graph.statementCount <= Self.statementLimit,
      let policy = try? workspace.checkPolicy()
    else { return [] }
    let evaluation = workspace.evaluation()
    if stop.isRaised { return nil }
    // Suppositions change verdicts, and no findings.
    let plain = workspace.plainEvaluation()
    let changed = known.flatMap { notebook.changedNodes(since: $0.map) }
    guard
      let changes = checker.update(
        plain.map, changed: changed, evaluation: plain, policy: policy, stop: stop,
        documents: workspace.documentAccess)
    else { return nil }
    let before = known
    known = State(name: notebook.name, map: notebook.mapState, verdicts: evaluation.record)
    guard let before else { return [] }
    let verdicts = Self.line(of: evaluation.changes(since: before.verdicts), evaluation.graph)
    let width = max(Self.leastWidth, workspace.options.width)
    return (verdicts.map { [$0] } ?? []) + Self.lines(of: changes).map { $0.cut(to: width) }
  }

  /// The verdicts that are others now, contentions first.
  private static func line(of changes: [VerdictChange], _ graph: Graph) -> StyledLine? {
    if changes.isEmpty { return nil }
    var line = StyledLine("  ")
    for (number, change) in changes.prefix(shownVerdicts).enumerated() {
      if number > 0 { line.append("; ") }
      line.append(graph.name(change.node), .id)
      line.append(" ")
      line.append(change.after.phrase, change.after.role)
      line.append(", was \(change.before.phrase)")
    }
    if changes.count > shownVerdicts { line.append("; \(changes.count - shownVerdicts) more") }
    return line
  }

  private static func lines(of changes: FindingChanges) -> [StyledLine] {
    var lines: [StyledLine] = []
    let gained = changes.gained
    let full = gained.count <= shownFindings ? gained.count : shownFindings - 1
    for finding in gained.prefix(full) {
      lines.append(
        StyledLine("  + ").adding("\(finding.code) ", finding.severity.role)
          .adding(visible(finding.message)))
    }
    if gained.count > full {
      let rest = gained[full...].map { (code: $0.code, id: $0.id) }
      lines.append(StyledLine("  + \(rest.count) more: ").adding(names(rest)))
    }
    if !changes.cured.isEmpty {
      let cured = changes.cured.map { (code: $0.code, id: $0.id) }
      lines.append(StyledLine("  - ").adding("cured: ", .good).adding(names(cured)))
    }
    return lines
  }

  private static func names(_ findings: [(code: String, id: String)]) -> String {
    var names = findings.prefix(namedFindings).map {
      $0.id.isEmpty ? $0.code : "\($0.code) \($0.id)"
    }
    if findings.count > namedFindings { names.append("...") }
    return names.joined(separator: ", ")
  }
}

extension Severity {
  /// How its findings are set.
  fileprivate var role: TextRole {
    switch self {
    case .error: .bad
    case .warning: .warning
    case .note: .dim
    }
  }
}
