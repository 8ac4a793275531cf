import ArgumentGraph
import Evaluation

extension Workspace {
  /// What stands on the map as it is now, as is supposed, and by the readings that `set semantics`
  /// has chosen.
  ///
  /// It is kept until the map or the suppositions change. After an edit only what the edit reaches
  /// is computed again; under suppositions everything is, once. Whoever keeps the answer while the
  /// notebook is edited makes that edit copy the map: keep its `record` instead.
  public func evaluation() -> Evaluation {
    let stop = stop
    return evaluations.evaluation(
      of: notebook, grades: grades, supposing: supposed, under: semantics
    ) { stop.isRaised }
  }

  /// What stands whatever is supposed: what exports and checks speak of.
  public func plainEvaluation() -> Evaluation {
    evaluations.evaluation(of: notebook, grades: grades, supposing: .none, under: .grounded)
  }
}
