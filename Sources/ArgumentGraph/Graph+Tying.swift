/// Tying inferences whose target was written as `P -> C` to what that names.
///
/// What a path names may change with every inference that is made or withdrawn, so paths are
/// entered by their steps, and those that a change may concern are looked up again.
extension Graph {
  /// Ties every inference whose target was written as a path to what the path names now.
  ///
  /// Paths may bear on each other, so tying one may let another be tied, or make it ambiguous. An
  /// inference depends only on ones with a shorter way to the end of its path, so this ends.
  public mutating func resolvePaths() {
    var rounds = 0
    while !stale.isEmpty, rounds <= targetPaths.count {
      rounds += 1
      // In the order of numbers, so that what comes out does not depend on hashing.
      let waiting = stale.sorted()
      stale.removeAll(keepingCapacity: true)
      for inference in waiting {
        guard unresolved.contains(inference), let path = targetPaths[inference] else { continue }
        ambiguous.remove(inference)
        // Tying one of those before it may have asked for it again.
        stale.remove(inference)
        switch resolve(path) {
        case .found(let target) where !formsCircle(inference, target):
          unresolved.remove(inference)
          tie(inference, to: target)
        case .ambiguous: ambiguous.insert(inference)
        default: break
        }
      }
    }
  }

  /// Whether `inference` would in the end bear on itself.
  private func formsCircle(_ inference: NodeID, _ target: NodeID) -> Bool {
    var node = target
    var steps = 0
    while !node.isNone, kinds[node.index].isInference, steps <= count {
      if node == inference { return true }
      node = conclusions[node.index]
      steps += 1
    }
    return false
  }

  // MARK: Changes

  /// Makes `target` what an inference bears on.
  mutating func tie(_ inference: NodeID, to target: NodeID) {
    appendIncoming(inference, to: target)
    // While a document is read every path still waits, and there is nothing to loosen.
    if stale.count < targetPaths.count { loosenUsers(of: inference) }
  }

  /// Takes an inference from what it bears on, and with it whatever names it in its path.
  mutating func untie(_ inference: NodeID) {
    loosenUsers(of: inference)
    removeIncoming(inference)
  }

  /// Keeps the path that an inference's target was written with, to be looked up later.
  mutating func enter(_ path: InferencePath, of inference: NodeID) {
    targetPaths[inference] = path
    unresolved.insert(inference)
    stale.insert(inference)
    for step in PathStep.all(of: path) { pathUsers[step, default: []].insert(inference) }
  }

  /// Forgets the path that an inference's target was written with.
  mutating func leave(_ path: InferencePath, of inference: NodeID) {
    targetPaths[inference] = nil
    unresolved.remove(inference)
    stale.remove(inference)
    ambiguous.remove(inference)
    for step in PathStep.all(of: path) {
      pathUsers[step]?.remove(inference)
      if pathUsers[step]?.isEmpty == true { pathUsers[step] = nil }
    }
  }

  /// Loosens the inferences whose path names `inference` on its way, and those that name these, and
  /// so on; they wait for being tied again.
  private mutating func loosenUsers(of inference: NodeID) {
    var changed = [inference]
    var next = 0
    while next < changed.count {
      for step in steps(of: changed[next]) {
        for user in pathUsers[step] ?? []
        where user != inference && !stale.contains(user) && names(user, changed[next]) {
          stale.insert(user)
          if unresolved.insert(user).inserted { changed.append(user) }
        }
      }
      next += 1
    }
    // Only now, because by their conclusions those that name them were found.
    for user in changed.dropFirst() { removeIncoming(user) }
  }

  /// Whether the path of `user` goes through `inference`.
  ///
  /// Two inferences that bear on different things may have a step in common; to take one for the
  /// other would loosen each for the other's sake, and never come to an end.
  private func names(_ user: NodeID, _ inference: NodeID) -> Bool {
    guard let path = targetPaths[user] else { return false }
    return path.steps.indices.contains { start in
      var node = inference
      for premises in path.steps[start...] {
        guard !node.isNone, kinds[node.index].isInference, hasPremises(node, premises) else {
          return false
        }
        node = conclusions[node.index]
      }
      return node == path.end
    }
  }

  /// The steps of paths that `inference` may be meant by.
  private func steps(of inference: NodeID) -> [PathStep] {
    let conclusion = conclusions[inference.index]
    guard !conclusion.isNone, let premise = premises(inference).min() else { return [] }
    let last = PathStep(premise: premise, next: conclusion, isLast: true)
    guard let next = premises(conclusion).min() else { return [last] }
    return [last, PathStep(premise: premise, next: next, isLast: false)]
  }
}

/// What can be said of one step of a path before it is looked up: the least of its premises, and
/// what the path ends with, or the least of the next step's premises.
struct PathStep: Hashable, Sendable {
  var premise: NodeID
  var next: NodeID
  var isLast: Bool

  static func all(of path: InferencePath) -> [PathStep] {
    let least = path.steps.map { $0.min() ?? .none } + [path.end]
    return path.steps.indices.map { index in
      PathStep(
        premise: least[index], next: least[index + 1], isLast: index == path.steps.count - 1)
    }
  }
}
