import ArgumentGraph
import Evaluation
import JSONText
import Reports
import SourceText

/// `verdict [ID]`
enum VerdictCommand: Command {
  static let id = Parameter.node("ID", .argument).optional

  static let about = CommandDescription(
    name: "verdict", kind: .query, summary: "Say what stands, and why what falls does.",
    grammar: [id],
    details: """
      STANDS (level) rests on evidence or assumptions, ASSERTED on somebody's word alone; CONTESTED \
      is locked with an objection as strong; FALLS is defeated. Levels run from 5, the best \
      evidence, to 1. Without an id it gives the contentions first and then all else.
      """,
    examples: [
      Example(
        "verdict c1", before: "claim c1 \"Rents will fall\"\nassumption a1 \"B\" supports c1",
        prints: "STANDS (1)")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let evaluation = workspace.evaluation()
    let node = call.node(id)
    let contentions = Set(map.contentions)
    let others = map.order.filter { map.graph.kind($0).isStatement && !contentions.contains($0) }
    let nodes = node.isNone ? map.contentions + others : [node]
    var answer = Answer()
    var table = Table([
      .init("verdict"), .init("id"), .init("text", isFlexible: true),
    ])
    for node in nodes {
      let verdict = evaluation.verdict(node)
      table.rows.append([
        .init(verdict.phrase, verdict.role), .init(map.graph.name(node), .id),
        .init(map.graph.text(node)),
      ])
    }
    answer.add(table)
    if nodes.count == 1 || !map.contentions.isEmpty {
      for line in remarks(on: nodes.count == 1 ? nodes : map.contentions, evaluation) {
        answer.add(line, .dim)
      }
    }
    answer.json = { writeJSON(nodes, evaluation, into: &$0) }
    return Outcome(answer)
  }

  /// How many reasons are grounded, why it falls, and what to be wary of.
  private static func remarks(on nodes: [NodeID], _ evaluation: Evaluation) -> [String] {
    let graph = evaluation.map.graph
    let badges = evaluation.badges()
    var lines: [String] = []
    for node in nodes {
      var parts: [String] = []
      let reasons = evaluation.reasons(for: node)
      if reasons.all > 0 { parts.append("\(reasons.grounded) of \(reasons.all) reasons grounded") }
      if let reason = evaluation.fallReason(node) { parts.append(reason.phrase(in: graph)) }
      parts += badges[node].map(\.word)
      if !parts.isEmpty { lines.append("\(graph.name(node)): \(parts.joined(separator: "; "))") }
    }
    return lines
  }

  private static func writeJSON(
    _ nodes: [NodeID], _ evaluation: Evaluation, into writer: inout JSONWriter
  ) {
    writer.beginArray()
    for node in nodes {
      let verdict = evaluation.verdict(node)
      writer.beginObject()
      writer.key("id")
      writer.string(evaluation.map.graph.name(node))
      writer.key("verdict")
      writer.string(verdict.key)
      if let level = verdict.level {
        writer.key("level")
        writer.int(level)
      }
      if let reason = evaluation.fallReason(node) {
        writer.key("reason")
        writer.string(reason.phrase(in: evaluation.map.graph))
      }
      writer.endObject()
    }
    writer.endArray()
  }
}

extension Verdict {
  /// The verdict with its level, as it is shown.
  public var phrase: String { level.map { "\(word) (\($0))" } ?? word }

  /// How it is set.
  public var role: TextRole {
    switch self {
    case .stands: .good
    case .asserted: .plain
    case .contested: .warning
    case .falls, .notAdmitted: .bad
    }
  }
}

extension FallReason {
  /// The reason in words.
  func phrase(in graph: Graph) -> String {
    let names = nodes.prefix(4).map { graph.name($0) }.joined(separator: ", ")
    let more = nodes.count > 4 ? " and \(nodes.count - 4) more" : ""
    switch self {
    case .rebutted(_, let level): return "rebutted at level \(level) by \(names)\(more)"
    case .tied(_, let level): return "a tie at level \(level) with \(names)\(more)"
    case .undercut: return "all support is undercut by \(names)\(more)"
    case .circular: return "circular support through \(names)\(more)"
    case .restsOnFallen: return "rests on what falls: \(names)\(more)"
    case .supposed: return "supposed to be false"
    }
  }
}
