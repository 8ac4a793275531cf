import ArgumentGraph

/// What is supported, attacked, cited, and grounded in the end.
extension CheckContext {
  /// Whether a statement may stand by itself: evidence with a citation of a declared source, or an
  /// assumption that was not found unsupported.
  func isGround(_ node: NodeID) -> Bool {
    switch graph.kind(node) {
    case .evidence: graph.anchors(node).contains { graph.kind($0.source) == .source }
    case .assumption: graph.status(node) != .unsupported
    default: false
    }
  }

  /// The least set that holds every ground, and every conclusion of support whose premises it
  /// holds: `Just` in the rules (Dowling and Gallier, 1984).
  func findJustified() -> [Bool] { justified { self.isGround($0) } }

  /// The same closure over other grounds.
  func justified(grounds isGround: (NodeID) -> Bool) -> [Bool] {
    var justified = [Bool](repeating: false, count: graph.count)
    var missing = [UInt32](repeating: 0, count: graph.count)
    for inference in inferences {
      missing[inference.index] = UInt32(truncatingIfNeeded: premises.count(inference))
    }
    var stack = statements.filter(isGround)
    for node in stack { justified[node.index] = true }
    while let node = stack.popLast() {
      for inference in uses[node] {
        missing[inference.index] -= 1
        guard missing[inference.index] == 0, isSupport(inference) else { continue }
        let conclusion = graph.conclusion(inference)
        guard graph.kind(conclusion).isStatement, !justified[conclusion.index] else { continue }
        justified[conclusion.index] = true
        stack.append(conclusion)
      }
    }
    return justified
  }

  /// Whether support concludes each node.
  func findSupported() -> [Bool] {
    marks(inferences.lazy.filter { self.isSupport($0) }.map { self.graph.conclusion($0) })
  }

  /// Whether an attack bears on each node.
  func findAttacked() -> [Bool] {
    marks(
      inferences.lazy.filter { self.graph.kind($0).isAttack }.map { self.graph.conclusion($0) }
        .filter { !$0.isNone })
  }

  /// The same closure over evidence that is not weak, and over assumptions.
  func findJustifiedStrongly() -> [Bool] {
    let weak = statements.filter { graph.kind($0) == .evidence && isWeak($0) }
    if weak.isEmpty { return justified }
    let marks = marks(weak)
    return justified { self.isGround($0) && !marks[$0.index] }
  }

  /// The sources that each statement cites, one for each anchor.
  func findCites() -> Adjacency {
    Adjacency(count: graph.count) { body in
      for node in statements { for anchor in graph.anchors(node) { body(node, anchor.source) } }
    }
  }

  /// The sources that a node cites, one for each anchor.
  func citedSources(of node: NodeID) -> [NodeID] {
    graph.kind(node).isStatement ? graph.anchors(node).map(\.source) : []
  }

  /// How often each source is cited by some statements.
  func countCitations(_ statements: [NodeID]) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: graph.count)
    for node in statements { for source in cites[node] { counts[source.index] += 1 } }
    return counts
  }

  /// How many sources derive from each.
  func countDerivations() -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: graph.count)
    for source in sources {
      let origin = graph.source(source).origin
      if !origin.isNone { counts[origin.index] += 1 }
    }
    return counts
  }
}
