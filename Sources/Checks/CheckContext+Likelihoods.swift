import ArgumentGraph
import Conventions

/// How likely statements are said to be.
extension CheckContext {
  /// The chances of each statement, in percent: those of a term of the map's scale, or those that
  /// are written out. Statements without any are not in it.
  func findLikelihoods() -> [NodeID: ClosedRange<Int>] {
    let scale = LikelihoodScale.of(map)
    var ranges: [NodeID: ClosedRange<Int>] = [:]
    for node in statements {
      if let text = graph.likelihood(node) { ranges[node] = scale.range(of: text) }
    }
    return ranges
  }

  /// The chances of a statement in words: `likely (55–80%)`.
  func likelihoodWords(_ node: NodeID) -> String {
    graph.likelihood(node).map { quoted(LikelihoodScale.of(map).shown($0)) } ?? ""
  }

  /// The chances of one statement.
  func likelihoodRange(of node: NodeID) -> ClosedRange<Int>? {
    guard graph.kind(node).isStatement else { return nil }
    return graph.likelihood(node).flatMap { LikelihoodScale.of(map).range(of: $0) }
  }
}
