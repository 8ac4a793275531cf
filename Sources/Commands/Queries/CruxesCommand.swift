import ArgumentGraph
import Evaluation
import JSONText
import Reports
import SourceText

/// `cruxes [ID]`
enum CruxesCommand: Command {
  static let id = Parameter.node("ID", .argument).optional

  static let about = CommandDescription(
    name: "cruxes", kind: .query, summary: "Say what a verdict hinges on.", grammar: [id],
    details: """
      The smallest sets of evidence, assumptions and asserted claims whose loss changes the \
      verdict, and for what falls also those whose confirmation would. Without an id it takes the \
      contentions.
      """,
    examples: [
      Example(
        "cruxes c1", before: "claim c1 \"Rents will fall\"\nassumption a1 \"B\" supports c1",
        prints: "without a1")
    ])

  /// The what-ifs that a search may take, so that it ends in a few seconds on the largest maps.
  static let stepLimit = 200_000
  /// The sets that are printed.
  static let shown = 20

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let evaluation = workspace.evaluation()
    let node = call.node(id)
    let targets = node.isNone ? map.contentions : [node]
    var results: [Cruxes] = []
    for target in targets {
      var steps = 0
      results.append(
        evaluation.cruxes(of: target) {
          steps += 1
          return steps > stepLimit || workspace.stop.isRaised
        })
      if workspace.stop.isRaised { throw .interrupted }
    }
    var answer = Answer()
    for result in results { add(result, map.graph, to: &answer) }
    if targets.isEmpty { answer.add("no contention is declared; type cruxes ID", .dim) }
    answer.json = { writer in
      if results.count == 1 {
        write(results[0], map.graph, into: &writer)
      } else {
        writer.beginArray()
        for result in results { write(result, map.graph, into: &writer) }
        writer.endArray()
      }
    }
    return Outcome(answer)
  }

  private static func add(_ result: Cruxes, _ graph: Graph, to answer: inout Answer) {
    answer.add(
      StyledLine(graph.name(result.node), .id).adding(
        " \(result.verdict.phrase)", result.verdict.role))
    for crux in result.cruxes.prefix(shown) {
      var words: [String] = []
      if !crux.remove.isEmpty { words.append("without \(names(crux.remove, graph))") }
      if !crux.add.isEmpty { words.append("were \(names(crux.add, graph)) confirmed") }
      if !crux.sources.isEmpty { words.append("without the source \(names(crux.sources, graph))") }
      let line = StyledLine("  \(words.joined(separator: " and ")): ")
        .adding(crux.becomes.phrase, crux.becomes.role)
      answer.add(line)
      if crux.size == 1, let only = (crux.remove + crux.add).first {
        answer.add(StyledLine("    \(visible(graph.text(only)))", .dim).cut(to: 78))
      }
    }
    if result.cruxes.count > shown { answer.add("  ... \(result.cruxes.count - shown) more", .dim) }
    if result.cruxes.isEmpty {
      let count = result.independentReasons.count
      answer.add(
        count > 0 ? "  no small crux: \(count) independent reasons" : "  no small crux was found")
    }
    if !result.isComplete {
      answer.add("  the search was stopped; sets of up to \(result.completeTo) are all here", .dim)
    }
  }

  private static func names(_ nodes: [NodeID], _ graph: Graph) -> String {
    nodes.map { graph.name($0) }.joined(separator: " + ")
  }

  private static func write(_ result: Cruxes, _ graph: Graph, into writer: inout JSONWriter) {
    func array(_ key: String, _ nodes: [NodeID], always: Bool = true) {
      guard always || !nodes.isEmpty else { return }
      writer.key(key)
      writer.beginArray()
      for node in nodes { writer.string(graph.name(node)) }
      writer.endArray()
    }
    writer.beginObject()
    writer.key("id")
    writer.string(graph.name(result.node))
    writer.key("verdict")
    writer.string(result.verdict.key)
    writer.key("complete")
    writer.bool(result.isComplete)
    writer.key("cruxes")
    writer.beginArray()
    for crux in result.cruxes {
      writer.beginObject()
      array("remove", crux.remove)
      array("add", crux.add)
      array("sources", crux.sources, always: false)
      writer.key("becomes")
      writer.string(crux.becomes.key)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
