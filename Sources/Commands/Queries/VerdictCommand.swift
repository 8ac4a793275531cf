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
      evidence, to 1. Without an id it gives the contentions first and then all else. Beneath it \
      stand how many reasons are grounded, why it falls, what it needs (evidence and assumptions \
      without which no support would be left), and what to be wary of: SINGLE-SOURCE, OWN WORD (of \
      the text under study), UNJUDGED, ASSUMED, CIRCULAR.
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
    if let line = workspace.suppositionLine { answer.add(line) }
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
    for node in nodes.count == 1 ? nodes : map.contentions {
      let remarks = evaluation.remarks(on: node)
      if remarks.isEmpty { continue }
      let text = "\(map.graph.name(node)): \(remarks.joined(separator: "; "))"
      for line in wrapped(visible(text), to: max(20, workspace.options.width)) {
        answer.add(line, .dim)
      }
    }
    answer.json = { writeJSON(nodes, evaluation, into: &$0) }
    return Outcome(answer)
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
      writer.verdictMembers(verdict)
      writer.readingMembers(of: node, evaluation)
      if let reason = evaluation.fallReason(node) {
        writer.key("reason")
        writer.string(reason.phrase(in: evaluation.map.graph))
      }
      writer.endObject()
    }
    writer.endArray()
  }
}
