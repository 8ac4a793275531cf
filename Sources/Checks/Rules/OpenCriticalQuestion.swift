import ArgumentGraph
import Conventions
import SourceText

/// A step that a contention needs, with a critical question that nobody has dealt with.
enum OpenCriticalQuestion: Rule {
  static let about = RuleDescription(
    code: "A005", name: "open-critical-question", severity: .note, isOnlyWhenNamed: true,
    summary: "an inference with an open critical question that bears on a contention which is not "
      + "grounded without it",
    rationale: "Each scheme fails in its own known ways; a step that the contention cannot do "
      + "without should have been tried for them",
    mending: "close it, `answer INFERENCE N ok \"REASON\"`, or make it an objection: "
      + "`undercut INFERENCE with ID answers N`",
    triggering: [
      """
      source paper "A paper"
      contention main "Rents will fall"
      evidence e1 "Ms Osei says so" from paper:2 supports ↓main scheme expert
      answer e1 -> main 1 ok "Nobody pays her for it"
      """,
      """
      contention main "Rents will fall"
      claim c1 "Homes are being built" supports ↓main scheme cause
      """,
    ],
    clean: [
      """
      source paper "A paper"
      contention main "Rents will fall"
      evidence e1 "Ms Osei says so" from paper:2 supports main scheme position
      answer e1 -> main 1 ok "She has nothing to gain"
      """,
      """
      source paper "A paper"
      contention main "Rents will fall"
      evidence e1 "Ms Osei says so" from paper:2 supports main scheme expert
      evidence e2 "They fell in March" from paper:3 supports main
      """,
    ])

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let open = map.inferences.filter {
      map.graph.hasScheme($0) && !map.questions.open(of: $0).isEmpty
    }
    for inference in map.necessary(among: open) { report(finding(on: inference)) }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let open = map.questions.open(of: finding.subject)
    let more = open.count > 1 ? " (and \(open.count - 1) more)" : ""
    let first = open.first.map { "\($0.number) \(map.quoted($0.text))" } ?? ""
    return "the contention needs this step, and question \(first)\(more) of the scheme "
      + "`\(visible(open.first?.scheme ?? ""))` is open"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let name = map.name(finding.subject)
    let number = map.questions.open(of: finding.subject).first?.number ?? 1
    return "answer \(name) \(number) ok \"REASON\", or undercut \(name) with ID answers \(number)"
  }
}
