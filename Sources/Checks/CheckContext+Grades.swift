import ArgumentGraph
import Evaluation

/// What evidence is graded.
extension CheckContext {
  /// The best letter among the sources that evidence cites; `nil` when none has one.
  func letter(_ evidence: NodeID) -> Character? {
    let anchors = graph.anchors(evidence)
    guard anchors.contains(where: { graph.source($0.source).reliability != nil }) else {
      return nil
    }
    return GradeTable.admiralty.grade(of: evidence, in: graph).letter
  }

  /// Whether evidence was judged to be worse than C3, or to be beyond judging: by its letter or its
  /// number. What nobody graded is not meant; it is P004's.
  func isWeak(_ evidence: NodeID) -> Bool {
    if graph.credibility(evidence) > 3 { return true }
    return letter(evidence).map { $0 > "C" } ?? false
  }
}
