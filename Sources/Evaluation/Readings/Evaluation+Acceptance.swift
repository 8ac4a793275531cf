import ArgumentGraph

extension Evaluation {
  /// In how many of the readings that count a statement or an inference holds: on evidence, or on
  /// word where only word can hold it up. `nil` when only the grounded reading counts, when there is
  /// no reading that counts, and for anything else.
  public func acceptance(of node: NodeID) -> Acceptance? {
    let index = node.index
    guard let readings, readings.exist != false, index < network.count,
      network.roles[index] != .none
    else { return nil }
    switch verdict(node) {
    case .stands, .asserted: return .every
    case .falls, .notAdmitted: return Acceptance.none
    case .contested(let level):
      if readings.undecided.contains(index) { return .undecided }
      return holdsInSome(index, readings, atWord: level == 0) ? .some : Acceptance.none
    }
  }

  private func holdsInSome(_ node: Int, _ readings: MapReadings, atWord: Bool) -> Bool {
    let steps = atWord ? readings.wordSteps : readings.evidenceSteps
    if let step = steps[node] { return step.some > 0 }
    return (atWord ? readings.someWord : readings.someEvidence)[node] > 0
  }
}
