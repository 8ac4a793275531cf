import ArgumentGraph

/// Replies to attacks.
extension CheckContext {
  /// Which steps and statements are met by an attack: by one on themselves, or on all that they
  /// rest on.
  ///
  /// A step is met when it is attacked or one of its premises is met, since it needs each of them. A
  /// statement is met when it is attacked, or when it is a claim that has support and each of its
  /// supports is met: a reason that is left untouched still carries it. Linear.
  ///
  /// - Parameter counts: which attacks count.
  func findMet(by counts: (NodeID) -> Bool) -> [Bool] {
    var isMet = [Bool](repeating: false, count: graph.count)
    var unmet = [UInt32](repeating: 0, count: graph.count)
    var stack: [NodeID] = []
    func meet(_ node: NodeID) {
      if isMet[node.index] { return }
      isMet[node.index] = true
      stack.append(node)
    }
    for inference in inferences {
      let conclusion = graph.conclusion(inference)
      if conclusion.isNone { continue }
      if isSupport(inference) { unmet[conclusion.index] += 1 }
      if graph.kind(inference).isAttack, counts(inference) { meet(conclusion) }
    }
    while let node = stack.popLast() {
      for inference in uses[node] { meet(inference) }
      guard graph.kind(node).isInference, isSupport(node) else { continue }
      let conclusion = graph.conclusion(node)
      unmet[conclusion.index] -= 1
      // Evidence and assumptions stand by themselves when their support is gone.
      if unmet[conclusion.index] == 0, graph.kind(conclusion).isClaim { meet(conclusion) }
    }
    return isMet
  }

  /// Whether every premise of a step is grounded.
  func isGrounded(_ inference: NodeID) -> Bool {
    premises[inference].allSatisfy { justified[$0.index] }
  }
}

/// How many attacks bear on each node, and the last of them in the order of the document.
struct AttackCounts {
  private(set) var count: [UInt32] = []
  private(set) var last: [NodeID] = []

  /// No nodes.
  init() {}

  init(_ map: CheckContext) {
    count = [UInt32](repeating: 0, count: map.graph.count)
    last = [NodeID](repeating: .none, count: map.graph.count)
    for inference in map.inferences where map.graph.kind(inference).isAttack {
      let conclusion = map.graph.conclusion(inference)
      if conclusion.isNone { continue }
      count[conclusion.index] += 1
      last[conclusion.index] = inference
    }
  }

  /// Makes room for nodes that were added.
  mutating func grow(by missing: Int) {
    count.append(contentsOf: repeatElement(0, count: missing))
    last.append(contentsOf: repeatElement(.none, count: missing))
  }

  /// Counts again the attacks on one node, which are given in the order of the document.
  mutating func count(_ node: NodeID, _ attacks: some Sequence<NodeID>) {
    count[node.index] = 0
    last[node.index] = .none
    for attack in attacks {
      count[node.index] += 1
      last[node.index] = attack
    }
  }
}
