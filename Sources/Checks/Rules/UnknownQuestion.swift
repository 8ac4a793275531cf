import ArgumentGraph
import Conventions
import SourceText

/// An answer to a critical question that nobody asks.
enum UnknownQuestion: Rule {
  static let about = RuleDescription(
    code: "E006", name: "unknown-question", severity: .warning,
    summary: "an `answer`, or an undercut with `answers`, to a question that the inference's "
      + "scheme does not ask",
    rationale: "It closes nothing, and the question that was meant stays open",
    mending: "name an inference and a question that `questions ID` lists",
    grouping: .never,
    triggering: [
      """
      claim c1 "Rents will fall"
      claim c2 "Ms Osei says so" supports c1 scheme expert
      ↓answer c2 -> c1 4 ok "Looked up"
      """,
      """
      claim c1 "Rents will fall"
      claim c2 "Ms Osei says so" supports c1
      counterclaim k1 "The landlords pay her"
      undercut ↓c2 -> c1 with k1 answers 1
      """,
    ],
    clean: [
      """
      claim c1 "Rents will fall"
      claim c2 "Ms Osei says so" supports c1 scheme expert
      counterclaim k1 "The landlords pay her"
      undercut c2 -> c1 with k1 answers 1
      answer c2 -> c1 3 ok "She gives her figures"
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for inference in map.inferences {
      let number = map.graph.answeredQuestion(inference)
      let target = map.graph.conclusion(inference)
      if number > 0, !target.isNone, !isAsked(number, of: target, map) {
        report(finding(on: inference, detail: -1))
      }
    }
    for (index, placed) in map.map.directives.enumerated() {
      guard case .answer(let target, let number, _, _) = placed.directive else { continue }
      let node = map.graph.resolve(target)
      if node.isNone || !map.graph.kind(node).isDeclared || isAsked(number, of: node, map) {
        continue
      }
      report(finding(on: node, at: .statement(placed.origin, offset: 0), detail: index))
    }
  }

  /// Whether the scheme of `node` asks that question; nothing can be said of an unknown scheme.
  private static func isAsked(_ number: Int, of node: NodeID, _ map: CheckContext) -> Bool {
    guard map.graph.kind(node).isInference, map.graph.scheme(node) != nil else { return false }
    guard let scheme = map.scheme(of: node) else { return true }
    return number <= scheme.questions.count
  }

  /// The question's number and the inference that it is asked of.
  private static func subject(
    _ finding: Finding, in map: CheckContext
  ) -> (number: Int, inference: NodeID) {
    if finding.detail >= 0,
      case .answer(_, let number, _, _) = map.map.directives[finding.detail].directive
    {
      return (number, finding.subject)
    }
    let graph = map.graph
    return (graph.answeredQuestion(finding.subject), graph.conclusion(finding.subject))
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let (number, inference) = subject(finding, in: map)
    if !map.graph.kind(inference).isInference {
      return "\(map.describe(inference)) is not an inference, and has no critical questions"
    }
    guard let scheme = map.scheme(of: inference) else {
      return "`\(map.name(inference))` has no scheme, and so no critical question \(number)"
    }
    let count = scheme.questions.count
    return "the scheme `\(visible(scheme.name))` has no question \(number): it asks "
      + (count == 0 ? "none" : counted(count, "question", "questions"))
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let (_, inference) = subject(finding, in: map)
    guard map.graph.kind(inference).isInference else { return about.mending }
    let name = map.name(inference)
    return map.scheme(of: inference) == nil
      ? "edit \(name) scheme NAME" : "`questions \(name)` lists them"
  }

  static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace] {
    let (_, inference) = subject(finding, in: map)
    guard map.graph.kind(inference).isInference, inference != finding.subject else { return [] }
    return [RelatedPlace("the inference", at: .node(inference))]
  }
}
