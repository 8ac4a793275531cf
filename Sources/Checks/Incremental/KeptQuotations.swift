import ArgumentGraph
import Documents

/// What documents say of the anchors in each source, kept from one check to the next: a source is
/// verified again when its document is another, or it or one of its anchors was edited.
struct KeptQuotations {
  private struct Known {
    var quotations = Quotations()
    /// The document that it was verified with; `nil` when none was at hand.
    var document: SourceDocument?
    /// Whether it goes by a key, which may come and go unseen.
    var isKeyed = false
  }

  private var known: [NodeID: Known] = [:]
  /// The sources with a file, in the order of the document.
  private var withFile: [NodeID]

  /// Verifies all sources of a map.
  init(_ map: CheckContext, _ citers: CitationLists) {
    withFile = Self.sourcesWithFile(map)
    if map.documents != nil { _ = update([], sourcesChanged: false, citers, in: map) }
  }

  /// Verifies again what an edit touches, and what stands in documents that are others now.
  ///
  /// - Parameters:
  ///   - touched: nodes among which are all sources that were edited or whose anchors were.
  ///   - sourcesChanged: whether there may be other sources now.
  /// - Returns: the sources whose text is another than before.
  mutating func update(
    _ touched: Set<NodeID>, sourcesChanged: Bool, _ citers: CitationLists, in map: CheckContext
  ) -> [NodeID] {
    if sourcesChanged { withFile = Self.sourcesWithFile(map) }
    var former = known
    known = [:]
    var other: [NodeID] = []
    var all = Quotations()
    if let access = map.documents {
      for source in withFile {
        let answer = access.shelf.find(of: source, in: map.graph)
        var document: SourceDocument?
        if case .atHand(let found) = answer { document = found }
        let last = former.removeValue(forKey: source)
        if last?.document !== document { other.append(source) }
        if let last, let document, last.document === document, !last.isKeyed,
          !touched.contains(source)
        {
          known[source] = last
        } else {
          known[source] = verified(source, answer, document, access, citers, map)
        }
        if let quotations = known[source]?.quotations { all.add(quotations) }
      }
    }
    map.quotations = all
    return other + former.keys
  }

  private func verified(
    _ source: NodeID, _ answer: ShelfAnswer, _ document: SourceDocument?,
    _ access: DocumentAccess, _ citers: CitationLists, _ map: CheckContext
  ) -> Known {
    let graph = map.graph
    var nodes: Set<NodeID> = []
    citers.visit(source) { nodes.insert($0) }
    var new = Known(document: document)
    var uses: [Quotations.Use] = []
    for node in map.inOrder(nodes) {
      for anchor in graph.anchors(node) where anchor.source == source {
        uses.append(Quotations.Use(anchor, of: node, in: graph))
      }
    }
    new.isKeyed = uses.contains(where: \.isKeyed)
    new.quotations.verify(source, uses, answer, graph, access)
    return new
  }

  private static func sourcesWithFile(_ map: CheckContext) -> [NodeID] {
    map.map.sources.filter { map.graph.source($0).file != nil }
  }
}
