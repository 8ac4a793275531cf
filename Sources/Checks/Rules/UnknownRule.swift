import ArgumentGraph
import SourceText

/// An `allow` or `checks` statement that names a rule there is not.
enum UnknownRule: Rule {
  static let about = RuleDescription(
    code: "E003", name: "unknown-rule", severity: .error,
    summary: "an `allow` or `checks` statement that names a rule which does not exist",
    rationale: "It has no effect, and what it was to silence or to run is not silenced or run",
    mending: "name a rule by its code or its name, as `check` prints them",
    grouping: .never,
    triggering: [
      """
      claim c1 "More people would ride"
      ↓allow unsuported-claim on c1 "common knowledge"
      """,
      """
      ↓checks ignore U001, Z999
      """,
    ],
    clean: [
      """
      checks ignore U001, unused-source, X
      """
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for (index, placed) in map.map.directives.enumerated() {
      if unknownWords(placed.directive).isEmpty { continue }
      var subject = NodeID.none
      if case .allow(_, let target, _) = placed.directive { subject = map.graph.resolve(target) }
      report(finding(on: subject, at: .statement(placed.origin, offset: 0), detail: index))
    }
  }

  /// The words of a directive that name no rule.
  private static func unknownWords(_ directive: Directive) -> [String] {
    switch directive {
    case .allow(let word, _, _): RuleCatalog.rule(named: word) == nil ? [word] : []
    case .checks(.select(let words)), .checks(.ignore(let words)):
      words.filter { RuleCatalog.rules(named: $0).isEmpty }
    default: []
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let words = unknownWords(map.map.directives[finding.detail].directive)
    let names = words.map { "`\(visible($0))`" }.joined(separator: ", ")
    return words.count == 1 ? "there is no rule \(names)" : "there are no rules \(names)"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let words = unknownWords(map.map.directives[finding.detail].directive)
    return words.first.flatMap { RuleCatalog.unknown($0).help }
  }
}
