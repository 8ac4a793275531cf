import ArgumentGraph
import Formats
import Reports
import SourceText

/// `find "TEXT"`
enum FindCommand: Command {
  static let text = Parameter.text()

  static let about = CommandDescription(
    name: "find", kind: .query, summary: "Find statements and sources that hold the words.",
    grammar: [text],
    details:
      "Case and accents do not matter. Ids, texts, titles, tags, notes and quotations count.",
    examples: [
      Example("find \"rent\"", before: "claim c1 \"Rents will fall\"", prints: "c1")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let graph = map.graph
    let wanted = Array(searchFolded(call.text(text) ?? "").utf8)
    if wanted.isEmpty {
      throw CommandFailure("there is nothing to find", at: call.range(of: 1))
    }
    let found = map.order.filter { node in
      texts(of: node, graph).contains { holds($0, wanted) }
    }
    var answer = Answer()
    for node in found {
      let kind = graph.kind(node)
      let text = kind.isInference ? graph.warrant(node) ?? graph.note(node) ?? "" : graph.text(node)
      let line = StyledLine(graph.name(node), .id).adding("  \(kind.word)", .keyword)
        .adding("  \(visible(text))")
      answer.add(line.trimmed.cut(to: workspace.options.width))
    }
    if found.isEmpty { answer.add("nothing holds these words", .dim) }
    answer.json = { writer in
      var nodes = JSONNodeWriter(map)
      nodes.writeArray(found, into: &writer)
    }
    return Outcome(answer)
  }

  private static func texts(of node: NodeID, _ graph: Graph) -> [String] {
    var texts = [graph.name(node), graph.note(node) ?? ""]
    if graph.kind(node).isInference {
      texts += [graph.warrant(node) ?? "", graph.concession(node) ?? ""]
    } else {
      texts += [graph.text(node), graph.by(node) ?? ""] + graph.tags(node)
      texts += graph.anchors(node).filter { !$0.quote.isNone }.map { graph.texts[$0.quote] }
    }
    return texts
  }

  /// Whether `text`, folded, holds the bytes of `wanted`.
  private static func holds(_ text: String, _ wanted: [UInt8]) -> Bool {
    let bytes = Array(searchFolded(text).utf8)
    guard bytes.count >= wanted.count else { return false }
    for start in 0...(bytes.count - wanted.count) where bytes[start] == wanted[0] {
      if bytes[start..<start + wanted.count].elementsEqual(wanted) { return true }
    }
    return false
  }
}
