import ArgumentGraph

/// Collects the steps that lead to a fact, each once, with those it rests on before it.
struct ProofBuilder {
  /// What is to be shown of a node at a level.
  struct Goal: Hashable {
    enum Kind: UInt8 { case holds, fails, possible, unproven }
    var kind: Kind
    var node: Int
    var level: Int

    init(_ kind: Kind, _ node: Int, _ level: Int) {
      self.kind = kind
      self.node = node
      self.level = level
    }
  }

  let evaluation: Evaluation
  let network: Network
  let givens: Givens
  // Kept, since the evaluation's own are made for each look.
  let order: EvaluationOrder
  let values: Valuation
  let rank: [Int32]
  private(set) var steps: [Certificate.Step] = []
  private var shown: Set<Goal> = []
  /// The solvers that tell in which order the facts of each knot came to be known.
  private var recorders: (evidence: KnotSolver, word: KnotSolver)?
  private var recorded: Set<UInt32> = []

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    network = evaluation.network
    givens = evaluation.givens
    order = evaluation.order
    values = evaluation.values
    rank = evaluation.map.rank
  }

  /// A step that waits for those it rests on.
  private enum Task {
    case show(Goal)
    case add(Certificate.Step)
  }

  /// Shows `goal`, which must be true of the evaluation, unless it was shown before.
  ///
  /// - Parameter limit: how many facts may be shown in all; beyond them the proof has gaps.
  /// - Returns: whether all was shown.
  @discardableResult
  mutating func prove(_ goal: Goal, limit: Int = .max) -> Bool {
    var tasks: [Task] = [.show(goal)]
    while let task = tasks.popLast() {
      if shown.count > limit { return false }
      switch task {
      case .add(let step): steps.append(step)
      case .show(let goal):
        record(goal.node)
        let goal = widest(goal)
        if shown.contains(goal) { continue }
        let (step, needs) = step(for: goal)
        tasks.append(.add(step))
        for need in needs.reversed() { tasks.append(.show(need)) }
      }
    }
    return true
  }

  /// Adds a step that rests on those before it.
  mutating func add(_ step: Certificate.Step) { steps.append(step) }

  private mutating func step(for goal: Goal) -> (Certificate.Step, [Goal]) {
    var needs: [Goal] = []
    switch goal.kind {
    case .holds:
      shown.insert(goal)
      return (.holds(derivation(of: goal, &needs)), needs)
    case .fails:
      let group = refuteGroup(goal, &needs)
      shown.formUnion(group.goals)
      return (.fails(group.refutations), needs)
    case .possible, .unproven:
      let (possible, unproven) = undecided(from: goal, &needs)
      return (.undecided(possible: possible, unproven: unproven), needs)
    }
  }

  /// A refutation together with those of its knot that came to be known at once, if it uses them.
  private mutating func refuteGroup(
    _ goal: Goal, _ needs: inout [Goal]
  ) -> (refutations: [Certificate.Refutation], goals: Set<Goal>) {
    var goals: Set<Goal> = [goal]
    var open = [goal]
    var refutations: [Certificate.Refutation] = []
    let moment = moment(of: goal)
    while let next = open.popLast() {
      var mine: [Goal] = []
      refutations.append(refutation(of: next, &mine))
      for need in mine {
        record(need.node)
        let need = widest(need)
        let isTogether =
          need.kind == .fails && moment.knot != 0 && self.moment(of: need) == moment
          && network.roles[need.node] == .statement
        if !isTogether {
          needs.append(need)
        } else if !shown.contains(need), goals.insert(need).inserted {
          open.append(need)
        }
      }
    }
    return (refutations, goals)
  }

  /// What is undecided around `goal`, as far as it bears on it.
  private mutating func undecided(
    from goal: Goal, _ needs: inout [Goal]
  ) -> (possible: [Certificate.Derivation], unproven: [Certificate.Refutation]) {
    var found: [Goal: (derivation: Certificate.Derivation, premises: [Goal])] = [:]
    var inOrderOfDiscovery: [Goal] = []
    var unproven: [Certificate.Refutation] = []
    var open = [goal]
    while let raw = open.popLast() {
      record(raw.node)
      let next = widest(raw)
      if next.kind == .holds || next.kind == .fails {
        needs.append(next)
        continue
      }
      if !shown.insert(next).inserted { continue }
      var mine: [Goal] = []
      if next.kind == .possible {
        let derivation = derivation(of: next, &mine)
        let premises = mine.filter { $0.kind == .possible }.map { widest($0) }
        found[next] = (derivation, premises)
        inOrderOfDiscovery.append(next)
      } else {
        unproven.append(refutation(of: next, &mine))
      }
      open += mine
    }
    return (sorted(inOrderOfDiscovery, found), unproven)
  }

  /// Derivations, each after those that it rests on.
  private func sorted(
    _ goals: [Goal], _ found: [Goal: (derivation: Certificate.Derivation, premises: [Goal])]
  ) -> [Certificate.Derivation] {
    var sorted: [Certificate.Derivation] = []
    var isMet: Set<Goal> = []
    var path: [(goal: Goal, isDone: Bool)] = goals.reversed().map { ($0, false) }
    while let (goal, isDone) = path.popLast() {
      guard let entry = found[goal] else { continue }
      if isDone {
        sorted.append(entry.derivation)
      } else if isMet.insert(goal).inserted {
        path.append((goal, true))
        path += entry.premises.map { ($0, false) }
      }
    }
    return sorted
  }

  // MARK: The order of discovery

  /// When something came to be known: in which knot, layer, and there when; knot 0 for what does
  /// not depend on itself.
  struct Moment: Equatable {
    var knot: UInt32
    var isWord: Bool
    var stamp: UInt32
  }

  /// Finds out the order of the facts of the knot that a node is in.
  mutating func record(_ node: Int) {
    let knot = order.knotNumbers[node]
    if knot == 0 || !recorded.insert(knot).inserted { return }
    if recorders == nil {
      recorders = (
        KnotSolver(network, givens, .evidence, recording: true),
        KnotSolver(network, givens, .word, recording: true)
      )
    }
    let members = order.nodes[order.knots[Int(knot) - 1]]
    var values = self.values
    recorders?.evidence.solve(members, number: knot, &values)
    recorders?.word.solve(members, number: knot, &values)
  }

  func moment(of goal: Goal) -> Moment {
    let knot = order.knotNumbers[goal.node]
    let isWord = goal.level == 0
    guard knot != 0, let recorders else { return Moment(knot: 0, isWord: isWord, stamp: 0) }
    let solver = isWord ? recorders.word : recorders.evidence
    let level = isWord ? 1 : UInt8(truncatingIfNeeded: goal.level)
    let stamp =
      goal.kind == .holds
      ? solver.stamps?.whenHolds(goal.node, level) : solver.stamps?.whenFails(goal.node, level)
    return Moment(knot: knot, isWord: isWord, stamp: stamp ?? 0)
  }

  /// The support that the possible value of a statement in a circle rests on.
  func source(of node: Int, isWord: Bool) -> Int? {
    guard order.knotNumbers[node] != 0, let recorders else { return nil }
    let solver = isWord ? recorders.word : recorders.evidence
    return solver.circle[node] == 0 ? nil : Int(solver.source[node])
  }

  /// The strongest goal that was reached in the same moment, or one that is decided instead.
  private func widest(_ goal: Goal) -> Goal {
    var wide = goal
    switch goal.kind {
    case .possible where holds(goal.node, goal.level):
      return widest(Goal(.holds, goal.node, goal.level))
    case .unproven where !isPossible(goal.node, goal.level):
      return widest(Goal(.fails, goal.node, goal.level))
    default: break
    }
    if goal.level == 0 { return goal }
    let moment = moment(of: goal)
    let layer = values.evidence
    switch goal.kind {
    case .holds:
      while wide.level < Int(layer.holds[goal.node]),
        self.moment(of: Goal(.holds, goal.node, wide.level + 1)) == moment
      {
        wide.level += 1
      }
    case .fails:
      while wide.level - 1 > Int(layer.possible[goal.node]),
        self.moment(of: Goal(.fails, goal.node, wide.level - 1)) == moment
      {
        wide.level -= 1
      }
    case .possible: wide.level = Int(layer.possible[goal.node])
    case .unproven: wide.level = Int(layer.holds[goal.node]) + 1
    }
    return wide
  }

  func holds(_ node: Int, _ level: Int) -> Bool {
    level == 0
      ? values.word.holds[node] > 0
      : Int(values.evidence.holds[node]) >= level
  }

  func isPossible(_ node: Int, _ level: Int) -> Bool {
    level == 0
      ? values.word.possible[node] > 0
      : Int(values.evidence.possible[node]) >= level
  }
}
