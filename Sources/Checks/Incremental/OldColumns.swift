import ArgumentGraph

/// What is remembered of each node, to see what an edit changed.
struct OldColumns {
  var kinds: [NodeKind]
  var origins: [Origin]
  var conclusions: [NodeID]
  /// Which statements have a likelihood, and how many.
  private var isRated: [Bool]
  private(set) var ratedCount = 0

  init(_ map: CheckContext) {
    let graph = map.graph
    isRated = graph.slots.map { Self.isRated($0, graph) }
    ratedCount = isRated.count { $0 }
    kinds = graph.slots.map { graph.kind($0) }
    origins = graph.slots.map { graph.origin($0) }
    conclusions = graph.slots.map { Self.conclusion($0, graph) }
  }

  /// What an inference bears on; `none` for what is no inference.
  static func conclusion(_ node: NodeID, _ graph: Graph) -> NodeID {
    graph.kind(node).isInference ? graph.conclusion(node) : .none
  }

  private static func isRated(_ node: NodeID, _ graph: Graph) -> Bool {
    graph.kind(node).isStatement && graph.likelihood(node) != nil
  }

  /// Whether the map has likelihoods after an edit as before it, or has none as before.
  func staysRated(after changed: [NodeID], _ graph: Graph) -> Bool {
    var count = ratedCount
    for node in Set(changed) {
      if node.index < isRated.count, isRated[node.index] { count -= 1 }
      if Self.isRated(node, graph) { count += 1 }
    }
    return (count > 0) == (ratedCount > 0)
  }

  mutating func update(_ nodes: some Sequence<NodeID>, _ graph: Graph) {
    let missing = graph.count - kinds.count
    if missing > 0 {
      kinds.append(contentsOf: repeatElement(.vacant, count: missing))
      origins.append(contentsOf: repeatElement(.none, count: missing))
      conclusions.append(contentsOf: repeatElement(.none, count: missing))
      isRated.append(contentsOf: repeatElement(false, count: missing))
    }
    for node in nodes {
      ratedCount -= isRated[node.index] ? 1 : 0
      isRated[node.index] = Self.isRated(node, graph)
      ratedCount += isRated[node.index] ? 1 : 0
      kinds[node.index] = graph.kind(node)
      origins[node.index] = graph.origin(node)
      conclusions[node.index] = Self.conclusion(node, graph)
    }
  }
}
