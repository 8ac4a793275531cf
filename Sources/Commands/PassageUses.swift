import ArgumentGraph
import Documents

/// What a map does with the passages of one source: which statements stand on them, which it skips.
struct PassageUses {
  /// An anchor of a statement.
  struct Use {
    /// The statement.
    var node: NodeID
    /// Its position among the statement's anchors.
    var index: Int
    /// The anchor.
    var anchor: Anchor
  }

  /// The anchors in the source, in the order of the document.
  let uses: [Use]
  /// The passages that are skipped, and why.
  let skips: [(passage: Passage, reason: String)]

  /// Collects them. Linear in the map.
  init(of source: NodeID, in map: MapView) {
    self.init(of: source, by: map.statements, map.directives, in: map.graph)
  }

  /// Collects them as the graph has them, in no order of the document: at a key there is no time to
  /// find that. Linear in the graph.
  init(of source: NodeID, in graph: Graph) {
    let statements = graph.slots.lazy.filter { graph.kind($0).isStatement }
    self.init(of: source, by: statements, graph.directives, in: graph)
  }

  private init(
    of source: NodeID, by statements: some Sequence<NodeID>,
    _ directives: some Sequence<PlacedDirective>, in graph: Graph
  ) {
    var uses: [Use] = []
    for node in statements {
      for (index, anchor) in graph.anchors(node).enumerated() where anchor.source == source {
        uses.append(Use(node: node, index: index, anchor: anchor))
      }
    }
    self.uses = uses
    skips = directives.compactMap { placed in
      guard case .skip(source, let passage, let reason) = placed.directive else { return nil }
      return (passage, graph.texts[reason])
    }
  }

  /// What the map covers of a document.
  func coverage(of document: DocumentText) -> Coverage {
    Coverage(
      of: document, used: uses.map(\.anchor.passage).filter { $0 != .unknown },
      skipped: skips.map(\.passage))
  }

  /// For each sentence of a document, by its index, the statements that stand on it.
  func statements(in document: DocumentText) -> [[NodeID]] {
    var all = [[NodeID]](repeating: [], count: document.sentences.count)
    for use in uses {
      guard let range = try? document.range(of: AnchorRecord(use.anchor)) else { continue }
      for index in document.sentenceIndexes(in: range) where !all[index].contains(use.node) {
        all[index].append(use.node)
      }
    }
    return all
  }

  /// For each sentence of a document, by its index, why it is skipped.
  func reasons(in document: DocumentText) -> [String?] {
    var all = [String?](repeating: nil, count: document.sentences.count)
    for skip in skips {
      guard let range = try? document.range(of: skip.passage) else { continue }
      for index in document.sentenceIndexes(in: range) { all[index] = skip.reason }
    }
    return all
  }
}
