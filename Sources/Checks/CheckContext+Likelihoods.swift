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

  /// Whether each node supports a main point, by however many steps of support; the main points
  /// themselves do.
  func findPointSupport() -> [Bool] {
    var reached = marks(mainPoints)
    var stack = mainPoints
    while let node = stack.popLast() {
      for inference in incoming[node] where isSupport(inference) {
        for premise in premises[inference] where !reached[premise.index] {
          reached[premise.index] = true
          stack.append(premise)
        }
      }
    }
    return reached
  }
}
