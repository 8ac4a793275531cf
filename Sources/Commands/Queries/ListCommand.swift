import ArgumentGraph
import Evaluation
import Formats
import Reports

/// `list [claims|counterclaims|evidence|assumptions|inferences|sources|tags] [where …]`
enum ListCommand: Command {
  static let kinds = [
    "claims", "counterclaims", "evidence", "assumptions", "inferences", "sources", "tags",
  ]
  static let kind = Parameter.choice(kinds.joined(separator: "|"), kinds).optional
  static let filter = Parameter(
    "where FILTER [and FILTER]…", .rest, after: nil, isOptional: true)

  static let about = CommandDescription(
    name: "list", kind: .query, summary: "List statements, inferences, sources or tags in a table.",
    grammar: [kind, filter],
    details: """
      A filter is `unsupported`, `conceded`, `tag WORD`, `source ID`, `kind WORD` or `verdict \
      stands|asserted|contested|falls|not-admitted`, with `not` before it for the opposite: list \
      claims where unsupported and not verdict falls.
      """,
    examples: [
      Example(
        "list claims where unsupported",
        before: "claim c1 \"Rents will fall\"\nclaim c2 \"Homes are built\" supports c1",
        prints: "c2"),
      Example(
        "list where verdict asserted", before: "claim c1 \"Rents will fall\"", prints: "ASSERTED"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let chosen = call.text(kind)
    if chosen == "tags" { return Outcome(tags(map)) }
    let filters = try ListFilter.read(call, in: map.graph)
    let evaluation = workspace.evaluation()
    let nodes = map.order.filter { node in
      accepts(chosen, map.graph.kind(node))
        && filters.allSatisfy { $0.accepts(node, map.graph, evaluation) }
    }
    var answer = Answer()
    if let line = workspace.suppositionLine { answer.add(line) }
    switch chosen {
    case "inferences": answer.add(inferences(nodes, map, evaluation))
    case "sources": answer.add(sources(nodes, map))
    default: answer.add(statements(nodes, map, evaluation))
    }
    answer.json = { writer in
      var objects = JSONNodeWriter(
        map, verdict: evaluation.verdictMark, chances: map.chances)
      objects.writeArray(nodes, into: &writer)
    }
    return Outcome(answer)
  }

  private static func accepts(_ chosen: String?, _ kind: NodeKind) -> Bool {
    switch chosen {
    case "claims": kind == .claim
    case "counterclaims": kind == .counterclaim
    case "evidence": kind == .evidence
    case "assumptions": kind == .assumption
    case "inferences": kind.isInference
    case "sources": kind == .source
    default: kind.isStatement
    }
  }

  private static func statements(
    _ nodes: [NodeID], _ map: MapView, _ evaluation: Evaluation
  ) -> Table {
    let graph = map.graph
    var table = Table([
      .init("id"), .init("kind"), .init("verdict"), .init("from"), .init("text", isFlexible: true),
    ])
    let contentions = Set(map.contentions)
    for node in nodes {
      let kind = contentions.contains(node) ? "contention" : graph.kind(node).word
      let verdict = evaluation.verdict(node)
      table.rows.append([
        .init(graph.name(node), .id), .init(kind, .keyword), .init(verdict.phrase, verdict.role),
        .init(citation(node, graph), .dim), .init(graph.text(node)),
      ])
    }
    return table
  }

  /// The first anchor, and how many more there are.
  private static func citation(_ node: NodeID, _ graph: Graph) -> String {
    let anchors = graph.anchors(node)
    guard let first = anchors.first else { return "" }
    let text = "\(graph.label(first.source) ?? "?"):\(first.passage)"
    return anchors.count > 1 ? text + " +\(anchors.count - 1)" : text
  }

  private static func inferences(
    _ nodes: [NodeID], _ map: MapView, _ evaluation: Evaluation
  ) -> Table {
    let graph = map.graph
    var table = Table([
      .init("inference", isFlexible: true), .init("kind"), .init("verdict"), .init("scheme"),
      .init("conceded"),
    ])
    for node in nodes {
      let kind = graph.isBacking(node) ? "backing" : graph.kind(node).word
      let verdict = evaluation.verdict(node)
      table.rows.append([
        .init(graph.name(node), .id), .init(kind, .keyword), .init(verdict.phrase, verdict.role),
        .init(graph.scheme(node) ?? ""),
        .init(graph.isConceded(node) ? "yes" : ""),
      ])
    }
    return table
  }

  private static func sources(_ nodes: [NodeID], _ map: MapView) -> Table {
    let graph = map.graph
    var uses: [NodeID: Int] = [:]
    for node in map.order where graph.kind(node).isStatement {
      for source in Set(graph.anchors(node).map(\.source)) { uses[source, default: 0] += 1 }
    }
    var table = Table([
      .init("id"), .init("grade"), .init("used by", isNumeric: true),
      .init("title", isFlexible: true),
    ])
    for node in nodes {
      let grade = graph.source(node).reliability.map { String($0) } ?? "-"
      table.rows.append([
        .init(graph.name(node), .id), .init(grade), .init("\(uses[node] ?? 0)"),
        .init(graph.text(node)),
      ])
    }
    return table
  }

  private static func tags(_ map: MapView) -> Answer {
    var counts: [String: Int] = [:]
    for node in map.order where map.graph.kind(node).isStatement {
      for tag in Set(map.graph.tags(node)) { counts[tag, default: 0] += 1 }
    }
    let ordered = counts.sorted { $0.key < $1.key }
    var table = Table([.init("tag"), .init("statements", isNumeric: true)])
    table.rows = ordered.map { [.init($0.key, .id), .init("\($0.value)")] }
    var answer = Answer()
    answer.add(table)
    answer.json = { writer in
      writer.beginArray()
      for (tag, count) in ordered {
        writer.beginObject()
        writer.key("tag")
        writer.string(tag)
        writer.key("statements")
        writer.int(count)
        writer.endObject()
      }
      writer.endArray()
    }
    return answer
  }
}
