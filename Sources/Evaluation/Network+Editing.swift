import ArgumentGraph

/// Following a graph that was edited, node by node.
extension Network {
  /// Whether so much was moved about that the network is better read anew.
  var isSpent: Bool {
    premises.isSparse || uses.isSparse || supports.isSparse || attacks.isSparse
  }

  /// Takes an inference out of the lists that it stands in.
  ///
  /// - Returns: what it bore on; `nowhere` when it bore on nothing.
  @discardableResult
  mutating func unlink(_ inference: Int) -> UInt32 {
    let number = UInt32(truncatingIfNeeded: inference)
    for premise in Array(premises[inference]) where premise != nowhere {
      uses.remove(number, from: Int(premise))
    }
    premises.set([], in: inference)
    let conclusion = conclusions[inference]
    conclusions[inference] = nowhere
    if conclusion == nowhere { return nowhere }
    if roles[inference] == .support {
      supports.remove(number, from: Int(conclusion))
    } else {
      attacks.remove(number, from: Int(conclusion))
    }
    return conclusion
  }

  /// Puts an inference into the lists that the graph says it stands in, under the role that it has.
  ///
  /// - Returns: what it bears on; `nowhere` when that is nothing.
  @discardableResult
  mutating func link(_ inference: Int, as role: Role, in graph: Graph) -> UInt32 {
    let number = UInt32(truncatingIfNeeded: inference)
    let node = NodeID(raw: number)
    roles[inference] = role
    let numbers = graph.premises(node).map { graph.kind($0).isStatement ? $0.raw : nowhere }
    premises.set(numbers.isEmpty ? [nowhere] : numbers, in: inference)
    for premise in numbers where premise != nowhere { uses.insert(number, into: Int(premise)) }
    if role == .idle { return nowhere }
    let conclusion = graph.conclusion(node).raw
    conclusions[inference] = conclusion
    if role == .support {
      supports.insert(number, into: Int(conclusion))
    } else {
      attacks.insert(number, into: Int(conclusion))
    }
    return conclusion
  }
}

extension Network.Role {
  /// Whether it is an inference's.
  var isInference: Bool { rawValue >= Network.Role.support.rawValue }
}
