import ArgumentGraph
import Evaluation
import Formats
import Reports

/// `tree [ID] [depth N] [all]`
enum TreeCommand: Command {
  static let id = Parameter.node("ID", .argument).optional
  static let depth = Parameter.number("N", after: "depth").optional
  static let all = Parameter.flag("all")

  static let about = CommandDescription(
    name: "tree", kind: .query, summary: "Show the argument under a statement, indented.",
    grammar: [id, depth, all],
    details: """
      + is support, - a rebuttal, / an undercut of the step above; linked premises stand in one \
      pair of brackets, and what was shown already is referred to. Before each line stands the \
      verdict: a level, . for asserted, ? for contested, x for what falls or is not admitted. \
      Grounded reasons come first, then contested ones, objections, and the rest. Past 40 lines \
      asserted reasons share a line; `tree all` opens them. Without an id it shows the contentions, \
      or every claim that bears on nothing when there is none.
      """,
    examples: [
      Example(
        "tree", before: "contention c1 \"Rents will fall\"\nevidence e1 \"400 homes\" supports c1",
        prints: "+ e1  400 homes"),
      Example(
        "tree", before: "contention c1 \"Rents will fall\"\nassumption a1 \"Homes\" supports c1",
        prints: "1   + a1  Homes"),
    ])

  /// Lines after which asserted reasons share a line, unless `all` is given.
  static let foldLimit = 40
  /// Lines after which the rest is left out, unless `all` is given.
  static let lineLimit = 200

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let node = call.node(id)
    let roots = node.isNone ? map.mainPoints : [node]
    let evaluation = workspace.evaluation()
    var options = ArgumentTree.Options()
    options.depth = call.number(depth)
    options.width = max(20, workspace.options.width)
    options.verdicts = evaluation.treeVerdicts
    var (lines, nodes) = ArgumentTree.lines(map, under: roots, options: options)
    if lines.count > foldLimit, !call.has(all) {
      options.foldsAsserted = true
      lines = ArgumentTree.lines(map, under: roots, options: options).lines
    }
    var answer = Answer()
    if let line = workspace.suppositionLine { answer.add(line) }
    let shown = call.has(all) ? lines.count : min(lines.count, lineLimit)
    for line in lines.prefix(shown) { answer.add(line) }
    if shown < lines.count {
      answer.add("... \(lines.count - shown) more lines; `tree all` shows them", .dim)
    }
    let supposing = workspace.suppositions.compactMap { workspace.name(of: $0) }
    answer.json = { writer in
      writer.beginObject()
      if !supposing.isEmpty { writer.strings("supposing", supposing) }
      writer.key("roots")
      writer.beginArray()
      for root in roots { writer.string(map.graph.name(root)) }
      writer.endArray()
      var objects = JSONNodeWriter(
        map, verdict: evaluation.verdictMark, chances: map.chances)
      let shown = map.order.filter { nodes.contains($0) }
      writer.key("nodes")
      objects.writeArray(shown.filter { map.graph.kind($0).isStatement }, into: &writer)
      writer.key("inferences")
      objects.writeArray(shown.filter { map.graph.kind($0).isInference }, into: &writer)
      writer.endObject()
    }
    return Outcome(answer)
  }
}
