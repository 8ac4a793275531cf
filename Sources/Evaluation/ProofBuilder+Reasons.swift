import ArgumentGraph

/// Choosing the reasons of single facts, so that each rests on what was known before it.
extension ProofBuilder {
  private func id(_ node: Int) -> NodeID { NodeID(raw: UInt32(truncatingIfNeeded: node)) }

  private func fact(_ goal: Goal) -> Certificate.Fact {
    Certificate.Fact(node: id(goal.node), level: goal.level)
  }

  /// Whether a goal is true, and was before `moment` when it is of the same knot and layer.
  private func isKnown(_ goal: Goal, before moment: Moment, orThen: Bool = false) -> Bool {
    switch goal.kind {
    case .holds where !holds(goal.node, goal.level): return false
    case .fails where isPossible(goal.node, goal.level): return false
    case .possible where !isPossible(goal.node, goal.level): return false
    case .unproven where holds(goal.node, goal.level): return false
    case .possible, .unproven: return true
    default: break
    }
    let mine = self.moment(of: goal)
    if mine.knot == 0 || mine.knot != moment.knot || mine.isWord != moment.isWord { return true }
    return mine.stamp < moment.stamp || (orThen && mine.stamp == moment.stamp)
  }

  /// The opposite and the like of a goal's kind: what its attackers and its premises must be.
  private func kinds(_ goal: Goal) -> (positive: Goal.Kind, negative: Goal.Kind) {
    switch goal.kind {
    case .holds: (.holds, .fails)
    case .fails: (.fails, .holds)
    case .possible: (.possible, .unproven)
    case .unproven: (.unproven, .possible)
    }
  }

  /// Why something holds, or may hold.
  func derivation(of goal: Goal, _ needs: inout [Goal]) -> Certificate.Derivation {
    let node = goal.node
    let (positive, negative) = kinds(goal)
    func derivation(_ ground: Certificate.Ground) -> Certificate.Derivation {
      Certificate.Derivation(fact: fact(goal), ground: ground)
    }
    if network.roles[node] != .statement {
      needs += network.premises[node].map { Goal(positive, Int($0), goal.level) }
      needs += undercutGoals(node, goal.level, negative)
      return derivation(.premises)
    }
    if givens.forces[node] == .in { return derivation(.supposed) }
    if goal.level == 0, goal.kind == .holds ? holds(node, 1) : isPossible(node, 1) {
      needs.append(Goal(positive, node, 1))
      return derivation(.evidence)
    }
    needs += network.attacks[node].map { Goal(negative, Int($0), goal.level) }
    let admitted = goal.level == 0 ? givens.words[node] > 0 : Int(givens.levels[node]) >= goal.level
    if admitted { return derivation(.admitted) }
    let support = carrier(of: goal)
    needs += network.premises[support].map { Goal(positive, Int($0), goal.level) }
    needs += undercutGoals(support, goal.level, negative)
    return derivation(.support(id(support)))
  }

  /// The support that carries a statement: of those that did so in time, one with fewest premises.
  private func carrier(of goal: Goal) -> Int {
    let moment = moment(of: goal)
    if goal.kind == .possible, let source = source(of: goal.node, isWord: goal.level == 0) {
      return source
    }
    let usable = network.supports[goal.node].map { Int($0) }.filter { support in
      isKnown(Goal(goal.kind, support, goal.level), before: moment)
    }
    let order = rank
    let best = usable.min {
      (network.premises[$0].count, order[$0]) < (network.premises[$1].count, order[$1])
    }
    return best ?? Int(network.nowhere)
  }

  private func undercutGoals(_ inference: Int, _ level: Int, _ kind: Goal.Kind) -> [Goal] {
    if givens.forces[inference] == .in { return [] }
    return network.attacks[inference].map { Goal(kind, Int($0), min(level, 1)) }
  }

  /// Why something does not hold, or need not.
  func refutation(of goal: Goal, _ needs: inout [Goal]) -> Certificate.Refutation {
    let node = goal.node
    let moment = moment(of: goal)
    var refutation = Certificate.Refutation(fact: fact(goal), rebuttal: nil, obstacles: [])
    if network.roles[node] != .statement {
      refutation.obstacles = [obstacle(to: node, goal.level, goal.kind, moment, &needs)]
      return refutation
    }
    if givens.forces[node] == .out { return refutation }
    if goal.level == 0 { needs.append(Goal(goal.kind, node, 1)) }
    var level = goal.level
    if let rebuttal = strongestRebuttal(of: goal, moment) {
      refutation.rebuttal = Certificate.Fact(node: id(rebuttal.node), level: rebuttal.level)
      needs.append(rebuttal)
      // At level 0 one that holds leaves nothing open; above, what is stronger than it stays open.
      if goal.level == 0 { return refutation }
      level = max(level, rebuttal.level + 1)
    }
    if level > Int(givens.top) { return refutation }
    for support in network.supports[node] {
      refutation.obstacles.append(
        obstacle(to: Int(support), level, goal.kind, moment, &needs))
    }
    return refutation
  }

  /// The strongest rebuttal that was known in time to defeat what would carry a statement.
  private func strongestRebuttal(of goal: Goal, _ moment: Moment) -> Goal? {
    let kind = kinds(goal).negative
    var best: Goal?
    for rebuttal in evaluation.ordered(network.attacks[goal.node].map { Int($0) }) {
      let top = goal.level == 0 ? 0 : Int(givens.top)
      for level in stride(from: top, through: goal.level, by: -1) {
        let candidate = Goal(kind, rebuttal.index, level)
        if isKnown(candidate, before: moment) {
          if level > best?.level ?? -1 { best = candidate }
          break
        }
      }
    }
    return best
  }

  /// What keeps an inference from carrying at a level.
  private func obstacle(
    to inference: Int, _ level: Int, _ kind: Goal.Kind, _ moment: Moment, _ needs: inout [Goal]
  ) -> Certificate.Obstacle {
    if givens.forces[inference] == .out { return .supposed }
    for premise in evaluation.graph.premises(id(inference))
    where network.roles[premise.index] != .statement {
      return .premise(premise)
    }
    // A premise that fails outside of circles first: it makes the shorter reason.
    for orThen in [false, true] {
      for premise in network.premises[inference] {
        let goal = Goal(kind, Int(premise), level)
        if isKnown(goal, before: moment, orThen: orThen) {
          needs.append(goal)
          return .premise(id(Int(premise)))
        }
      }
      if orThen || givens.forces[inference] == .in { continue }
      let opposite: Goal.Kind = kind == .fails ? .holds : .possible
      for undercut in network.attacks[inference] {
        let goal = Goal(opposite, Int(undercut), min(level, 1))
        if isKnown(goal, before: moment) {
          needs.append(goal)
          return .undercut(id(Int(undercut)))
        }
      }
    }
    return .supposed
  }
}
