import ArgumentGraph
import Evaluation
import JSONText
import Reports
import SourceText

/// `suppose [not] ID[, …]`, `suppose not source ID`, `suppose nothing`
enum SupposeCommand: Command {
  static let what = Parameter.rest("[not] ID[, …] | not source ID | nothing").optional

  static let about = CommandDescription(
    name: "suppose", kind: .session, summary: "Show verdicts as if something held or were lost.",
    grammar: [what],
    details: """
      suppose not ID drops a statement or an inference, suppose ID takes it for confirmed, and \
      suppose not source ID drops a source with all that derives from it. What is supposed adds up \
      until suppose nothing. It changes what verdict, why, cruxes, tree, list and show print, and \
      what each suppose changed is listed, contentions first. Nothing of it is saved, checked or \
      exported. Without anything it says what is supposed, and what that changes.
      """,
    examples: [
      Example(
        "suppose not a1", before: "contention c1 \"Rents fall\"\nassumption a1 \"B\" supports c1",
        prints: "c1  Rents fall: STANDS (1), now FALLS"),
      Example(
        "suppose nothing", before: "claim c1 \"Rents will fall\"", prints: "nothing is supposed"),
    ])

  /// The changes that are listed.
  static let shown = 20

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let isQuestion = call.restTokens.isEmpty
    let before = isQuestion ? workspace.plainEvaluation().record : workspace.evaluation().record
    if !isQuestion {
      if call.restTokens.count == 1, call.typed(call.tokens[1]) == "nothing" {
        workspace.suppositions = []
      } else {
        let items = try read(call, in: workspace.graph)
        for item in items { workspace.suppose(item.node, isHeld: item.isHeld) }
      }
    }
    let evaluation = workspace.evaluation()
    let changes = evaluation.changes(since: before)
    return Outcome(answer(workspace, changes, evaluation))
  }

  /// Reads `[not] [source] ID`, separated by commas.
  private static func read(
    _ call: Call, in graph: Graph
  ) throws(CommandFailure) -> [(node: NodeID, isHeld: Bool)] {
    var items: [(node: NodeID, isHeld: Bool)] = []
    var next = call.rest.lowerBound
    while true {
      let isNegated = word(call, next) == "not"
      if isNegated { next += 1 }
      let namesSource = word(call, next) == "source" && word(call, next + 1) != nil
      if namesSource { next += 1 }
      let (node, range, used) = try NodeReader.read(call, next, in: graph)
      let isSource = graph.kind(node) == .source
      if namesSource, !isSource {
        throw CommandFailure(
          "`\(graph.name(node))` is \(graph.kind(node).article), not a source",
          help: "type suppose not \(graph.name(node))", at: range)
      }
      if isSource, !isNegated {
        throw CommandFailure(
          "a source is as good as its grade, and cannot be supposed to hold",
          help: "type suppose not source \(graph.name(node)), or edit its reliability", at: range)
      }
      items.append((node, !isNegated))
      next += used
      guard next < call.tokens.count else { return items }
      guard call.tokens[next].kind == .comma else {
        throw CommandFailure(
          "`\(call.typed(call.tokens[next]))` is not expected here",
          help: "separate what is supposed with commas", at: call.tokens[next].range)
      }
      next += 1
    }
  }

  private static func word(_ call: Call, _ position: Int) -> String? {
    guard position < call.tokens.count, call.tokens[position].kind == .word else { return nil }
    return call.typed(call.tokens[position])
  }

  // MARK: The answer

  private static func answer(
    _ workspace: Workspace, _ changes: [VerdictChange], _ evaluation: Evaluation
  ) -> Answer {
    let graph = workspace.graph
    var answer = Answer()
    answer.add(workspace.suppositionLine ?? StyledLine("nothing is supposed", .dim))
    for change in changes.prefix(shown) {
      var line = StyledLine("  ").adding(graph.name(change.node), .id)
      let verdicts = StyledLine(": \(change.before.phrase), now ")
        .adding(change.after.phrase, change.after.role)
      let room = max(20, workspace.options.width) - verdicts.width
      line.append("  \(visible(graph.text(change.node)))")
      line = line.cut(to: max(12, room))
      for run in verdicts.runs { line.append(run.text, run.role) }
      answer.add(line)
    }
    if changes.count > shown { answer.add("  ... \(changes.count - shown) more", .dim) }
    if changes.isEmpty, !workspace.suppositions.isEmpty { answer.add("  no verdict changes", .dim) }
    let names = workspace.suppositions.compactMap { workspace.name(of: $0) }
    answer.json = { write(names, changes, graph, into: &$0) }
    return answer
  }

  private static func write(
    _ names: [String], _ changes: [VerdictChange], _ graph: Graph, into writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.strings("supposing", names)
    writer.key("changes")
    writer.beginArray()
    for change in changes {
      writer.beginObject()
      writer.key("id")
      writer.string(graph.name(change.node))
      writer.key("before")
      writer.verdict(change.before)
      writer.key("after")
      writer.verdict(change.after)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}

extension JSONWriter {
  /// A key and its array of strings.
  mutating func strings(_ name: String, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  /// A verdict as an object: its word, and its level when it has one.
  mutating func verdict(_ verdict: Verdict) {
    beginObject()
    verdictMembers(verdict)
    endObject()
  }

  /// The members `verdict` and `level` of an object.
  mutating func verdictMembers(_ verdict: Verdict) {
    key("verdict")
    string(verdict.key)
    if let level = verdict.level {
      key("level")
      int(level)
    }
  }
}
