import ArgumentGraph
import Evaluation
import SourceText

/// An `expect` statement whose verdict is another.
enum FailedExpectation: Rule {
  static let about = RuleDescription(
    code: "E001", name: "expectation-failed", severity: .error,
    summary: "an `expect` statement that names another verdict than the one there is",
    rationale: "It is a test of the map: somebody wrote down what should come out, and it does not",
    mending: "type why ID to see what changed the verdict; mend the map, or the expectation",
    grouping: .never,
    triggering: [
      """
      contention c1 "Buses should be free"
      assumption a1 "More people would ride" supports c1
      ↓expect c1 falls
      """,
      """
      contention c1 "Buses should be free"
      ↓expect c1 stands
      expect c1 asserted
      """,
      """
      contention c1 "Buses should be free"
      evidence e1 "Nobody would ride" from report:1 credibility 5 rebuts c1
      source report "Report"
      ↓expect e1 asserted
      expect e1 falls
      """,
    ],
    clean: [
      """
      contention c1 "Buses should be free"
      assumption a1 "More people would ride" supports c1
      expect c1 stands
      """,
      """
      expect c1 stands
      """,
      """
      assumption a1 "More people would ride"
      assumption a2 "Nobody would" rebuts a1
      rebut a2 with a1
      expect a1 contested
      """,
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for (index, placed) in map.map.directives.enumerated() {
      guard case .expect(let node, let expected) = placed.directive, isJudged(node, map),
        !map.evaluation.verdict(node).meets(expected)
      else { continue }
      report(finding(on: node, at: .statement(placed.origin, offset: 0), detail: index))
    }
  }

  /// What is not declared is a dangling reference, and no failed expectation.
  private static func isJudged(_ node: NodeID, _ map: CheckContext) -> Bool {
    !node.isNone && (map.graph.kind(node).isStatement || map.graph.kind(node).isInference)
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    guard case .expect(_, let expected) = map.map.directives[finding.detail].directive else {
      return about.summary
    }
    let verdict = map.evaluation.verdict(finding.subject)
    let level = verdict.level.map { " (\($0))" } ?? ""
    return "\(map.describe(finding.subject)) \(verdict.word)\(level), and is expected to be "
      + expected.rawValue.uppercased()
  }
}
