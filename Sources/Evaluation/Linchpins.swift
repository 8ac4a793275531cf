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
  /// computes anew only what it reaches. That is quick on maps that are wide, and quadratic on a
  /// single chain; the search ends when `work` is used up, the same on every machine.
  public func linchpins(
    of targets: [NodeID], among candidates: LinchpinCandidates = .leaves,
    work: Int = Linchpins.usualWork
  ) -> Linchpins {
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
    var bench = Workbench(self)
    for (index, node) in tried.enumerated() {
      if bench.visits > work {
        answer.isComplete = false
        answer.untried = tried.count - index
        break
      }
      bench.apply([Workbench.Change(node: node.index, level: 0, word: 0, force: .out)])
      let changed = bench.changedNodes.filter { position[Int($0)] != .max && $0 != node.raw }
        .sorted { position[Int($0)] < position[Int($1)] }
      for raw in changed {
        let target = NodeID(raw: raw)
        let becomes = bench.evaluation.verdict(target)
        if isChange(from: verdict(target), to: becomes) {
          answer.all.append(Linchpin(node: node, target: target, becomes: becomes))
        }
      }
      bench.undo()
    }
    return answer
  }

  func isChange(from verdict: Verdict, to other: Verdict) -> Bool {
    let falls: [Verdict] = [.falls, .notAdmitted]
    return verdict != other && !(falls.contains(verdict) && falls.contains(other))
  }

  /// The candidates that the reasons of the verdicts on `targets` rest on, by their numbers. While
  /// none of them is lost the reasons stay reasons.
  private func held(
    beneath targets: [NodeID], _ candidates: LinchpinCandidates
  ) -> [NodeID] {
    var isCandidate = [Bool](repeating: false, count: network.count + 1)
    switch candidates {
    case .leaves:
      for node in map.graph.slots { isCandidate[node.index] = isLeaf(node.index) }
    case .statements(let nodes):
      for node in nodes where network.roles[node.index] == .statement {
        isCandidate[node.index] = givens.forces[node.index] == .none
      }
    }
    var builder = ProofBuilder(self)
    for target in targets {
      var verdict = verdict(target)
      if verdict == .notAdmitted { verdict = .falls }
      for goal in goals(of: target, verdict) { builder.prove(goal) }
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

  /// Whether nothing is beneath a statement but itself.
  func isLeaf(_ node: Int) -> Bool {
    guard network.roles[node] == .statement, givens.forces[node] == .none else { return false }
    return !map.graph.kind(NodeID(raw: UInt32(truncatingIfNeeded: node))).isClaim
      || network.supports.range(node).isEmpty
  }
}
