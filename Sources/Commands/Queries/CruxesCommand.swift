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
      verdict, and for what falls also those whose confirmation would; then the sources whose loss \
      would, one or two. What is easiest to doubt comes first. Of what falls or is contested it \
      also names the objections to which nothing replies, or word only. Without an id it takes \
      the contentions. Cruxes are those of the grounded reading.
      """,
    examples: [
      Example(
        "cruxes c1", before: "claim c1 \"Rents will fall\"\nassumption a1 \"B\" supports c1",
        prints: "without a1")
    ])

  /// The sets that are printed.
  static let shown = 20
  /// The sets of which it is said why something falls without them.
  static let explained = 5
  /// The statements of a map from which on that is left out, as each takes a what-if.
  static let explainedLimit = 200_000

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let evaluation = workspace.evaluation()
    let node = call.node(id)
    let targets = node.isNone ? map.contentions : [node]
    var results: [(cruxes: Cruxes, sources: Cruxes)] = []
    var options = CruxOptions()
    options.maximumSize = 4
    options.workLimit = CruxOptions.patience
    var bySource = options
    bySource.moves = .sources
    bySource.maximumSize = 2
    let stop = workspace.stop
    for target in targets {
      let cruxes = evaluation.cruxes(of: target, options) { stop.isRaised }
      let sources = evaluation.cruxes(of: target, bySource) { stop.isRaised }
      if stop.isRaised { throw .interrupted }
      results.append((cruxes, sources))
    }
    var answer = Answer()
    if let line = workspace.suppositionLine { answer.add(line) }
    for (cruxes, sources) in results {
      add(cruxes, evaluation.plain, to: &answer)
      add(bySource: sources, map.graph, to: &answer)
      add(CruxObjections(cruxes, evaluation.plain), map.graph, to: &answer)
    }
    if targets.isEmpty { answer.add("no contention is declared; type cruxes ID", .dim) }
    answer.json = { writer in
      if results.count == 1 {
        write(results[0].cruxes, results[0].sources, evaluation.plain, into: &writer)
      } else {
        writer.beginArray()
        for (cruxes, sources) in results {
          write(cruxes, sources, evaluation.plain, into: &writer)
        }
        writer.endArray()
      }
    }
    return Outcome(answer)
  }

  private static func add(
    _ result: Cruxes, _ evaluation: Evaluation, to answer: inout Answer
  ) {
    let graph = evaluation.graph
    answer.add(
      StyledLine(graph.name(result.node), .id).adding(
        " \(result.verdict.phrase)", result.verdict.role))
    for (number, crux) in result.cruxes.prefix(shown).enumerated() {
      let line = StyledLine("  \(crux.condition(in: graph)): ")
        .adding(crux.becomes.phrase, crux.becomes.role)
      answer.add(line)
      if crux.size == 1, let only = (crux.remove + crux.add).first {
        answer.add(StyledLine("    \(visible(graph.text(only)))", .dim).cut(to: 78))
      }
      if number < explained, graph.statementCount <= explainedLimit,
        let reason = evaluation.supposing(adding: crux.suppositions).fallReason(result.node),
        !isSaid(reason, of: crux)
      {
        answer.add(StyledLine("    \(reason.phrase(in: graph))", .dim).cut(to: 78))
      }
    }
    if result.cruxes.count > shown { answer.add("  ... \(result.cruxes.count - shown) more", .dim) }
    if result.cruxes.isEmpty {
      let count = result.independentReasons.count
      answer.add(
        count > 0 ? "  no small crux: \(count) independent reasons" : "  no small crux was found")
      for reason in result.independentReasons.prefix(shown) {
        let names = reason.map { graph.name($0) }.joined(separator: " + ")
        answer.add(StyledLine("    \(names)", .dim).cut(to: 78))
      }
    }
    if !result.isComplete {
      answer.add("  the search was stopped; sets of up to \(result.completeTo) are all here", .dim)
    }
  }

  /// Whether a reason only says again what the crux takes away.
  private static func isSaid(_ reason: FallReason, of crux: Crux) -> Bool {
    if case .restsOnFallen(let premises) = reason {
      return premises.allSatisfy { crux.remove.contains($0) }
    }
    return false
  }

  /// The objections that wait for a reply, or for a better one.
  private static func add(_ objections: CruxObjections, _ graph: Graph, to answer: inout Answer) {
    for attack in objections.unanswered.prefix(shown) {
      answer.add("  nothing replies to \(objections.name(attack, graph))")
    }
    for (attack, replies) in objections.byWord.prefix(shown) {
      let names = replies.map { objections.name($0, graph) }.joined(separator: ", ")
      answer.add("  only word replies to \(objections.name(attack, graph)): \(names)")
    }
  }

  /// The sources whose loss changes the verdict: all that was read in them is lost at once.
  private static func add(bySource result: Cruxes, _ graph: Graph, to answer: inout Answer) {
    for crux in result.cruxes.prefix(shown) {
      answer.add(
        StyledLine("  \(crux.condition(in: graph)): ")
          .adding(crux.becomes.phrase, crux.becomes.role))
    }
  }

  private static func write(
    _ result: Cruxes, _ bySource: Cruxes, _ evaluation: Evaluation, into writer: inout JSONWriter
  ) {
    let graph = evaluation.graph
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
    if !bySource.cruxes.isEmpty {
      writer.key("bySource")
      writer.beginArray()
      for crux in bySource.cruxes {
        writer.beginObject()
        array("sources", crux.sources)
        writer.key("becomes")
        writer.string(crux.becomes.key)
        writer.endObject()
      }
      writer.endArray()
    }
    CruxObjections(result, evaluation).write(graph, into: &writer)
    writer.endObject()
  }
}
