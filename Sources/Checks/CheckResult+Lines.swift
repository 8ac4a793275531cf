import ArgumentGraph
import SourceText

/// Findings as lines of text and as records.
extension CheckResult {
  /// From how many findings on a rule's are shown on one line.
  public static let groupedFrom = 4
  /// The most ids that such a line lists.
  public static let listedIDs = 60

  /// The findings as `FILE:LINE:COLUMN: SEVERITY: CODE MESSAGE [ID]`, sorted by file, line, code.
  ///
  /// - Parameters:
  ///   - each: every finding on a line of its own; else a rule that hits many has one line, which
  ///     stands where its first and most severe finding does.
  ///   - place: the place in the file that a place in the map stands for.
  public func lines(each: Bool = false, place: (MapPlace) -> Place) -> [String] {
    var lines: [Line] = []
    func add(_ finding: Finding, _ message: String, _ ids: String) {
      let at = place(finding.place)
      lines.append(
        Line(
          at: at, code: finding.code,
          text: "\(visible(at.file)):\(at.line):\(at.column): \(finding.severity.word): "
            + "\(finding.code) \(message)" + (ids.isEmpty ? "" : " [\(ids)]")))
    }
    for group in groups(each: each) {
      guard let first = group.first, let rule = RuleCatalog.rule(code: first.code) else { continue }
      let counted = each ? 0 : countedWith(rule)
      if group.count == 1, counted == 0 {
        add(first, rule.message(first, in: context), context.name(first.subject))
      } else {
        let message = rule.message(for: group, counted: counted, in: context)
        add(first, message, context.list(group.map(\.subject), limit: Self.listedIDs))
      }
    }
    return Line.sorted(lines).map(\.text)
  }

  /// Every finding with its place, sorted by file, line, code.
  public func records(place: (MapPlace) -> Place) -> [FindingRecord] {
    let records = findings.map { finding in
      let description = describe(finding)
      return FindingRecord(
        finding: description, at: place(finding.place),
        related: description.related.map { .init($0.message, at: place($0.place)) })
    }
    let order = records.indices.sorted {
      Line.isOrdered(
        (records[$0].at, records[$0].finding.code, $0),
        (records[$1].at, records[$1].finding.code, $1))
    }
    return order.map { records[$0] }
  }

  /// What is shown on one line, each group's first and most severe finding before the others.
  private func groups(each: Bool) -> [[Finding]] {
    if each { return findings.map { [$0] } }
    var byCode: [String: [Finding]] = [:]
    for finding in findings { byCode[finding.code, default: []].append(finding) }
    return byCode.flatMap { code, findings in
      guard let about = RuleCatalog.rule(code: code)?.about else { return [[Finding]]() }
      let isGrouped =
        switch about.grouping {
        case .never: false
        case .whenMany: findings.count >= Self.groupedFrom
        case .always: true
        case .within: true
        }
      if case .within(let other) = about.grouping, byCode[other] != nil { return [] }
      return isGrouped ? [mostSevereFirst(findings)] : findings.map { [$0] }
    }
  }

  /// The findings with the first of the most severe ones moved to the front.
  private func mostSevereFirst(_ findings: [Finding]) -> [Finding] {
    guard let worst = findings.map(\.severity).max(),
      let index = findings.firstIndex(where: { $0.severity == worst }), index > 0
    else { return findings }
    return [findings[index]] + findings[..<index] + findings[(index + 1)...]
  }

  /// How many findings are counted in the line of `rule`.
  private func countedWith(_ rule: any Rule.Type) -> Int {
    let code = rule.about.code
    let others = RuleCatalog.byCode.filter { $0.about.grouping == .within(code) }
      .map { $0.about.code }
    return others.isEmpty ? 0 : findings.reduce(0) { $0 + (others.contains($1.code) ? 1 : 0) }
  }
}

/// A line of text and what it is sorted by.
private struct Line {
  var at: Place
  var code: String
  var text: String

  static func sorted(_ lines: [Line]) -> [Line] {
    lines.indices.sorted {
      isOrdered((lines[$0].at, lines[$0].code, $0), (lines[$1].at, lines[$1].code, $1))
    }.map { lines[$0] }
  }

  static func isOrdered(_ left: (Place, String, Int), _ right: (Place, String, Int)) -> Bool {
    if left.0.file != right.0.file { return left.0.file < right.0.file }
    return (left.0.line, left.1, left.0.column, left.2)
      < (right.0.line, right.1, right.0.column, right.2)
  }
}
