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
    if let failure = pathFailure() { return failure }
    if counted != counts { return "the counts are \(counts), not \(counted)" }
    if incomingSeen != incomingExpected {
      return "\(incomingSeen) incoming, not \(incomingExpected)"
    }
    if usesSeen != usesExpected { return "\(usesSeen) uses, not \(usesExpected)" }
    return nil
  }

  /// What is wrong with the paths and the inferences that wait for theirs, if anything.
  private func pathFailure() -> String? {
    if !unresolved.isSubset(of: targetPaths.keys) { return "what has no path waits for it" }
    if !stale.isSubset(of: unresolved) { return "a tied inference is to be looked up" }
    if !ambiguous.isSubset(of: unresolved) { return "an ambiguous inference is tied" }
    var users: [PathStep: Set<NodeID>] = [:]
    for (inference, path) in targetPaths {
      for step in PathStep.all(of: path) { users[step, default: []].insert(inference) }
      if unresolved.contains(inference) { continue }
      // Unless a change waits to be looked up, what is tied is what its path names.
      if stale.isEmpty, resolve(path) != .found(conclusions[inference.index]) {
        return "\(inference) is not tied to what its path names"
      }
    }
    return users == pathUsers ? nil : "the steps of paths are not those that are kept"
  }
}
