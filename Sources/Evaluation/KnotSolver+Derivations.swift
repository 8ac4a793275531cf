/// Finding what possible values rest on, so that support does not hold itself up in a circle.
extension KnotSolver {
  /// Seeks a derivation for each of `statements`, best first, from what the others may hold at.
  ///
  /// Their values fall to the best that is found. Linear in the statements and their edges.
  mutating func derive(_ statements: some Collection<UInt32>) {
    for statement in statements {
      let node = Int(statement)
      before[node] = layer.possible[node]
      layer.possible[node] = 0
      waiting[node] = 1
      source[node] = network.nowhere
    }
    for statement in statements { countWaiting(Int(statement)) }
    for statement in statements { proposeReady(Int(statement)) }
    for level in candidates.indices.dropFirst().reversed() {
      while let candidate = candidates[level].popLast() {
        accept(candidate, UInt8(truncatingIfNeeded: level))
      }
    }
    stamps?.beginGroup()
    for statement in statements {
      let node = Int(statement)
      waiting[node] = 0
      for place in network.uses.range(node) { waiting[Int(network.uses.items[place])] = 0 }
    }
    for statement in statements {
      let node = Int(statement)
      countSupports(node)
      if layer.possible[node] < before[node] {
        stamps?.noteFailsInGroup(node, above: layer.possible[node], to: before[node])
        fallen.append(statement)
      }
    }
  }

  /// Tells the supports that a waiting statement is a premise of.
  private mutating func countWaiting(_ node: Int) {
    for place in network.uses.range(node) {
      let inference = Int(network.uses.items[place])
      if network.roles[inference] == .support, isMember(inference, with: node) {
        waiting[inference] += 1
      }
    }
  }

  /// Proposes the levels that do not depend on anything that waits.
  private mutating func proposeReady(_ node: Int) {
    let statement = UInt32(truncatingIfNeeded: node)
    if floorPossible[node] > 0 {
      let candidate = Candidate(node: statement, source: network.nowhere)
      candidates[Int(floorPossible[node])].append(candidate)
    }
    propose(givens.base(node, kind), for: node, network.nowhere)
    for place in network.supports.range(node) {
      let support = network.supports.items[place]
      if waiting[Int(support)] == 0 || !isMember(Int(support), with: node) {
        propose(layer.possible[Int(support)], for: node, support)
      }
    }
  }

  private mutating func propose(_ level: UInt8, for node: Int, _ source: UInt32) {
    if level > rebutted[node] {
      candidates[Int(level)].append(
        Candidate(node: UInt32(truncatingIfNeeded: node), source: source))
    }
  }

  private mutating func accept(_ candidate: Candidate, _ level: UInt8) {
    let node = Int(candidate.node)
    if waiting[node] == 0 { return }
    waiting[node] = 0
    layer.possible[node] = level
    source[node] = candidate.source
    for place in network.uses.range(node) {
      let inference = Int(network.uses.items[place])
      if !isMember(inference, with: node) || waiting[inference] == 0 { continue }
      waiting[inference] -= 1
      if waiting[inference] > 0 || isDead[inference] { continue }
      let target = Int(network.conclusions[inference])
      if waiting[target] == 0 { continue }
      var least = givens.top(kind)
      for premise in network.premises.range(inference) {
        least = min(least, layer.possible[Int(network.premises.items[premise])])
      }
      propose(least, for: target, UInt32(truncatingIfNeeded: inference))
    }
  }

  /// Derives anew what may rest on nothing, with all that rests on it.
  mutating func checkDoubtful() {
    var affected: ContiguousArray<UInt32> = []
    for statement in doubtful where isBaseless(Int(statement)) && waiting[Int(statement)] == 0 {
      waiting[Int(statement)] = 1
      affected.append(statement)
    }
    doubtful.removeAll(keepingCapacity: true)
    var next = 0
    while next < affected.count {
      let node = Int(affected[next])
      next += 1
      for place in network.uses.range(node) {
        let inference = Int(network.uses.items[place])
        if network.roles[inference] != .support || !isMember(inference, with: node) { continue }
        let target = Int(network.conclusions[inference])
        if Int(source[target]) == inference, waiting[target] == 0, circle[target] == circle[node],
          isMember(target, with: node), layer.possible[target] > 0
        {
          waiting[target] = 1
          affected.append(network.conclusions[inference])
        }
      }
    }
    if !affected.isEmpty { derive(affected) }
  }

  /// Whether the support that a statement's value rests on does not carry it any more.
  private func isBaseless(_ node: Int) -> Bool {
    let level = layer.possible[node]
    return level > floorPossible[node] && source[node] != network.nowhere
      && layer.possible[Int(source[node])] < level
  }
}
