/// Inferences without an id, found by their premises and conclusion.
extension Graph {
  /// What a path names.
  public enum PathResult: Sendable, Equatable {
    case found(NodeID)
    case missing
    /// Several inferences have that name; each needs an `as` id to be told apart.
    case ambiguous([NodeID])
  }

  /// The inference that `path` names.
  ///
  /// An inference without an id is preferred to one that has one. Linear in the smaller of the
  /// conclusion's and the first premise's number of inferences, for each step.
  public func resolve(_ path: InferencePath) -> PathResult {
    var conclusion = path.end
    for (depth, premises) in path.steps.enumerated().reversed() {
      let matches = inferences(with: premises, concluding: conclusion)
      let unnamed = matches.filter { labels[$0.index].isNone }
      let chosen = unnamed.isEmpty ? matches : unnamed
      guard let first = chosen.first else { return .missing }
      if chosen.count > 1 { return .ambiguous(chosen) }
      if depth == 0 { return .found(first) }
      conclusion = first
    }
    return .missing
  }

  /// The node that `target` names; `none` when there is no such inference, or several.
  public func resolve(_ target: Target) -> NodeID {
    switch target {
    case .node(let node): return node
    case .path(let path):
      if case .found(let node) = resolve(path) { return node }
      return .none
    }
  }

  /// The inferences with exactly this set of premises, in the order of their numbers.
  public func inferences(with premises: [NodeID], concluding node: NodeID) -> [NodeID] {
    guard let first = premises.first, !node.isNone else { return [] }
    var matches: [NodeID] = []
    // Both lists hold every match, so the walk ends with the shorter one.
    var above = incoming(node)
    var below = uses(first)
    while let up = above.next(), let down = below.next() {
      if hasPremises(up, premises) { matches.append(up) }
      if conclusions[down.index] == node, hasPremises(down, premises) { matches.append(down) }
    }
    return Set(matches).sorted()
  }

  private func hasPremises(_ inference: NodeID, _ premises: [NodeID]) -> Bool {
    let mine = self.premises(inference)
    return mine.count == premises.count && mine.allSatisfy { premises.contains($0) }
  }

  /// Whether a path still waits for its inference.
  public var hasUnresolvedPaths: Bool { !unresolved.isEmpty }

  /// Inferences whose target names nothing, in the order of their numbers.
  public var danglingInferences: [NodeID] { unresolved.sorted() }

  /// The path that an inference's target was written with, if it was.
  public func targetPath(_ inference: NodeID) -> InferencePath? { targetPaths[inference] }

  /// Ties every inference whose target was written as a path to what the path names now.
  ///
  /// Paths may bear on each other, so it goes on as long as one is found.
  public mutating func resolvePaths() {
    var waiting = unresolved.sorted()
    var progress = true
    while progress, !waiting.isEmpty {
      progress = false
      var still: [NodeID] = []
      for inference in waiting {
        ambiguous.remove(inference)
        guard let path = targetPaths[inference] else { continue }
        switch resolve(path) {
        case .found(let target) where !formsCircle(inference, target):
          appendIncoming(inference, to: target)
          unresolved.remove(inference)
          progress = true
        case .ambiguous:
          ambiguous.insert(inference)
          still.append(inference)
        default:
          still.append(inference)
        }
      }
      waiting = still
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

  /// The attackers and backers of `inference` that name it by its premises and conclusion.
  public func namedByPath(_ inference: NodeID) -> Bool {
    incoming(inference).contains { targetPaths[$0] != nil }
  }
}
