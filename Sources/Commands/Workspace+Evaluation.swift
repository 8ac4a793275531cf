import ArgumentGraph
import Evaluation

extension Workspace {
  /// What stands on the map as it is now. Linear, but for knots.
  public func evaluation() -> Evaluation { Evaluation(notebook.view) }
}
