import ArgumentGraph
import Formats
import Reports
import SourceText

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
      A filter is `unsupported`, `conceded`, `tag WORD`, `source ID` or `kind WORD`, with `not` \
      before it for the opposite: list claims where unsupported and not tag history.
      """,
    examples: [
      Example(
        "list claims where unsupported",
        before: "claim c1 \"Rents will fall\"\nclaim c2 \"Homes are built\" supports c1",
        prints: "c2")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let chosen = call.text(kind)
    if chosen == "tags" { return Outcome(tags(map)) }
    let filters = try ListFilter.read(call, in: map.graph)
    let nodes = map.order.filter { node in
      accepts(chosen, map.graph.kind(node)) && filters.allSatisfy { $0.accepts(node, map.graph) }
    }
    var answer = Answer()
    switch chosen {
    case "inferences": answer.add(inferences(nodes, map))
    case "sources": answer.add(sources(nodes, map))
    default: answer.add(statements(nodes, map))
    }
    answer.json = { writer in
      var objects = JSONNodeWriter(map)
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

  private static func statements(_ nodes: [NodeID], _ map: MapView) -> Table {
    let graph = map.graph
    var table = Table([
      .init("id"), .init("kind"), .init("from"), .init("text", isFlexible: true),
    ])
    let contentions = Set(map.contentions)
    for node in nodes {
      let kind = contentions.contains(node) ? "contention" : graph.kind(node).word
      table.rows.append([
        .init(graph.name(node), .id), .init(kind, .keyword),
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

  private static func inferences(_ nodes: [NodeID], _ map: MapView) -> Table {
    let graph = map.graph
    var table = Table([
      .init("inference", isFlexible: true), .init("kind"), .init("scheme"), .init("conceded"),
    ])
    for node in nodes {
      let kind = graph.isBacking(node) ? "backing" : graph.kind(node).word
      table.rows.append([
        .init(graph.name(node), .id), .init(kind, .keyword), .init(graph.scheme(node) ?? ""),
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

/// One condition of `list … where …`.
struct ListFilter {
  private enum Test {
    case unsupported
    case conceded
    case tag(String)
    case source(NodeID)
    case kind(String)
  }

  private let test: Test
  private let isNegated: Bool

  static let words = ["unsupported", "conceded", "tag", "source", "kind"]
  static let kinds = NodeKind.allCases.filter(\.isDeclared).map(\.word)

  /// Reads `where FILTER [and FILTER]…`; nothing when no filter was typed.
  static func read(_ call: Call, in graph: Graph) throws(CommandFailure) -> [ListFilter] {
    var next = call.rest.lowerBound
    guard next < call.rest.upperBound else { return [] }
    guard call.typed(call.tokens[next]) == "where" else {
      throw CommandFailure(
        "`\(call.typed(call.tokens[next]))` is not expected here",
        help: "type \(ListCommand.about.usage)", at: call.tokens[next].range)
    }
    var filters: [ListFilter] = []
    repeat {
      next += 1
      filters.append(try readOne(call, &next, in: graph))
    } while next < call.tokens.count && call.typed(call.tokens[next]) == "and"
    try call.requireEnd(next)
    return filters
  }

  private static func readOne(
    _ call: Call, _ next: inout Int, in graph: Graph
  ) throws(CommandFailure) -> ListFilter {
    var negated = false
    if next < call.tokens.count, call.typed(call.tokens[next]) == "not" {
      negated = true
      next += 1
    }
    guard next < call.tokens.count else {
      throw CommandFailure(
        "a filter is missing", help: words.joined(separator: ", "), at: call.endRange)
    }
    let word = call.typed(call.tokens[next])
    next += 1
    switch word {
    case "unsupported": return ListFilter(test: .unsupported, isNegated: negated)
    case "conceded": return ListFilter(test: .conceded, isNegated: negated)
    case "tag", "kind":
      guard next < call.tokens.count else {
        throw CommandFailure("the \(word) is missing", at: call.endRange)
      }
      let value = call.typed(call.tokens[next])
      if word == "kind", !kinds.contains(value) {
        let near = closest(to: value, among: kinds).map { "did you mean `\($0)`?" }
        throw CommandFailure(
          "`\(value)` is not a kind",
          help: near ?? "the kinds are \(kinds.joined(separator: ", "))",
          at: call.tokens[next].range)
      }
      next += 1
      return ListFilter(test: word == "tag" ? .tag(value) : .kind(value), isNegated: negated)
    case "source":
      let (node, _, used) = try NodeReader.read(call, next, in: graph)
      next += used
      return ListFilter(test: .source(node), isNegated: negated)
    default:
      let near = closest(to: word, among: words).map { "did you mean `\($0)`?" }
      throw CommandFailure(
        "`\(word)` is not a filter",
        help: near ?? "the filters are \(words.joined(separator: ", "))",
        at: call.tokens[next - 1].range)
    }
  }

  func accepts(_ node: NodeID, _ graph: Graph) -> Bool {
    let holds: Bool =
      switch test {
      case .unsupported:
        graph.kind(node).isClaim
          && !graph.incoming(node).contains { graph.kind($0) == .support }
      case .conceded: graph.kind(node).isInference && graph.isConceded(node)
      case .tag(let tag): graph.kind(node).isStatement && graph.tags(node).contains(tag)
      case .kind(let kind): graph.kind(node).word == kind
      case .source(let source):
        graph.kind(node).isStatement && graph.anchors(node).contains { $0.source == source }
      }
    return holds != isNegated
  }
}
