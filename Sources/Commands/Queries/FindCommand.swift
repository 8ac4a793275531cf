import ArgumentGraph
import Documents
import Formats
import JSONText
import Reports
import SourceText

/// `find "TEXT" [in SOURCE]`
enum FindCommand: Command {
  static let text = Parameter.text()
  static let source = Parameter.node("SOURCE", .source, after: "in").optional

  static let about = CommandDescription(
    name: "find", kind: .query, summary: "Find statements, or passages of a source, by words.",
    grammar: [text, source],
    details: """
      Case and accents do not matter, nor do curly quotes and long dashes. Of statements, ids, \
      texts, titles, tags, notes and quotations count. With `in SOURCE` it looks in the document, \
      and shows the passages as `from` takes them.
      """,
    examples: [
      Example("find \"rent\"", before: "claim c1 \"Rents will fall\"", prints: "c1"),
      Example("find \"RIDERS\" in op-ed", before: Example.source, prints: "op-ed:2.1"),
    ])

  /// The most passages that are shown.
  static let passageLimit = 1_000

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let words = call.text(text) ?? ""
    if searchFolded(words).isEmpty {
      throw CommandFailure("there is nothing to find", at: call.range(of: 1))
    }
    let source = call.node(source)
    if source.isNone { return statements(holding: words, workspace) }
    guard !workspace.lacks(source) else { return workspace.outcomeWithout(source) }
    let document = try workspace.requireDocument(of: source, at: call.range(of: 3))
    workspace.lastSource = source
    var outcome = passages(holding: words, source, document.text, workspace)
    if let note = workspace.noteOfChange(source, document) { outcome.notices.append(note) }
    return outcome
  }

  // MARK: Statements

  private static func statements(holding words: String, _ workspace: Workspace) -> Outcome {
    let map = workspace.notebook.view
    let graph = map.graph
    let found = map.order.filter { node in
      texts(of: node, graph).contains { FoldedText.contains(words, in: $0) }
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
      texts += graph.anchors(node).compactMap { graph.quote($0) }
    }
    return texts
  }

  // MARK: Passages

  private static func passages(
    holding words: String, _ source: NodeID, _ document: DocumentText, _ workspace: Workspace
  ) -> Outcome {
    let name = workspace.graph.name(source)
    var gate = WordGate(workspace, source)
    var found: [(passage: String, text: String?)] = []
    for match in FoldedText(document).find(words, limit: passageLimit) {
      let passage = "\(name):\(match.passage)"
      if found.last?.passage == passage { continue }
      let around = (try? document.range(of: match.passage)) ?? match.range
      found.append((passage, gate.pass(document.excerpt(around, showing: match.range))))
    }
    var answer = Answer()
    for (passage, text) in found {
      answer.add(StyledLine(passage, .id).adding("  \(text ?? "")").trimmed)
    }
    if found.isEmpty { answer.add("nothing in \(name) holds these words", .dim) }
    answer.json = { writer in
      writer.beginArray()
      for (passage, text) in found {
        writer.beginObject()
        writer.key("passage")
        writer.string(passage)
        if let text {
          writer.key("text")
          writer.string(text)
        }
        writer.endObject()
      }
      writer.endArray()
    }
    var outcome = Outcome(answer)
    if let notice = gate.notice(workspace, source) { outcome.notices.append(notice) }
    return outcome
  }
}

extension DocumentText {
  /// The bytes that an excerpt shows before and after what it is about.
  private static let excerptBytes = 60

  /// A range around a match, cut at spaces where it is long.
  func excerpt(_ around: Range<Int>, showing match: Range<Int>) -> String {
    var start = max(around.lowerBound, match.lowerBound - Self.excerptBytes)
    var end = min(around.upperBound, match.upperBound + Self.excerptBytes)
    while start > around.lowerBound, bytes[start - 1] > 0x20 { start -= 1 }
    while end < around.upperBound, bytes[end] > 0x20 { end += 1 }
    let text = text(in: start..<end).split { $0 == "\n" }.joined(separator: " ")
    return (start > around.lowerBound ? "... " : "") + text
      + (end < around.upperBound ? " ..." : "")
  }
}
