import ArgumentGraph
import Checks
import Commands
import Evaluation
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
  /// How long the last look at the map took.
  private(set) var cost = Duration.zero

  /// What is compared: it must not hold the graph, which the next edit would have to copy then.
  private struct State {
    /// The verdicts of statements, by their index; `nil` where there is none.
    var verdicts: [Verdict?]
    var findings: [Key: (severity: Severity, message: String)]
  }

  /// A finding that stays the same while its place moves.
  private struct Key: Hashable {
    var code: String
    var id: String
  }

  /// Whether there is something to compare with.
  var isReady: Bool { known != nil }

  /// Knows nothing yet: the first call of `update` only looks.
  init() {}

  /// What has changed since the last call, ready to be printed.
  ///
  /// - Returns: no lines at the first call; `nil` when the look was given up because `stop` was
  ///   raised: then the next call tells of both.
  mutating func update(_ workspace: Workspace, stop: StopSignal = .never) -> [StyledLine]? {
    let clock = ContinuousClock()
    let start = clock.now
    defer { cost = clock.now - start }
    guard workspace.graph.statementCount <= Self.statementLimit else {
      known = nil
      return []
    }
    let evaluation = workspace.evaluation()
    if stop.isRaised { return nil }
    var observed = workspace
    observed.stop = stop
    guard let report = try? CheckReport(observed) else {
      return []
    }
    if stop.isRaised { return nil }
    let now = Self.state(evaluation, report.result)
    defer { known = now }
    guard let known else { return [] }
    let verdicts = Self.verdicts(from: known, to: now, evaluation)
    let width = max(Self.leastWidth, workspace.options.width)
    return (verdicts.map { [$0] } ?? [])
      + Self.findings(from: known.findings, to: now.findings).map { $0.cut(to: width) }
  }

  private static func state(_ evaluation: Evaluation, _ result: CheckResult) -> State {
    let graph = evaluation.graph
    var verdicts = [Verdict?](repeating: nil, count: graph.count)
    for node in evaluation.map.order where graph.kind(node).isStatement {
      verdicts[node.index] = evaluation.verdict(node)
    }
    var findings: [Key: (severity: Severity, message: String)] = [:]
    for finding in result.findings {
      let words = result.describe(finding)
      findings[Key(code: words.code, id: words.id)] = (words.severity, words.message)
    }
    return State(verdicts: verdicts, findings: findings)
  }

  // MARK: Verdicts

  /// The verdicts that are others now, contentions first.
  private static func verdicts(
    from old: State, to new: State, _ evaluation: Evaluation
  ) -> StyledLine? {
    let map = evaluation.map
    let contentions = Set(map.contentions)
    let others = map.order.filter { map.graph.kind($0).isStatement && !contentions.contains($0) }
    let changed = (map.contentions + others).filter {
      guard $0.index < old.verdicts.count, let before = old.verdicts[$0.index],
        let now = new.verdicts[$0.index]
      else { return false }
      return before != now
    }
    guard !changed.isEmpty else { return nil }
    var line = StyledLine("  ")
    for (number, node) in changed.prefix(shownVerdicts).enumerated() {
      if number > 0 { line.append("; ") }
      guard let before = old.verdicts[node.index], let now = new.verdicts[node.index] else {
        continue
      }
      line.append(map.graph.name(node), .id)
      line.append(" ")
      line.append(now.phrase, now.role)
      line.append(", was \(before.phrase)")
    }
    if changed.count > shownVerdicts { line.append("; \(changed.count - shownVerdicts) more") }
    return line
  }

  // MARK: Findings

  private static func findings(
    from old: [Key: (severity: Severity, message: String)],
    to new: [Key: (severity: Severity, message: String)]
  ) -> [StyledLine] {
    var lines: [StyledLine] = []
    let gained = new.filter { old[$0.key] == nil }.sorted {
      ($1.value.severity, $0.key.code, $0.key.id) < ($0.value.severity, $1.key.code, $1.key.id)
    }
    let full = gained.count <= shownFindings ? gained.count : shownFindings - 1
    for (key, finding) in gained.prefix(full) {
      lines.append(
        StyledLine("  + ").adding("\(key.code) ", finding.severity.role)
          .adding(visible(finding.message)))
    }
    if gained.count > full {
      let rest = gained[full...].map(\.key)
      lines.append(
        StyledLine("  + \(rest.count) more: ").adding(names(rest)))
    }
    let cured = old.keys.filter { new[$0] == nil }.sorted { ($0.code, $0.id) < ($1.code, $1.id) }
    if !cured.isEmpty {
      lines.append(StyledLine("  - ").adding("cured: ", .good).adding(names(cured)))
    }
    return lines
  }

  private static func names(_ keys: [Key]) -> String {
    var names = keys.prefix(namedFindings).map { $0.id.isEmpty ? $0.code : "\($0.code) \($0.id)" }
    if keys.count > namedFindings { names.append("...") }
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
