/// What must be decided of the clauses of admissible sets.
///
/// A variable of the second half that is true, for an argument that is out, needs one of its
/// attackers in. When all such needs are met, and the demands, whatever is not decided may be
/// false: so a search looks at what bears on its question alone, however large the framework is.
struct Needs: Sendable {
  /// The number of arguments; variable a says that a is in, `count + a` that it is out.
  let count: Int
  let attackers: Adjacency
  /// Clauses beside those of admissible sets that have positive literals.
  var demands: [[Literal]] = []
  /// All of the trail before this place is met.
  var met = 0
  /// What `met` was when each decision level began: what is met later may be met by later decisions.
  private var levels: ContiguousArray<Int> = []

  init(_ framework: Framework) {
    count = framework.count
    attackers = framework.attackers
  }

  mutating func beginLevel() { levels.append(met) }

  mutating func backtrack(to level: Int) {
    met = levels[level]
    levels.removeSubrange(level...)
  }
}

extension SATSolver {
  /// A literal that helps to meet the first need that is not met; `nil` when all are.
  mutating func decideNeed() -> Literal? {
    guard let count = needs?.count else { return nil }
    while let place = needs?.met, place < trail.count {
      let literal = trail[place]
      if literal.isPositive, literal.variable >= count, literal.variable < 2 * count,
        let need = attackerToDecide(of: literal.variable - count)
      {
        return need
      }
      needs?.met = place + 1
    }
    return demandToDecide()
  }

  /// Notes which needs are met whatever is decided, so that no later search looks at them again.
  mutating func meetRootNeeds() {
    guard marks.isEmpty, let count = needs?.count else { return }
    while let place = needs?.met, place < trail.count {
      let literal = trail[place]
      if literal.isPositive, literal.variable >= count, literal.variable < 2 * count,
        attackerToDecide(of: literal.variable - count) != nil
      {
        return
      }
      needs?.met = place + 1
    }
  }

  /// The attacker to be put in so that an argument is out; `nil` when one is in. The busiest in
  /// recent conflicts is tried first, of two that are alike the one that is attacked less.
  private func attackerToDecide(of argument: Int) -> Literal? {
    var best: Int?
    for place in needs?.attackers.range(argument) ?? 0..<0 {
      guard let attacker = needs.map({ Int($0.attackers.items[place]) }) else { return nil }
      switch values[2 * attacker] {
      case 1: return nil
      case 0:
        if let other = best, !isBetter(attacker, than: other) { continue }
        best = attacker
      default: continue
      }
    }
    return best.map { Literal($0) }
  }

  private func isBetter(_ one: Int, than other: Int) -> Bool {
    let (first, second) = (order.activity(one), order.activity(other))
    if first != second { return first > second }
    let counts = [one, other].map { needs?.attackers.range($0).count ?? 0 }
    return counts[0] < counts[1]
  }

  private func demandToDecide() -> Literal? {
    for demand in needs?.demands ?? [] where !demand.contains(where: { values[$0.index] == 1 }) {
      let open = demand.filter { values[$0.index] == 0 }
      if let best = open.max(by: { order.activity($0.variable) < order.activity($1.variable) }) {
        return best
      }
    }
    return nil
  }
}
