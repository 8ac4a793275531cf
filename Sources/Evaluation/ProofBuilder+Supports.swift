import ArgumentGraph

/// The reasons of verdicts on supports, which nothing else rests on: beside its premises and its
/// undercuts, what a support carries hangs on the rebuttals of its conclusion.
extension ProofBuilder {
  /// Shows a goal of a support, which must be true of the verdict on it.
  mutating func proveSupport(_ goal: Goal) {
    record(goal.node)
    var needs: [Goal] = []
    let step: Certificate.Step
    switch goal.kind {
    case .holds: step = .holds(carriage(goal, &needs))
    case .possible: step = .undecided(possible: [carriage(goal, &needs)], unproven: [])
    case .fails: step = .fails([defeat(goal, &needs)])
    case .unproven: step = .undecided(possible: [], unproven: [defeat(goal, &needs)])
    }
    for need in needs { prove(need) }
    add(step)
  }

  /// The rebuttals that a support has to be stronger than.
  private func rebuttals(of support: Int) -> ContiguousArray<UInt32>.SubSequence {
    let conclusion = Int(network.conclusions[support])
    return givens.forces[conclusion] == .none ? network.attacks[conclusion] : []
  }

  private func carriage(_ goal: Goal, _ needs: inout [Goal]) -> Certificate.Derivation {
    let negative: Goal.Kind = goal.kind == .holds ? .fails : .unproven
    needs += rebuttals(of: goal.node).map { Goal(negative, Int($0), goal.level) }
    return derivation(of: goal, &needs)
  }

  private func defeat(_ goal: Goal, _ needs: inout [Goal]) -> Certificate.Refutation {
    var goal = goal
    let rebuttal = strongest(of: rebuttals(of: goal.node), against: goal)
    let lowest = goal
    if let rebuttal {
      needs.append(rebuttal)
      // At level 0 one that holds leaves nothing open; above, what is stronger than it stays open.
      goal.level = goal.level == 0 ? Int(givens.top) + 1 : max(goal.level, rebuttal.level + 1)
    }
    var refutation = Certificate.Refutation(
      fact: Certificate.Fact(node: id(lowest.node), level: lowest.level), rebuttal: nil,
      obstacles: [])
    if let rebuttal {
      refutation.rebuttal = Certificate.Fact(node: id(rebuttal.node), level: rebuttal.level)
    }
    if goal.level <= Int(givens.top) {
      refutation.obstacles = self.refutation(of: goal, &needs).obstacles
    }
    return refutation
  }

  private func strongest(
    of rebuttals: ContiguousArray<UInt32>.SubSequence, against goal: Goal
  ) -> Goal? {
    let kind: Goal.Kind = goal.kind == .fails ? .holds : .possible
    var best: Goal?
    for rebuttal in evaluation.ordered(rebuttals.map { Int($0) }) {
      for level in stride(from: goal.level == 0 ? 0 : Int(givens.top), through: goal.level, by: -1)
      {
        let known =
          kind == .holds ? holds(rebuttal.index, level) : isPossible(rebuttal.index, level)
        if !known { continue }
        if level > best?.level ?? -1 { best = Goal(kind, rebuttal.index, level) }
        break
      }
    }
    return best
  }

  private func id(_ node: Int) -> NodeID { NodeID(raw: UInt32(truncatingIfNeeded: node)) }
}
