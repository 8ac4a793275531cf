import ArgumentGraph

/// A verdict that two evaluations disagree on.
public struct VerdictChange: Sendable, Equatable {
  /// The statement or inference.
  public var node: NodeID
  /// What it was.
  public var before: Verdict
  /// What it is.
  public var after: Verdict
}

extension Evaluation {
  /// The verdicts that differ from those of an earlier evaluation of the same notebook:
  /// contentions first, then statements, then inferences, each in the order of the document.
  ///
  /// What only one of the two maps declares is left out. Linear.
  public func changes(from earlier: Evaluation) -> [VerdictChange] {
    let contentions = Set(map.contentions)
    var groups: [[VerdictChange]] = [[], [], []]
    for node in map.order where map.graph.kind(node) != .source {
      guard node.index < earlier.map.rank.count, earlier.map.rank[node.index] >= 0 else { continue }
      let before = earlier.verdict(node)
      let after = verdict(node)
      if before == after { continue }
      let group = contentions.contains(node) ? 0 : map.graph.kind(node).isStatement ? 1 : 2
      groups[group].append(VerdictChange(node: node, before: before, after: after))
    }
    return groups.flatMap { $0 }
  }
}
