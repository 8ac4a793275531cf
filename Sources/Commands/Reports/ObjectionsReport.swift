import ArgumentGraph
import Reports
import SourceText

/// The objections of a map: what each is aimed at, how it stands, and how it is answered.
enum ObjectionsReport: Report {
  static let name = "objections"
  static let summary = "every rebuttal and undercut, how it stands, and what answers it"

  static func make(_ context: ReportContext) -> Document {
    let graph = context.graph
    var table = Table([
      .init("id"), .init("kind"), .init("verdict"), .init("answered"),
      .init("text", isFlexible: true), .init("against", isFlexible: true),
      .init("answers", isFlexible: true), .init("conceded", isFlexible: true),
      .init("question", isFlexible: true),
    ])
    for node in context.map.inferences where graph.kind(node) != .support {
      let verdict = context.standing(node)
      table.rows.append([
        .init(graph.name(node), .id), .init(graph.kind(node).word),
        .init(verdict.phrase, verdict.role), .init(context.answer(to: node).rawValue),
        .init(context.premises(of: node).text), .init(target(of: node, context)),
        .init(answers(to: node, context)), .init(graph.concession(node) ?? ""),
        .init(question(of: node, context)),
      ])
    }
    var document = Document(kind: name, title: context.title("objections"))
    document.add(table)
    return document
  }

  private static func target(of objection: NodeID, _ context: ReportContext) -> String {
    let target = context.graph.conclusion(objection)
    if target.isNone { return "" }
    return context.graph.kind(target).isInference
      ? "the step \(context.graph.name(target))" : context.mention(target).text
  }

  private static func answers(to objection: NodeID, _ context: ReportContext) -> String {
    context.replies(to: objection).map { reply in
      "\(context.premises(of: reply).text), which \(context.words(context.standing(reply)))"
    }.joined(separator: "; ")
  }

  /// The critical question that it answers, of the scheme of what it undercuts.
  private static func question(of objection: NodeID, _ context: ReportContext) -> String {
    let number = context.graph.answeredQuestion(objection)
    let target = context.graph.conclusion(objection)
    guard number > 0, !target.isNone else { return "" }
    let all = context.questions.all(of: target)
    return all.indices.contains(number - 1) ? all[number - 1].text : "\(number)"
  }
}
