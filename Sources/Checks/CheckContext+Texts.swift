import ArgumentGraph
import SourceText

/// A text of a node and what it is to it.
struct NodeText {
  /// What it is, in words that follow "in its".
  var field: String
  /// The text.
  var text: String
}

/// The texts of the map, for the rules that read them.
extension CheckContext {
  /// What the texts of each node hold that a rule may have to look at.
  func findTextTraits() -> [TextTraits] {
    var traits = [TextTraits](repeating: [], count: graph.count)
    for node in nodes { traits[node.index] = self.traits(of: node) }
    return traits
  }

  /// What the texts of one node hold.
  func traits(of node: NodeID) -> TextTraits {
    let found = self.traits(of: graph.bodyID(node))
    var others = self.traits(of: graph.labelID(node)).union(self.traits(of: graph.noteID(node)))
    if graph.kind(node).isInference {
      others.formUnion(self.traits(of: graph.concessionID(node)))
    } else if graph.kind(node) == .source {
      for text in sourceTexts(node) { others.formUnion(self.traits(of: text.text)) }
    } else {
      others.formUnion(self.traits(of: graph.byID(node)))
      for anchor in graph.anchors(node) { others.formUnion(self.traits(of: anchor.quote)) }
    }
    // Only what the author wrote as the text itself is asked for placeholders.
    others.remove([.placeholder, .blank])
    return found.union(others)
  }

  private func traits(of text: TextID) -> TextTraits {
    text.isNone ? [] : graph.texts.withBytes(of: text) { TextTraits(of: $0) }
  }

  private func traits(of text: String) -> TextTraits {
    var text = text
    return text.withUTF8 { TextTraits(of: $0) }
  }

  /// The texts of a node, but for its id, in the order they are written.
  func texts(of node: NodeID) -> [NodeText] {
    var texts: [NodeText] = []
    func add(_ field: String, _ id: TextID) {
      if !id.isNone { texts.append(NodeText(field: field, text: graph.texts[id])) }
    }
    let kind = graph.kind(node)
    add(kind.isInference ? "warrant" : kind == .source ? "title" : "text", graph.bodyID(node))
    if kind == .source { return texts + sourceTexts(node) + noteText(node) }
    if kind.isStatement { for anchor in graph.anchors(node) { add("quotation", anchor.quote) } }
    add("`by`", graph.byID(node))
    if kind.isInference { add("concession", graph.concessionID(node)) }
    return texts + noteText(node)
  }

  private func noteText(_ node: NodeID) -> [NodeText] {
    let note = graph.noteID(node)
    return note.isNone ? [] : [NodeText(field: "note", text: graph.texts[note])]
  }

  private func sourceTexts(_ node: NodeID) -> [NodeText] {
    let details = graph.source(node)
    let fields = [
      ("file name", details.file), ("`by`", details.by), ("address", details.url),
      ("note", details.note),
    ]
    return fields.compactMap { field, text in text.map { NodeText(field: field, text: $0) } }
  }

  /// The id of a node as it was written; empty for an inference without one.
  func label(_ node: NodeID) -> String { graph.texts[graph.labelID(node)] }
}
