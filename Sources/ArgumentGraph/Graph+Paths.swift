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

  /// The inference that `path` names, were it one whose own target names nothing: `R -> P -> C` also
  /// names the inference with the premise R that was written to bear on `P -> C`.
  ///
  /// This is how people refer to inferences; no inference is tied to another by it.
  public func lookUp(_ path: InferencePath) -> PathResult {
    let found = resolve(path)
    guard found == .missing, let outer = path.steps.first, let first = outer.first, !first.isNone
    else { return found }
    let rest = path.steps.dropFirst()
    let dangling = Set(uses(first)).filter { inference in
      guard unresolved.contains(inference), hasPremises(inference, outer),
        let target = targetPaths[inference]
      else { return false }
      return target.end == path.end && target.steps.count == rest.count
        && zip(target.steps, rest).allSatisfy { Set($0) == Set($1) }
    }.sorted()
    return dangling.count == 1
      ? .found(dangling[0]) : dangling.isEmpty ? found : .ambiguous(dangling)
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

  /// The inferences with exactly this set of premises, in the order in which their statements came
  /// to be.
  public func inferences(with premises: [NodeID], concluding node: NodeID) -> [NodeID] {
    guard let first = premises.first, !first.isNone, !node.isNone else { return [] }
    var matches: [NodeID] = []
    // Both lists hold every match, so the walk ends with the shorter one.
    var above = incoming(node)
    var below = uses(first)
    while let up = above.next(), let down = below.next() {
      if hasPremises(up, premises) { matches.append(up) }
      if conclusions[down.index] == node, hasPremises(down, premises) { matches.append(down) }
    }
    return Set(matches).sorted { (origin($0).raw, $0) < (origin($1).raw, $1) }
  }

  /// Whether `inference` has just this set of premises.
  func hasPremises(_ inference: NodeID, _ premises: [NodeID]) -> Bool {
    let mine = self.premises(inference)
    guard mine.count == premises.count else { return false }
    if premises.count <= 16 { return mine.allSatisfy { premises.contains($0) } }
    return Set(mine) == Set(premises)
  }

  /// Whether a path still waits for its inference.
  public var hasUnresolvedPaths: Bool { !unresolved.isEmpty }

  /// Inferences whose target names nothing, in the order of their numbers.
  public var danglingInferences: [NodeID] { unresolved.sorted() }

  /// The path that an inference's target was written with, if it was.
  public func targetPath(_ inference: NodeID) -> InferencePath? { targetPaths[inference] }

  /// The attackers and backers of `inference` that name it by its premises and conclusion.
  public func namedByPath(_ inference: NodeID) -> Bool {
    incoming(inference).contains { targetPaths[$0] != nil }
  }
}
