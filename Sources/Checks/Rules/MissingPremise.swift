import ArgumentGraph
import Conventions
import SourceText

/// A premise that the scheme of an inference needs and that is not given.
enum MissingPremise: Rule {
  static let about = RuleDescription(
    code: "U006", name: "missing-premise", severity: .note, isOnlyWhenNamed: true,
    summary: "a slot of an inference's scheme that no premise fills",
    rationale: "What is left unsaid is often the weakest premise; tagging an inference is no "
      + "fault, so it is only looked for when asked",
    mending: "link a premise that fills the slot: … with SLOT: ID",
    triggering: [
      """
      claim c1 "Rents will fall"
      claim c2 "Ms Osei says so"
      support ↓c1 with assertion: c2 scheme expert
      """,
      """
      claim c1 "Rents will fall"
      claim c2 "Rents fell there" supports ↓c1 scheme example
      """,
    ],
    clean: [
      """
      claim c1 "Rents will fall"
      claim c2 "Rents fell there"
      claim c3 "Rents fell here"
      support c1 with case: c2 + case: c3 scheme example
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for inference in map.inferences where map.graph.hasScheme(inference) {
      let count = map.questions.emptySlots(of: inference).count
      for index in 0..<count { report(finding(on: inference, detail: index)) }
    }
  }

  private static func slot(
    _ finding: Finding, in map: CheckContext
  ) -> SchemeDefinition.Slot {
    map.questions.emptySlots(of: finding.subject)[finding.detail]
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let slot = slot(finding, in: map)
    let scheme = map.graph.scheme(finding.subject) ?? ""
    return "no premise fills `\(visible(slot.name))` of the scheme `\(visible(scheme))`: "
      + visible(slot.text)
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let place = map.graph.conclusion(finding.subject)
    let target = place.isNone ? "CONCLUSION" : map.name(place)
    return "write \(map.graph.kind(finding.subject).word) \(target) with … + "
      + "\(visible(slot(finding, in: map).name)): ID"
  }
}
