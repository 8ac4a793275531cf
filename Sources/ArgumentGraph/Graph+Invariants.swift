/// What must always hold; checked after each change of a debug build, and in tests.
extension Graph {
  /// What is wrong with the lists around `node`, or `nil` when all is well.
  func invariantFailure(at node: NodeID) -> String? {
    if node.isNone { return nil }
    let index = node.index
    if kinds[index].isInference {
      for entry in premiseRanges[index].range where premiseEntries[entry].owner != node {
        return "premise entry \(entry) does not belong to node \(index)"
      }
      let target = conclusions[index]
      if target.isNone != unresolved.contains(node) {
        return "node \(index) has no conclusion and does not wait for one, or has both"
      }
    }
    return nil
  }

  /// What is wrong with the whole graph, or `nil` when all is well. Linear.
  public func invariantFailure() -> String? {
    var counted = [Int](repeating: 0, count: NodeKind.allCases.count)
    var incomingSeen = 0
    var usesSeen = 0
    var incomingExpected = 0
    var usesExpected = 0
    for node in slots {
      let kind = kinds[node.index]
      counted[Int(kind.rawValue)] += 1
      if let failure = invariantFailure(at: node) { return failure }
      var previous = NodeID.none
      for inference in incoming(node) {
        if conclusions[inference.index] != node { return "\(inference) is in a wrong list" }
        if previousIncoming[inference.index] != previous { return "\(inference) is ill linked" }
        previous = inference
        incomingSeen += 1
      }
      if lastIncoming[node.index] != previous { return "the list of \(node) has another end" }
      for owner in uses(node) {
        if !premises(owner).contains(node) { return "\(owner) does not use \(node)" }
        usesSeen += 1
      }
      if kind.isInference {
        if !conclusions[node.index].isNone { incomingExpected += 1 }
        usesExpected += premises(node).count
      }
      if kind.isDeclared == origins[node.index].isNone { return "\(node) has no origin, or one" }
    }
    if counted != counts { return "the counts are \(counts), not \(counted)" }
    if incomingSeen != incomingExpected { return "\(incomingSeen) incoming, not \(incomingExpected)" }
    if usesSeen != usesExpected { return "\(usesSeen) uses, not \(usesExpected)" }
    return nil
  }
}
