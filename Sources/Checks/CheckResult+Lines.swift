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
    let lines = groups(each: each).map { group in
      let at = place(group.lead.place)
      let ids = context.list(group.findings.map(\.subject), limit: Self.listedIDs)
      return Line(
        at: at, code: group.lead.code,
        text: "\(visible(at.file)):\(at.line):\(at.column): \(group.lead.severity.word): "
          + "\(group.lead.code) \(group.message)" + (ids.isEmpty ? "" : " [\(ids)]"))
    }
    return Line.sorted(lines).map(\.text)
  }

  /// Every finding with its place, sorted by file, line, code.
  public func records(place: (MapPlace) -> Place) -> [FindingRecord] {
    let records = findings.map { record($0, place: place) }
    let order = records.indices.sorted {
      Line.isOrdered(
        (records[$0].at, records[$0].finding.code, $0),
        (records[$1].at, records[$1].finding.code, $1))
    }
    return order.map { records[$0] }
  }

  /// The findings as they are shown: those of a rule that hits many together, unless `each`.
  ///
  /// The groups are in no order of the document; `lines` sorts them by their places.
  public func groups(each: Bool = false) -> [FindingGroup] {
    if each { return findings.map { group([$0], counted: 0) } }
    let byCode = Dictionary(
      grouping: findings.filter { !$0.isUndecided && !isSaidElsewhere($0) }, by: \.code)
    var groups = findings.filter(\.isUndecided).map { group([$0], counted: 0) }
    for rule in RuleCatalog.byCode {
      guard let findings = byCode[rule.about.code] else { continue }
      let counted = countedWith(rule)
      let isGrouped: Bool
      switch rule.about.grouping {
      case .never: isGrouped = false
      case .whenMany: isGrouped = findings.count >= Self.groupedFrom
      case .always: isGrouped = true
      case .within(let other):
        if byCode[other] != nil { continue }
        isGrouped = true
      }
      groups +=
        isGrouped
        ? [group(findings, counted: counted)] : findings.map { group([$0], counted: 0) }
    }
    return groups
  }

  /// Whether a finding on the same statement says all that this one does.
  func isSaidElsewhere(_ finding: Finding) -> Bool {
    guard let other = RuleCatalog.rule(code: finding.code)?.about.yieldsTo else { return false }
    return saidElsewhere[other]?.contains(finding.subject) ?? false
  }

  /// Findings of one rule, of which there is at least one.
  private func group(_ findings: [Finding], counted: Int) -> FindingGroup {
    let lead = findings.reduce(findings[0]) { $1.severity > $0.severity ? $1 : $0 }
    if lead.isUndecided {
      return FindingGroup(
        lead: lead, findings: findings, counted: 0, message: describe(lead).message)
    }
    let rule = RuleCatalog.rule(code: lead.code)
    let message =
      findings.count == 1 && counted == 0
      ? rule?.message(lead, in: context)
      : rule?.message(for: findings, counted: counted, in: context)
    return FindingGroup(lead: lead, findings: findings, counted: counted, message: message ?? "")
  }

  /// How many findings are counted in the line of `rule`.
  private func countedWith(_ rule: any Rule.Type) -> Int {
    let code = rule.about.code
    let others = RuleCatalog.byCode.filter { $0.about.grouping == .within(code) }
      .map { $0.about.code }
    return others.isEmpty ? 0 : findings.count { others.contains($0.code) && !$0.isUndecided }
  }
}

/// Findings of one rule that are shown as one.
public struct FindingGroup: Sendable, Equatable {
  /// The first of the most severe ones, where the group is shown.
  public var lead: Finding
  /// All of them in the order of the document.
  public var findings: [Finding]
  /// How many findings of other rules the message counts with them.
  public var counted: Int
  /// What is wrong, in one line without a full stop.
  public var message: String
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
