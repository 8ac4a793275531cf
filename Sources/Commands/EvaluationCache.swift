import ArgumentGraph
import Evaluation
import Notebook
import Synchronization

/// What stands on a notebook's map, kept for as long as the map stays as it is, and brought up to
/// date after an edit rather than computed anew.
///
/// Copies of a workspace share it: what it keeps is told apart by the state of the map.
final class EvaluationCache: Sendable {
  private struct Kept: Sendable {
    var state: MapState
    var evaluation: Evaluation?
    /// What is left of the evaluation once the map was let go.
    var remains: Evaluation.Remains?
    var scratch = Evaluation.Scratch()
    var supposed: Evaluation?
    /// The last evaluation by other readings than the grounded one.
    var read: Evaluation?
  }

  private let kept = Mutex<Kept?>(nil)

  /// Lets go of the map, which is about to change.
  func release() {
    kept.withLock { kept in
      guard var last = kept.take() else { return }
      if let evaluation = last.evaluation {
        last.remains = evaluation.remains(after: last.scratch)
        last.scratch = Evaluation.Scratch()
      }
      last.evaluation = nil
      last.supposed = nil
      last.read = nil
      kept = last
    }
  }

  /// What stands on a notebook's map.
  ///
  /// - Parameter isInterrupted: asked now and then while readings are searched; what was not decided
  ///   because of it is not kept.
  func evaluation(
    of notebook: Notebook, grades: GradeTable, supposing suppositions: Suppositions,
    under semantics: MapSemantics, isInterrupted: @escaping () -> Bool = { false }
  ) -> Evaluation {
    let grounded = groundedEvaluation(of: notebook, grades, suppositions)
    if semantics == .grounded { return grounded }
    let known: Evaluation? = kept.withLock { kept in
      guard kept?.state == notebook.mapState, let read = kept?.read, read.semantics == semantics,
        read.suppositions == suppositions, read.grades == grades
      else { return nil }
      return read
    }
    if let known { return known }
    let read = grounded.reading(under: semantics, isInterrupted: isInterrupted)
    if isInterrupted() { return read }
    kept.withLock { kept in
      if kept?.state == notebook.mapState, kept?.evaluation?.grades == grades { kept?.read = read }
    }
    return read
  }

  private func groundedEvaluation(
    of notebook: Notebook, _ grades: GradeTable, _ suppositions: Suppositions
  ) -> Evaluation {
    kept.withLock { kept in
      let state = notebook.mapState
      if kept?.state != state || kept?.evaluation == nil || kept?.evaluation?.grades != grades {
        Self.bringUpToDate(&kept, notebook, state, grades)
      }
      guard let plain = kept?.evaluation else {
        return Evaluation(notebook.view, grades: grades, supposing: suppositions)
      }
      if suppositions.isEmpty { return plain }
      if let supposed = kept?.supposed, supposed.suppositions == suppositions { return supposed }
      let supposed = plain.supposing(suppositions)
      kept?.supposed = supposed
      return supposed
    }
  }

  private static func bringUpToDate(
    _ kept: inout Kept?, _ notebook: Notebook, _ state: MapState, _ grades: GradeTable
  ) {
    let graph = notebook.graph
    let view: @Sendable () -> MapView = { notebook.view }
    var old = kept.take()
    if let former = old?.state, old?.remains?.grades == grades,
      let changed = notebook.changedNodes(since: former), let remains = old?.remains.take()
    {
      // Nothing else holds on to what is left, so that it can be changed in place.
      let (evaluation, scratch) = Evaluation.update(
        consume remains, on: graph, changed: changed, map: view)
      kept = Kept(state: state, evaluation: evaluation, scratch: scratch)
      return
    }
    kept = Kept(state: state, evaluation: Evaluation(graph, grades: grades, map: view))
  }
}
