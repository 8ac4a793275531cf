import ArgumentGraph

extension Evaluation {
  /// Why a statement or an inference falls; `nil` when it does not, or is not admitted.
  ///
  /// Linear in what bears on it, and for what goes in a circle in its knot.
  public func fallReason(_ node: NodeID) -> FallReason? {
    guard node.index < network.count, network.roles[node.index] != .none,
      verdict(node) == .falls
    else { return nil }
    if givens.forces[node.index] == .out { return .supposed }
    if readings != nil {
      return plain.fallReason(node) ?? .inEveryReading(by: ordered(openInputs(of: node.index)))
    }
    return network.roles[node.index] == .statement
      ? fallReason(ofStatement: node.index) : fallReason(ofInference: node.index)
  }

  /// What bears on a node and is not decided by the grounded reading: attacks, or else premises.
  private func openInputs(of node: Int) -> [Int] {
    func isOpen(_ input: UInt32) -> Bool {
      if case .contested = plain.standing(ofReason: NodeID(raw: input)) { true } else { false }
    }
    let isStatement = network.roles[node] == .statement
    let steps = isStatement ? network.supports[node].filter(isOpen) : [UInt32(node)]
    var attacks = network.attacks[node].filter(isOpen)
    if isStatement { attacks += steps.flatMap { network.attacks[Int($0)].filter(isOpen) } }
    if network.roles[node] == .support {
      attacks += network.attacks[Int(network.conclusions[node])].filter(isOpen)
    }
    if !attacks.isEmpty { return attacks.map { Int($0) } }
    return steps.flatMap { network.premises[Int($0)].filter(isOpen) }.map { Int($0) }
  }

  private func fallReason(ofStatement node: Int) -> FallReason {
    let supports = network.supports[node].map { Int($0) }
    let possible = max(
      givens.levels[node], supports.map { values.evidence.possible[$0] }.max() ?? 0)
    if possible > 0 { return rebuttal(of: node, against: possible) }
    if givens.words[node] > 0 || supports.contains(where: { values.word.possible[$0] > 0 }) {
      return rebuttal(of: node, against: 0)
    }
    let undercuts = supports.map { holdingUndercuts(of: $0) }
    if undercuts.allSatisfy({ !$0.isEmpty }) { return .undercut(by: ordered(undercuts.joined())) }
    if let circle = circle(through: node) { return .circular(through: circle) }
    let premises = zip(supports, undercuts).filter { $0.1.isEmpty }
      .flatMap { failingPremises(of: $0.0) }
    return .restsOnFallen(ordered(premises))
  }

  private func fallReason(ofInference node: Int) -> FallReason {
    let failing = failingPremises(of: node)
    let undercuts = holdingUndercuts(of: node)
    if failing.isEmpty, !undercuts.isEmpty { return .undercut(by: ordered(undercuts)) }
    if failing.isEmpty, network.roles[node] == .support {
      return rebuttal(
        of: Int(network.conclusions[node]), against: values.evidence.possible[node])
    }
    return .restsOnFallen(ordered(failing))
  }

  /// The rebuttals that defeat what is possible at `level` at best; 0 for somebody's word.
  private func rebuttal(of node: Int, against level: UInt8) -> FallReason {
    let rebuttals = network.attacks[node].map { Int($0) }
    let holding = rebuttals.filter {
      level > 0 ? values.evidence.holds[$0] >= level : values.word.holds[$0] > 0
    }
    let strongest = holding.map { values.evidence.holds[$0] }.max() ?? 0
    if strongest > level {
      let stronger = holding.filter { values.evidence.holds[$0] > level }
      return .rebutted(by: ordered(stronger), level: Int(strongest))
    }
    return .tied(with: ordered(holding), level: Int(level))
  }

  private func holdingUndercuts(of inference: Int) -> [Int] {
    network.attacks[inference].map { Int($0) }.filter { values.word.holds[$0] > 0 }
  }

  /// The premises that do not hold, not even as somebody's word.
  private func failingPremises(of inference: Int) -> [Int] {
    graph.premises(NodeID(raw: UInt32(truncatingIfNeeded: inference))).map(\.index)
      .filter { network.roles[$0] != .statement || values.word.possible[$0] == 0 }
  }

  /// Nodes in the order of the document, each once.
  func ordered(_ nodes: some Sequence<Int>) -> [NodeID] {
    ordered(nodes.map { NodeID(raw: UInt32(truncatingIfNeeded: $0)) })
  }

  /// Nodes in the order of the document, each once.
  func ordered(_ nodes: some Sequence<NodeID>) -> [NodeID] {
    let nodes = Set(nodes)
    if nodes.count < 2 { return Array(nodes) }
    let rank = ground.map.rank
    return nodes.sorted { (rank[$0.index], $0) < (rank[$1.index], $1) }
  }

  /// A circle of statements that would all hold if one of them did, with `node` first.
  private func circle(through node: Int) -> [NodeID]? {
    let knot = order.knotNumbers[node]
    if knot == 0 { return nil }
    let members = order.nodes[order.knots[Int(knot) - 1]].map { Int($0) }
    let baseless = selfSupporting(members)
    if !baseless.contains(node) { return nil }
    // Breadth first from premise to premise, so that the circle is a shortest one.
    var cameFrom: [Int: Int] = [:]
    var open = [node]
    var next = 0
    while next < open.count {
      let statement = open[next]
      next += 1
      for support in network.supports[statement]
      where holdingUndercuts(of: Int(support)).isEmpty {
        let premises = network.premises[Int(support)].map { Int($0) }
        if !premises.allSatisfy({ baseless.contains($0) || values.word.possible[$0] > 0 }) {
          continue
        }
        for premise in premises where baseless.contains(premise) {
          if premise == node { return path(to: statement, cameFrom) }
          if cameFrom[premise] == nil {
            cameFrom[premise] = statement
            open.append(premise)
          }
        }
      }
    }
    return nil
  }

  private func path(to end: Int, _ cameFrom: [Int: Int]) -> [NodeID] {
    var path = [end]
    while let before = cameFrom[path[path.count - 1]] { path.append(before) }
    return path.reversed().map { NodeID(raw: UInt32(truncatingIfNeeded: $0)) }
  }

  /// The statements among `members` that fall although nothing speaks against them, were those
  /// granted that they rest on: the greatest set that holds itself up.
  private func selfSupporting(_ members: [Int]) -> Set<Int> {
    var set = Set(
      members.filter { node in
        network.roles[node] == .statement && values.word.possible[node] == 0
          && givens.forces[node] == .none
          && network.attacks[node].allSatisfy { values.word.holds[Int($0)] == 0 }
      })
    func isCarried(_ node: Int) -> Bool {
      network.supports[node].contains { support in
        holdingUndercuts(of: Int(support)).isEmpty
          && network.premises[Int(support)].allSatisfy {
            set.contains(Int($0)) || values.word.possible[Int($0)] > 0
          }
      }
    }
    var open = members.filter { set.contains($0) }
    while let node = open.popLast() {
      if !set.contains(node) || isCarried(node) { continue }
      set.remove(node)
      for use in network.uses[node] where network.roles[Int(use)] == .support {
        open.append(Int(network.conclusions[Int(use)]))
      }
    }
    return set
  }
}
