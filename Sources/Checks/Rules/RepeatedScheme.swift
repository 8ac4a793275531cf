import ArgumentGraph
import Conventions
import SourceText

/// A scheme that is declared a second time.
enum RepeatedScheme: Rule {
  static let about = RuleDescription(
    code: "E007", name: "repeated-scheme", severity: .warning,
    summary: "a `scheme` statement with the name of one that the map has declared before",
    rationale: "The first counts, so that slots and questions of the second are not there",
    mending: "give it another name, or delete one of the two",
    grouping: .never,
    triggering: [
      """
      scheme poll "Most say so" question "Who was asked?"
      ↓scheme poll "Many say so"
      """
    ],
    clean: [
      """
      scheme poll "Most say so" question "Who was asked?"
      scheme expert "One who knows says so" question "Since when?"
      """
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let repeated = Set(map.schemes.repeated)
    if repeated.isEmpty { return }
    for (index, placed) in map.map.directives.enumerated() where repeated.contains(placed.origin) {
      report(finding(on: .none, at: .statement(placed.origin, offset: 0), detail: index))
    }
  }

  private static func name(_ finding: Finding, in map: CheckContext) -> String {
    guard case .scheme(let scheme) = map.map.directives[finding.detail].directive else { return "" }
    return scheme.name
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "the scheme `\(visible(name(finding, in: map)))` is declared already, and the first counts"
  }

  static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace] {
    map.schemes.origin(of: name(finding, in: map)).map {
      [RelatedPlace("the first", at: .statement($0, offset: 0))]
    } ?? []
  }
}
