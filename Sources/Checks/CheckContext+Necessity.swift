import ArgumentGraph

/// Which steps the main points are not grounded without.
extension CheckContext {
  /// Those of `candidates`, in their order, that bear on a main point which is not justified when
  /// the step is left out: one that is not justified in any case, or one that needs the step.
  ///
  /// Linear, and one pass over the map more for every 64 candidates that are in a reason for a
  /// main point beside which there is another.
  func necessary(among candidates: [NodeID]) -> [NodeID] {
    if candidates.isEmpty { return [] }
    let grounded = mainPoints.filter { justified[$0.index] }
    var isNecessary = [Bool](repeating: false, count: graph.count)
    for point in mainPoints where !justified[point.index] {
      visitAncestors(of: point, seen: &isNecessary) { _ in }
    }
    let reason = reasons(for: grounded)
    markNeeded(by: grounded, &isNecessary)
    let doubtful = candidates.filter { !isNecessary[$0.index] && reason[$0.index] }
    for start in stride(from: 0, to: doubtful.count, by: UInt64.bitWidth) {
      let some = Array(doubtful[start..<min(start + UInt64.bitWidth, doubtful.count)])
      let justified = justified(withoutEachOf: some)
      for (bit, inference) in some.enumerated()
      where grounded.contains(where: { justified[$0.index] >> UInt64(bit) & 1 == 0 }) {
        isNecessary[inference.index] = true
      }
    }
    return candidates.filter { isNecessary[$0.index] }
  }

  /// The support that bears on `node` and whose premises are all justified.
  private func viableSupport(of node: NodeID) -> [NodeID] {
    incoming[node].filter { inference in
      isSupport(inference) && premises[inference].allSatisfy { justified[$0.index] }
    }
  }

  /// Marks steps that nothing else stands beside, from `points` down to the first choice.
  private func markNeeded(by points: [NodeID], _ marks: inout [Bool]) {
    var seen = [Bool](repeating: false, count: graph.count)
    var stack = points
    while let node = stack.popLast() {
      if seen[node.index] || isGround(node) { continue }
      seen[node.index] = true
      let support = viableSupport(of: node)
      guard support.count == 1 else { continue }
      marks[support[0].index] = true
      stack += premises[support[0]]
    }
  }

  /// The inferences of one reason for each of `points`: what is in none of them, none needs.
  private func reasons(for points: [NodeID]) -> [Bool] {
    var isReached = [Bool](repeating: false, count: graph.count)
    var missing = [UInt32](repeating: 0, count: graph.count)
    for inference in inferences {
      missing[inference.index] = UInt32(truncatingIfNeeded: premises.count(inference))
    }
    var derivation = [NodeID](repeating: .none, count: graph.count)
    var stack = statements.filter { isGround($0) }
    for node in stack { isReached[node.index] = true }
    while let node = stack.popLast() {
      for inference in uses[node] {
        missing[inference.index] -= 1
        guard missing[inference.index] == 0, isSupport(inference) else { continue }
        let conclusion = graph.conclusion(inference)
        guard graph.kind(conclusion).isStatement, !isReached[conclusion.index] else { continue }
        isReached[conclusion.index] = true
        derivation[conclusion.index] = inference
        stack.append(conclusion)
      }
    }
    var marks = [Bool](repeating: false, count: graph.count)
    stack = points
    while let node = stack.popLast() {
      let inference = derivation[node.index]
      if inference.isNone || marks[inference.index] { continue }
      marks[inference.index] = true
      stack += premises[inference]
    }
    return marks
  }

  /// For each node the steps without which it is still justified, one bit for each of `steps`.
  private func justified(withoutEachOf steps: [NodeID]) -> [UInt64] {
    var without = [UInt64](repeating: .max, count: graph.count)
    for (bit, step) in steps.enumerated() { without[step.index] &= ~(1 << UInt64(bit)) }
    var justified = [UInt64](repeating: 0, count: graph.count)
    var isPending = [Bool](repeating: false, count: graph.count)
    // A step counts from when its last premise is reached, so that long lists are read once.
    var wasReached = isPending
    var missing = inferences.reduce(into: [UInt32](repeating: 0, count: graph.count)) {
      $0[$1.index] = UInt32(truncatingIfNeeded: premises.count($1))
    }
    var queue = statements.filter { isGround($0) }
    for node in queue {
      justified[node.index] = .max
      isPending[node.index] = true
    }
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      isPending[node.index] = false
      let isNew = !wasReached[node.index]
      wasReached[node.index] = true
      for inference in uses[node] where isSupport(inference) {
        if isNew { missing[inference.index] -= 1 }
        let conclusion = graph.conclusion(inference)
        guard missing[inference.index] == 0, graph.kind(conclusion).isStatement else { continue }
        let held = premises[inference].reduce(without[inference.index]) {
          $0 & justified[$1.index]
        }
        guard held & ~justified[conclusion.index] != 0 else { continue }
        justified[conclusion.index] |= held
        if !isPending[conclusion.index] {
          isPending[conclusion.index] = true
          queue.append(conclusion)
        }
      }
    }
    return justified
  }
}
