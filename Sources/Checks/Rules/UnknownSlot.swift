import ArgumentGraph
import Conventions
import SourceText

/// A premise that fills a slot which its scheme does not have.
enum UnknownSlot: Rule {
  static let about = RuleDescription(
    code: "E005", name: "unknown-slot", severity: .warning,
    summary: "a premise that names a slot which the inference's scheme does not have",
    rationale: "The slot that was meant stays empty, and what the scheme needs is not seen to be "
      + "there",
    mending: "name a slot of the scheme, as `show` lists them, or give the inference its scheme",
    triggering: [
      """
      claim c1 "Rents will fall"
      claim c2 "Ms Osei says so"
      support ↓c1 with asertion: c2 scheme expert
      """,
      """
      claim c1 "Rents will fall"
      claim c2 "Ms Osei says so"
      support ↓c1 with assertion: c2
      """,
    ],
    clean: [
      """
      claim c1 "Rents will fall"
      claim c2 "Ms Osei says so"
      claim c3 "Ms Osei has studied rents"
      support c1 with assertion: c2 + expertise: c3 scheme expert
      """,
      """
      claim c1 "Rents will fall"
      claim c2 "Ms Osei says so"
      support c1 with assertion: c2 scheme exprt
      """,
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for inference in map.inferences {
      if !isJudged(inference, map) { continue }
      for position in 0..<map.graph.premiseCount(inference) {
        guard let slot = map.graph.slot(inference, position), !slots(inference, map).contains(slot)
        else { continue }
        report(finding(on: inference, detail: position))
      }
    }
  }

  /// Nothing can be said of the slots of a scheme that there is not, which is a finding itself.
  private static func isJudged(_ inference: NodeID, _ map: CheckContext) -> Bool {
    map.graph.scheme(inference) == nil || map.scheme(of: inference) != nil
  }

  private static func slots(_ inference: NodeID, _ map: CheckContext) -> [String] {
    map.scheme(of: inference)?.slots.map(\.name) ?? []
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let slot = visible(map.graph.slot(finding.subject, finding.detail) ?? "")
    guard let scheme = map.scheme(of: finding.subject) else {
      return "`\(slot)` is a slot, and the inference names no scheme"
    }
    return "the scheme `\(visible(scheme.name))` has no slot `\(slot)`"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    guard let scheme = map.scheme(of: finding.subject) else {
      return "edit \(map.name(finding.subject)) scheme NAME"
    }
    let slot = map.graph.slot(finding.subject, finding.detail) ?? ""
    let names = scheme.slots.map(\.name)
    if let near = closest(to: slot, among: names) { return "did you mean `\(near)`?" }
    return names.isEmpty ? about.mending : "its slots are \(names.joined(separator: ", "))"
  }
}
