import ArgumentGraph
import Reports

/// `stats`
enum StatsCommand: Command {
  static let about = CommandDescription(
    name: "stats", kind: .query, summary: "Count what the map holds.",
    examples: [Example("stats", before: "claim c1 \"Rents will fall\"", prints: "claims")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let graph = map.graph
    let backing = map.order.filter { graph.isBacking($0) }.count
    let linked = map.order.filter { graph.kind($0).isInference && graph.premiseCount($0) > 1 }.count
    let anchors = map.order.reduce(0) { $0 + graph.anchorCount($1) }
    let rows: [(String, Int)] = [
      ("contentions", map.contentions.count),
      ("claims", graph.count(of: .claim)),
      ("counterclaims", graph.count(of: .counterclaim)),
      ("evidence", graph.count(of: .evidence)),
      ("assumptions", graph.count(of: .assumption)),
      ("supports", graph.count(of: .support) - backing),
      ("rebuttals", graph.count(of: .rebut)),
      ("undercuts", graph.count(of: .undercut)),
      ("backings", backing),
      ("linked steps", linked),
      ("sources", graph.count(of: .source)),
      ("anchors", anchors),
      ("cells", workspace.notebook.orderedCells.count),
    ]
    var table = Table([.init("what"), .init("count", isNumeric: true)])
    table.rows = rows.map { [.init($0.0), .init("\($0.1)")] }
    var answer = Answer()
    answer.add(table)
    answer.json = { writer in
      writer.beginObject()
      for (name, count) in rows {
        writer.key(name)
        writer.int(count)
      }
      writer.endObject()
    }
    return Outcome(answer)
  }
}
