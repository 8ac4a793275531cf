import ArgumentGraph
import Evaluation
import Reports
import SourceText

/// The assumptions of a map: what was found of each, and what hangs on it.
enum AssumptionsReport: Report {
  static let name = "assumptions"
  static let summary = "every assumption, its status, and what would fall without it"

  static func make(_ context: ReportContext) -> Document {
    let graph = context.graph
    var table = Table([
      .init("id"), .init("status"), .init("verdict"), .init("text", isFlexible: true),
      .init("without it", isFlexible: true), .init("bears on", isFlexible: true),
      .init("from", isFlexible: true), .init("note", isFlexible: true),
    ])
    let points = context.map.mainPoints
    for node in context.map.order where graph.kind(node) == .assumption {
      let verdict = context.evaluation.verdict(node)
      table.rows.append([
        .init(graph.name(node), .id), .init(graph.status(node).word ?? "not examined"),
        .init(verdict.word, verdict.role), .init(graph.text(node)),
        .init(loss(of: node, points, context)), .init(context.bearing(of: node), .dim),
        .init(context.origin(of: node), .dim), .init(graph.note(node) ?? "", .dim),
      ])
    }
    var document = Document(kind: name, title: context.title("assumptions"))
    document.add(table)
    return document
  }

  /// From how many assumptions on it is not worked out what hangs on each: each takes a pass.
  static let examinedLimit = 200

  /// What becomes of the main points when an assumption does not hold.
  private static func loss(
    of node: NodeID, _ points: [NodeID], _ context: ReportContext
  ) -> String {
    guard context.graph.count(of: .assumption) <= examinedLimit else { return "" }
    let other = context.evaluation.supposing(Suppositions(dropped: [node]))
    let changes = points.compactMap { point -> String? in
      let before = context.evaluation.verdict(point)
      let after = other.verdict(point)
      if before == after { return nil }
      return "\(context.graph.name(point)): \(before.phrase) becomes \(after.phrase)"
    }
    return changes.isEmpty ? "nothing changes" : changes.joined(separator: "; ")
  }
}
