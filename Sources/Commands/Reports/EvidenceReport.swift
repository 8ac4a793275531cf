import ArgumentGraph
import Reports
import SourceText

/// The evidence of a map: what it says, where it is from, how it is graded, what it bears on.
enum EvidenceReport: Report {
  static let name = "evidence"
  static let summary = "every item of evidence, its source, grade and bearing"

  static func make(_ context: ReportContext) -> Document {
    let graph = context.graph
    var table = Table([
      .init("id"), .init("grade"), .init("level", isNumeric: true), .init("verdict"),
      .init("text", isFlexible: true), .init("from", isFlexible: true),
      .init("bears on", isFlexible: true), .init("words", isFlexible: true),
      .init("note", isFlexible: true),
    ])
    for node in context.map.order where graph.kind(node) == .evidence {
      let verdict = context.evaluation.verdict(node)
      table.rows.append([
        .init(graph.name(node), .id), .init(context.grade(of: node)),
        .init(verdict.level.map { "\($0)" } ?? ""), .init(verdict.word, verdict.role),
        .init(graph.text(node)), .init(context.origin(of: node), .dim),
        .init(context.bearing(of: node), .dim), .init(context.quotations(of: node)),
        .init(graph.note(node) ?? "", .dim),
      ])
    }
    var document = Document(kind: name, title: context.title("evidence"))
    document.add(table)
    return document
  }
}
