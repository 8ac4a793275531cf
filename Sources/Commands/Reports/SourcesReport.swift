import ArgumentGraph
import Reports
import SourceText

/// The sources of a map: who wrote them and when, how they are rated, what is drawn from them.
enum SourcesReport: Report {
  static let name = "sources"
  static let summary = "every source, its rating, and the grades of what is drawn from it"

  static func make(_ context: ReportContext) -> Document {
    let graph = context.graph
    var table = Table([
      .init("id"), .init("reliability"), .init("date"), .init("items", isNumeric: true),
      .init("title", isFlexible: true), .init("by", isFlexible: true),
      .init("grades", isFlexible: true), .init("origin", isFlexible: true),
      .init("url", isFlexible: true), .init("file", isFlexible: true),
      .init("note", isFlexible: true),
    ])
    let uses = SourceUses(context)
    for node in context.map.sources {
      let details = graph.source(node)
      table.rows.append([
        .init(graph.name(node), .id),
        .init(details.reliability.map { String($0) } ?? "F"), .init(details.date ?? ""),
        .init("\(uses.count(of: node))"), .init(graph.text(node)), .init(details.by ?? ""),
        .init(uses.grades(of: node)),
        .init(details.origin.isNone ? "" : graph.name(details.origin)),
        .init(details.url ?? "", .dim), .init(details.file ?? "", .dim),
        .init(details.note ?? "", .dim),
      ])
    }
    var document = Document(kind: name, title: context.title("sources"))
    document.add(table)
    return document
  }
}

/// What is drawn from each source.
struct SourceUses {
  private var counts: [NodeID: Int] = [:]
  private var codes: [NodeID: [String: Int]] = [:]

  /// Counts the statements of a map by their sources. Linear.
  init(_ context: ReportContext) {
    for node in context.map.statements {
      var seen: Set<NodeID> = []
      for anchor in context.graph.anchors(node) where seen.insert(anchor.source).inserted {
        counts[anchor.source, default: 0] += 1
        if context.graph.kind(node) == .evidence {
          codes[anchor.source, default: [:]][context.grade(of: node), default: 0] += 1
        }
      }
    }
  }

  /// How many statements are drawn from a source.
  func count(of source: NodeID) -> Int { counts[source] ?? 0 }

  /// How many items of evidence are drawn from a source.
  func evidenceCount(of source: NodeID) -> Int { codes[source]?.values.reduce(0, +) ?? 0 }

  /// The grades of its evidence with how often each occurs: `B2 (5), B3 (7)`.
  func grades(of source: NodeID) -> String {
    (codes[source] ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
      .joined(separator: ", ")
  }
}
