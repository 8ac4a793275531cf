import ArgumentGraph

extension Evaluation {
  /// The verdict on a statement or an inference; `falls` for anything else.
  ///
  /// A support stands when its premises do, nothing undercuts it, and no rebuttal of its
  /// conclusion is as strong. Constant time but for the attacks on a support's conclusion.
  public func verdict(_ node: NodeID) -> Verdict {
    let index = node.index
    guard index < network.count, network.roles[index] != .none else { return .falls }
    var evidence = (values.evidence.holds[index], values.evidence.possible[index])
    var word = (values.word.holds[index], values.word.possible[index])
    if network.roles[index] == .support {
      evidence = afterRebuttals(index, evidence, .evidence)
      word = afterRebuttals(index, word, .word)
    }
    let verdict = Self.verdict((evidence.0, evidence.1, word.0, word.1))
    return verdict == .falls && isKeptOut(node) ? .notAdmitted : verdict
  }

  /// The verdict on a statement if its values were these.
  func verdict(ofStatement node: NodeID, _ bounds: (UInt8, UInt8, UInt8, UInt8)) -> Verdict {
    let verdict = Self.verdict(bounds)
    return verdict == .falls && isKeptOut(node) ? .notAdmitted : verdict
  }

  /// The verdict on an inference as a reason: whether its premises hold and nothing undercuts it,
  /// whatever is said against its conclusion.
  public func standing(ofReason inference: NodeID) -> Verdict {
    let index = inference.index
    guard index < network.count, network.roles[index] != .none else { return .falls }
    if values.evidence.holds[index] > 0 {
      return .stands(level: Int(values.evidence.holds[index]))
    }
    if values.evidence.possible[index] > 0 {
      return .contested(level: Int(values.evidence.possible[index]))
    }
    if values.word.holds[index] > 0 { return .asserted }
    return values.word.possible[index] > 0 ? .contested(level: 0) : .falls
  }

  /// How many of the reasons for a claim are grounded, and how many there are.
  public func reasons(for node: NodeID) -> (grounded: Int, all: Int) {
    guard node.index < network.count else { return (0, 0) }
    let supports = network.supports[node.index]
    return (supports.count { values.evidence.holds[Int($0)] > 0 }, supports.count)
  }

  /// Whether the grade or status of a node keeps it out, and nothing supports it.
  func isKeptOut(_ node: NodeID) -> Bool {
    let index = node.index
    switch graph.kind(node) {
    case .evidence, .assumption:
      return givens.levels[index] == 0 && network.supports.range(index).isEmpty
        && givens.forces[index] == .none
    default: return false
    }
  }

  private func afterRebuttals(
    _ support: Int, _ bounds: (UInt8, UInt8), _ kind: LayerKind
  ) -> (UInt8, UInt8) {
    if let steps = kind == .evidence ? readings?.evidenceSteps : readings?.wordSteps,
      readings?.exist == true, let step = steps[support]
    {
      return (step.every, step.possible)
    }
    let layer = kind == .evidence ? values.evidence : values.word
    let conclusion = Int(network.conclusions[support])
    if givens.forces[conclusion] != .none { return bounds }
    var (holds, possible) = bounds
    for rebuttal in network.attacks[conclusion] {
      if holds <= layer.possible[Int(rebuttal)] { holds = 0 }
      if possible <= layer.holds[Int(rebuttal)] { possible = 0 }
    }
    return (holds, possible)
  }
}
