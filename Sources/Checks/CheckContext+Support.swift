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

  /// Whether each source is cited.
  func findCited() -> [Bool] {
    marks(statements.lazy.flatMap { self.graph.anchors($0).lazy.map(\.source) })
  }
}
