import ArgumentGraph

/// A statement whose loss alone changes a verdict.
public struct Linchpin: Sendable, Hashable {
  /// The statement.
  public var node: NodeID
  /// What would change.
  public var target: NodeID
  /// The verdict on the target then.
  public var becomes: Verdict
}

/// Which losses are tried.
public enum LinchpinCandidates: Sendable {
  /// Evidence, assumptions, and claims that nothing supports: what a crux may hold.
  case leaves
  /// These statements.
  case statements([NodeID])
}

/// All linchpins of some statements, as far as they were looked for.
public struct Linchpins: Sendable {
  /// The linchpins, by the numbers of their nodes, then in the order in which targets were given.
  public var all: [Linchpin]
  /// Whether every candidate was tried.
  public var isComplete: Bool
  /// How many candidates were not tried.
  public var untried = 0

  /// These linchpins, and how many candidates were not tried.
  public init(all: [Linchpin], untried: Int = 0) {
    self.all = all
    self.untried = untried
    isComplete = untried == 0
  }

  /// How many neighbours are looked at, at most, to find all of them.
  public static let usualWork = 4_000_000
}

extension Evaluation {
  /// The statements whose loss alone changes the verdict on one of `targets`, or its level: cruxes
  /// of size 1, of all targets at once.
  ///
  /// Only what the present reasons for the verdicts rest on is tried, each by a what-if that
  /// computes anew only what it reaches, up to where an earlier one came to the same. That is
  /// about linear, but for large knots; the search ends when `work` is used up, the same on every
  /// machine.
  public func linchpins(
    of targets: [NodeID], among candidates: LinchpinCandidates = .leaves,
    work: Int = Linchpins.usualWork
  ) -> Linchpins {
    // Losses are tried on the grounded reading, whatever readings were chosen.
    if readings != nil { return plain.linchpins(of: targets, among: candidates, work: work) }
    let targets = targets.filter {
      $0.index < network.count && network.roles[$0.index] == .statement
    }
    var answer = Linchpins(all: [])
    let tried = held(beneath: targets, candidates)
    if tried.isEmpty { return answer }
    var position = [UInt32](repeating: .max, count: network.count + 1)
    for (index, target) in targets.enumerated() {
      position[target.index] = UInt32(truncatingIfNeeded: index)
    }
    var isWatched = [Bool](repeating: false, count: network.count + 1)
    for target in targets { isWatched[target.index] = true }
    let verdicts = targets.map { verdict($0) }
    var trials = Trials(Workbench(self), watching: isWatched)
    for (index, node) in tried.enumerated() {
      if trials.bench.visits > work {
        answer.isComplete = false
        answer.untried = tried.count - index
        break
      }
      let loss = Workbench.Change(node: node.index, level: 0, word: 0, force: .out)
      var outcomes = trials.outcomes(of: loss)
      if outcomes.count > 1 { outcomes.sort { position[Int($0.node)] < position[Int($1.node)] } }
      for outcome in outcomes where outcome.node != node.raw {
        let target = NodeID(raw: outcome.node)
        let becomes = verdict(ofStatement: target, outcome.bounds)
        if isChange(from: verdicts[Int(position[target.index])], to: becomes) {
          answer.all.append(Linchpin(node: node, target: target, becomes: becomes))
        }
      }
    }
    return answer
  }

  func isChange(from verdict: Verdict, to other: Verdict) -> Bool {
    func falls(_ verdict: Verdict) -> Bool { verdict == .falls || verdict == .notAdmitted }
    return verdict != other && !(falls(verdict) && falls(other))
  }

  /// The candidates whose loss may change a verdict on `targets`, by their numbers: those that the
  /// reasons of the verdicts rest on, for as long as none of these is lost the reasons stay reasons.
  /// Where these are long it is quicker to try all that bear on the targets and are possible at
  /// all, unless a loss is costly to try, in a large knot.
  private func held(
    beneath targets: [NodeID], _ candidates: LinchpinCandidates
  ) -> [NodeID] {
    let isCandidate = self.candidates(candidates)
    if let few = held(byReasonsFor: targets, isCandidate, limit: Self.longReason) { return few }
    let (reached, hasLargeKnot) = reached(beneath: targets)
    if hasLargeKnot, let few = held(byReasonsFor: targets, isCandidate, limit: .max) { return few }
    let values = values
    return reached.filter {
      isCandidate[Int($0)] && values.all(Int($0)) != (0, 0, 0, 0)
    }.sorted().map { NodeID(raw: $0) }
  }

  /// Which nodes are candidates.
  private func candidates(_ candidates: LinchpinCandidates) -> [Bool] {
    var isCandidate = [Bool](repeating: false, count: network.count + 1)
    switch candidates {
    case .leaves:
      let (graph, network, forces) = (graph, network, givens.forces)
      for node in graph.slots
      where network.roles[node.index] == .statement && forces[node.index] == .none {
        // Nothing is beneath it but itself.
        isCandidate[node.index] =
          !graph.kind(node).isClaim || network.supports.range(node.index).isEmpty
      }
    case .statements(let nodes):
      for node in nodes where network.roles[node.index] == .statement {
        isCandidate[node.index] = givens.forces[node.index] == .none
      }
    }
    return isCandidate
  }

  /// What bears on some of `targets`, themselves included, and whether a large knot is among it.
  private func reached(
    beneath targets: [NodeID]
  ) -> (nodes: ContiguousArray<UInt32>, hasLargeKnot: Bool) {
    let (network, order) = (network, order)
    var isReached = [Bool](repeating: false, count: network.count + 1)
    isReached[network.count] = true
    var nodes: ContiguousArray<UInt32> = []
    func add(_ node: UInt32) {
      if isReached[Int(node)] { return }
      isReached[Int(node)] = true
      nodes.append(node)
    }
    for target in targets { add(target.raw) }
    var hasLargeKnot = false
    var next = 0
    while next < nodes.count {
      let node = Int(nodes[next])
      next += 1
      let knot = Int(order.knotNumbers[node])
      if knot > 0, order.knots[knot - 1].count > Self.largeKnot { hasLargeKnot = true }
      let inputs = network.roles[node] == .statement ? network.supports : network.premises
      for place in inputs.range(node) { add(inputs.items[place]) }
      for place in network.attacks.range(node) { add(network.attacks.items[place]) }
    }
    return (nodes, hasLargeKnot)
  }

  /// A knot of more nodes is large: each loss that touches it computes all of it.
  private static let largeKnot = 64

  /// Reasons of more facts are long.
  private static let longReason = 5_000

  /// The candidates that the reasons of the verdicts on `targets` rest on, by their numbers; `nil`
  /// when these have more facts than `limit`.
  private func held(
    byReasonsFor targets: [NodeID], _ candidates: [Bool], limit: Int
  ) -> [NodeID]? {
    var isCandidate = candidates
    var builder = ProofBuilder(self)
    for target in targets {
      var verdict = verdict(target)
      if verdict == .notAdmitted { verdict = .falls }
      for goal in goals(of: target, verdict) where !builder.prove(goal, limit: limit) { return nil }
    }
    var found: [NodeID] = []
    func note(_ derivation: Certificate.Derivation) {
      let node = derivation.fact.node
      guard isCandidate[node.index] else { return }
      isCandidate[node.index] = false
      found.append(node)
    }
    for step in builder.steps {
      switch step {
      case .holds(let derivation): note(derivation)
      case .undecided(let possible, _): possible.forEach(note)
      case .fails: continue
      }
    }
    return found.sorted()
  }
}
