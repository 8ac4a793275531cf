import ArgumentGraph
import Conventions

/// How likely statements are said to be, in numbers.
extension Workspace {
  /// The chances of a statement in percent: those of the term of the map's scale that is given as
  /// its likelihood, or those that are written out; `nil` when there are none.
  public var chances: (NodeID) -> ClosedRange<Int>? { notebook.view.chances }
}

extension MapView {
  /// The chances of a statement in percent: see `Workspace.chances`.
  var chances: (NodeID) -> ClosedRange<Int>? {
    let scale = LikelihoodScale.of(self)
    return { node in self.graph.likelihood(node).flatMap { scale.range(of: $0) } }
  }
}
