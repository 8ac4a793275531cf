import ArgumentGraph

/// What an explanation says of readings, when others than the grounded one count.
extension ExplanationWriter {
  /// The verdict in terms of readings; `nil` when the grounded one decides it.
  func readingSentence(_ name: String, _ node: NodeID, _ verdict: Verdict) -> String? {
    guard let acceptance = evaluation.acceptance(of: node),
      verdict != evaluation.plain.verdict(node) || acceptance != .every
    else { return nil }
    let which = "\(evaluation.semantics.rawValue) reading"
    switch (verdict, acceptance) {
    case (.stands(let level), _):
      return "\(name) STANDS at level \(level): it holds in every \(which)."
    case (.asserted, _):
      return "\(name) is ASSERTED: in every \(which) somebody's word holds it up."
    case (.contested, .undecided):
      return
        "\(name) is CONTESTED; whether it holds in every \(which) was not decided within the limit."
    case (.contested(let level), _):
      let how = level == 0 ? "on assertion" : "at level \(level)"
      if evaluation.semantics == .ideal {
        return "\(name) is CONTESTED \(how): the ideal reading leaves it open."
      }
      return acceptance == .some
        ? "\(name) is CONTESTED \(how): it holds in some \(which)s and not in others."
        : "\(name) is CONTESTED \(how): it holds in no \(which), and not every one refutes it."
    case (.falls, _), (.notAdmitted, _): return nil
    }
  }

  /// Names a reading in which a statement holds, and one in which it does not.
  mutating func writeExample(of node: NodeID) {
    guard let example = evaluation.example(of: node) else { return }
    func names(_ nodes: [NodeID]) -> String {
      let rest = nodes.count - Evaluation.namedLimit
      let named = nodes.prefix(Evaluation.namedLimit).map { evaluation.graph.name($0) }
      return list(named + (rest > 0 ? ["\(rest) more"] : []))
    }
    switch (example.with.isEmpty, example.against.isEmpty) {
    case (false, false):
      add(
        "In one reading it holds with \(names(example.with)), in another \(names(example.against)) "
          + "\(example.against.count == 1 ? "holds" : "hold") instead.")
    case (false, true): add("In one reading it holds with \(names(example.with)).")
    case (true, false):
      add(
        "In one reading it holds, in another \(names(example.against)) "
          + "\(example.against.count == 1 ? "holds" : "hold") instead.")
    case (true, true): return
    }
  }
}
