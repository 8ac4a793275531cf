import ArgumentGraph

/// What an explanation picks out around a node.
extension Evaluation {
  /// Inferences by how well they stand, the best first, then in the order of the document.
  func strongestFirst(_ inferences: [NodeID]) -> [NodeID] {
    func strength(_ node: NodeID) -> Int {
      switch standing(ofReason: node) {
      case .stands(let level): 300 + level
      case .contested(let level): 150 + level
      case .asserted: 100
      default: 0
      }
    }
    let keyed = inferences.map { (node: $0, strength: strength($0), rank: map.rank[$0.index]) }
    return keyed.sorted {
      ($1.strength, $0.rank, $0.node) < ($0.strength, $1.rank, $1.node)
    }.map(\.node)
  }

  /// The support that carries a statement best; `none` when it is a leaf or nothing carries it.
  func bestReason(for statement: NodeID) -> NodeID {
    guard statement.index < network.count, network.roles[statement.index] == .statement else {
      return .none
    }
    let supports = network.supports[statement.index].map { NodeID(raw: $0) }
    guard let best = strongestFirst(supports).first, standing(ofReason: best) != .falls else {
      return .none
    }
    // Evidence that is stronger by itself than by its support stands as a leaf.
    let level = standing(ofReason: best).level ?? 0
    return Int(givens.levels[statement.index]) >= max(1, level) ? .none : best
  }

  /// The level that a statement would have without its rebuttals; 0 for word or nothing.
  func levelBeforeRebuttals(_ node: NodeID) -> Int {
    let supports = network.supports[node.index].map { values.evidence.possible[Int($0)] }
    return Int(max(givens.levels[node.index], supports.max() ?? 0))
  }

  /// The statements that a contested node is locked with, in the order of the document: those of
  /// the nearest knot of contested nodes that its verdict comes from.
  ///
  /// Linear in the contested nodes that it depends on.
  public func knotPartners(of node: NodeID) -> [NodeID] {
    guard node.index < network.count, case .contested(let level) = verdict(node) else { return [] }
    func isOpen(_ node: Int) -> Bool {
      level == 0
        ? values.word.holds[node] < values.word.possible[node]
        : values.evidence.holds[node] < values.evidence.possible[node]
    }
    var search = ComponentSearch(network, withAttacks: true)
    var nearest: [NodeID] = []
    // Components come in the order of dependence: the node's own, or else the last before it.
    search.visit(node.index, in: network, where: isOpen) { found, isKnot in
      if isKnot {
        nearest = ordered(
          found.lazy.filter { network.roles[Int($0)] == .statement }.map { Int($0) })
      }
    }
    return nearest.filter { $0 != node }
  }
}
