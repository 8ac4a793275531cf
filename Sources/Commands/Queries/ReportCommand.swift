import Reports
import SourceText

/// `report brief|evidence|sources|assumptions|objections|findings`
enum ReportCommand: Command {
  static let kind = Parameter.choice("KIND", ReportCatalog.names)

  static let about = CommandDescription(
    name: "report", kind: .query, summary: "Write a page to hand over.", grammar: [kind],
    details: ReportCatalog.summaries.map { "\($0.0): \($0.1). " }.joined()
      + "As Markdown, CSV or JSON after `set format`, or with crux report KIND NOTEBOOK --format.",
    examples: [
      Example(
        "report brief",
        before: "contention c1 \"Rents will fall\"\nassumption a1 \"B\" supports c1",
        prints: "Rents will fall"),
      Example(
        "report evidence",
        before: "source s \"S\" reliability B\nevidence e1 \"400 homes\" from s:2 credibility 2",
        prints: "B2"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    do {
      guard let document = try ReportCatalog.make(call.text(kind) ?? "", workspace) else {
        return Outcome()
      }
      return Outcome(Answer(document))
    } catch {
      throw CommandFailure(error.message, help: error.help)
    }
  }
}
