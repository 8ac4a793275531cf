import ArgumentGraph
import SourceText

/// What a check found.
///
/// It keeps the map, from which the findings' words are made when they are shown.
public struct CheckResult {
  let context: CheckContext
  /// The findings in the order of the document, then of their codes.
  public let findings: [Finding]
  /// The findings that an `allow` statement silenced, in the same order.
  public let silenced: [SilencedFinding]
  /// From which severity on a finding makes the check fail.
  public let failOn: CheckPolicy.FailOn
  /// The statements that the rules found which others yield to, by their codes.
  let saidElsewhere: [String: Set<NodeID>]

  init(
    context: CheckContext, findings: [Finding], silenced: [SilencedFinding],
    failOn: CheckPolicy.FailOn
  ) {
    self.context = context
    self.findings = findings
    self.silenced = silenced
    self.failOn = failOn
    let others = Set(RuleCatalog.all.compactMap { $0.about.yieldsTo })
    saidElsewhere = Dictionary(grouping: findings.filter { others.contains($0.code) }, by: \.code)
      .mapValues { Set($0.map(\.subject)) }
  }

  /// Whether a finding makes the check fail.
  public var hasFailed: Bool { findings.contains { failOn.includes($0.severity) } }

  /// How many findings there are of a severity.
  public func count(of severity: Severity) -> Int {
    findings.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
  }

  /// A finding in words.
  public func describe(_ finding: Finding) -> FindingDescription {
    let rule = RuleCatalog.rule(code: finding.code)
    if finding.isUndecided {
      return FindingDescription(
        code: finding.code, name: rule?.about.name ?? "", severity: finding.severity,
        message: "not decided within the limit: \(rule?.undecided(finding.detail) ?? "")", id: "",
        place: finding.place, help: "what was found is true, and there may be more", related: [],
        isUndecided: true)
    }
    return FindingDescription(
      code: finding.code, name: rule?.about.name ?? "", severity: finding.severity,
      message: rule?.message(finding, in: context) ?? "", id: context.name(finding.subject),
      place: finding.place, help: rule?.help(finding, in: context),
      related: rule?.related(finding, in: context) ?? [])
  }
}

/// A finding that an `allow` statement silenced.
public struct SilencedFinding: Sendable, Hashable {
  /// The finding.
  public var finding: Finding
  /// The reason that is given.
  public var reason: String
  /// The `allow` statement.
  public var origin: Origin
}

/// A finding with its place in the file: what JSON and other formats are written from.
public struct FindingRecord: Sendable, Equatable {
  /// The finding in words.
  public var finding: FindingDescription
  /// Where it lands.
  public var at: Place
  /// The other places that have to do with it.
  public var related: [RelatedRecord]

  /// The record's members in the order of the JSON form, the related places left out.
  public var fields: [(name: String, value: Value)] {
    [
      ("code", .text(finding.code)), ("name", .text(finding.name)),
      ("severity", .text(finding.severity.word)), ("message", .text(finding.message)),
      ("id", .text(finding.id)), ("file", .text(at.file)), ("line", .number(at.line)),
      ("column", .number(at.column)),
    ]
  }

  /// The value of a member.
  public enum Value: Sendable, Equatable {
    case text(String)
    case number(Int)
  }

  /// The finding as a diagnostic, which shows the source line and a caret.
  public var diagnostic: Diagnostic {
    let name = finding.id.isEmpty ? "" : " [\(finding.id)]"
    return Diagnostic(
      "\(finding.code) \(finding.message)\(name)", severity: finding.severity, at: at,
      help: finding.help, related: related.map { .init($0.message, at: $0.place) })
  }
}

/// Another place that has to do with a finding, in the file.
public struct RelatedRecord: Sendable, Equatable {
  /// What is to be seen there.
  public var message: String
  /// The name of what stands there; empty when no id names it.
  public var id: String
  /// Where it is.
  public var place: Place
}

extension CheckResult {
  /// A finding with its place in the file.
  ///
  /// - Parameter place: the place in the file that a place in the map stands for.
  public func record(_ finding: Finding, place: (MapPlace) -> Place) -> FindingRecord {
    let description = describe(finding)
    return FindingRecord(
      finding: description, at: place(description.place),
      related: description.related.map { related in
        RelatedRecord(
          message: related.message, id: name(at: related.place),
          place: place(related.place))
      })
  }

  /// The name of the node that a place is about; empty when it is about none.
  private func name(at place: MapPlace) -> String {
    switch place {
    case .node(let node), .reference(let node, _): context.name(node)
    case .map, .statement: ""
    }
  }

  /// The same result with those findings alone that `isKept` marks, in the same order.
  public func keeping(_ isKept: [Bool]) -> CheckResult {
    CheckResult(
      context: context, findings: zip(findings, isKept).filter(\.1).map(\.0),
      silenced: silenced, failOn: failOn)
  }

  /// The codes of the rules that ran to their end.
  public var codes: Set<String> {
    context.activeCodes.subtracting(findings.lazy.filter(\.isUndecided).map(\.code))
  }
}
