import ArgumentGraph
import SourceText

/// Another notebook that is included and cannot be taken in.
enum FailedInclude: Rule {
  static let about = RuleDescription(
    code: "S018", name: "failed-include", severity: .error,
    summary: "a notebook that is included and is not there, lies outside, includes this one in a "
      + "circle, is more than 32 deep or cannot be read",
    rationale: "What it declares is missing from the map, and whatever bears on it hangs in the "
      + "air; what is named by its prefix is not reported once more",
    mending: "correct the path, or take the include out",
    grouping: .never,
    triggering: [
      """
      include ↓"/etc/other.md" as other
      claim c1 "More people would ride"
      """
    ],
    clean: [
      """
      include "other.md" as other
      claim c1 "More people would ride"
      """
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for (index, failure) in map.map.included.failures.enumerated() {
      report(
        finding(
          on: .none, severity: failure.isPartial ? .warning : .error,
          at: .statement(failure.origin, offset: failure.offset), detail: index))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    visible(map.map.included.failures[finding.detail].message)
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    map.map.included.failures[finding.detail].help.map { visible($0) }
  }
}
