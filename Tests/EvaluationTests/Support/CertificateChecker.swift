import ArgumentGraph
import Evaluation

/// Checks a certificate against the graph alone, step by step; knows nothing of how it was found.
struct CertificateChecker {
  let graph: Graph
  /// The level at which a statement is admitted, and whether somebody's word admits it.
  let level: (NodeID) -> Int
  let isWord: (NodeID) -> Bool
  let top: Int

  private var holds: [NodeID: Int] = [:]
  private var wordHolds: Set<NodeID> = []
  private var fails: [NodeID: Int] = [:]
  private var wordFails: Set<NodeID> = []
  private var possible: [NodeID: Int] = [:]
  private var wordPossible: Set<NodeID> = []
  private var unproven: [NodeID: Int] = [:]
  private var wordUnproven: Set<NodeID> = []

  init(
    _ graph: Graph, top: Int, level: @escaping (NodeID) -> Int,
    isWord: @escaping (NodeID) -> Bool
  ) {
    self.graph = graph
    self.top = top
    self.level = level
    self.isWord = isWord
  }

  private enum Status { case holds, fails, possible, unproven }

  private func isShown(_ status: Status, _ node: NodeID, _ at: Int) -> Bool {
    switch status {
    case .holds: at == 0 ? wordHolds.contains(node) : holds[node, default: 0] >= at
    case .fails: at == 0 ? wordFails.contains(node) : fails[node, default: .max] <= at
    case .possible:
      isShown(.holds, node, at)
        || (at == 0 ? wordPossible.contains(node) : possible[node, default: 0] >= at)
    case .unproven:
      isShown(.fails, node, at)
        || (at == 0 ? wordUnproven.contains(node) : unproven[node, default: .max] <= at)
    }
  }

  private mutating func note(_ status: Status, _ fact: Certificate.Fact) {
    let (node, at) = (fact.node, fact.level)
    switch status {
    case .holds:
      if at == 0 { wordHolds.insert(node) } else { holds[node] = max(at, holds[node, default: 0]) }
    case .fails:
      if at == 0 {
        wordFails.insert(node)
      } else {
        fails[node] = min(at, fails[node, default: .max])
      }
    case .possible:
      if at == 0 {
        wordPossible.insert(node)
      } else {
        possible[node] = max(at, possible[node, default: 0])
      }
    case .unproven:
      if at == 0 {
        wordUnproven.insert(node)
      } else {
        unproven[node] = min(at, unproven[node, default: .max])
      }
    }
  }

  private func supports(_ node: NodeID) -> [NodeID] {
    graph.incoming(node).filter { graph.kind($0) == .support }
  }

  private func attacks(_ node: NodeID) -> [NodeID] {
    graph.incoming(node).filter {
      graph.kind($0) == (graph.kind(node).isInference ? .undercut : .rebut)
    }
  }

  /// What a support has to be stronger than.
  private func rebuttals(against inference: NodeID) -> [NodeID] {
    graph.kind(inference) == .support ? attacks(graph.conclusion(inference)) : []
  }

  private func isGood(
    _ derivation: Certificate.Derivation, _ positive: Status, _ negative: Status
  ) -> Bool {
    let (node, at) = (derivation.fact.node, derivation.fact.level)
    func carries(_ inference: NodeID) -> Bool {
      graph.premises(inference).allSatisfy {
        graph.kind($0).isStatement && isShown(positive, $0, at)
      } && attacks(inference).allSatisfy { isShown(negative, $0, min(at, 1)) }
    }
    let isUnrebutted = attacks(node).allSatisfy { isShown(negative, $0, at) }
    switch derivation.ground {
    case .premises:
      return graph.kind(node).isInference && carries(node)
        && rebuttals(against: node).allSatisfy { isShown(negative, $0, at) }
    case .evidence: return at == 0 && graph.kind(node).isStatement && isShown(positive, node, 1)
    case .admitted:
      return graph.kind(node).isStatement && isUnrebutted
        && (at == 0 ? isWord(node) : level(node) >= at)
    case .support(let support):
      return isUnrebutted && supports(node).contains(support) && carries(support)
    case .supposed: return false
    }
  }

  private func isGood(
    _ refutation: Certificate.Refutation, _ positive: Status, _ negative: Status
  ) -> Bool {
    let (node, at) = (refutation.fact.node, refutation.fact.level)
    func blocks(_ obstacle: Certificate.Obstacle, _ inference: NodeID, _ at: Int) -> Bool {
      switch obstacle {
      case .premise(let premise):
        graph.premises(inference).contains(premise)
          && (!graph.kind(premise).isStatement || isShown(positive, premise, at))
      case .undercut(let undercut):
        attacks(inference).contains(undercut) && isShown(negative, undercut, min(at, 1))
      case .supposed: false
      }
    }
    if graph.kind(node).isInference {
      var open = at
      if let rebuttal = refutation.rebuttal {
        guard rebuttals(against: node).contains(rebuttal.node),
          isShown(negative, rebuttal.node, rebuttal.level), (at == 0) == (rebuttal.level == 0)
        else { return false }
        if at == 0 || rebuttal.level == top { return true }
        open = max(at, rebuttal.level + 1)
      }
      return refutation.obstacles.count == 1 && blocks(refutation.obstacles[0], node, open)
    }
    var open = at
    if at == 0, !isShown(positive, node, 1) { return false }
    if let rebuttal = refutation.rebuttal {
      guard attacks(node).contains(rebuttal.node),
        isShown(negative, rebuttal.node, rebuttal.level), (at == 0) == (rebuttal.level == 0)
      else { return false }
      if at == 0 { return true }
      open = max(at, rebuttal.level + 1)
    }
    if open > top { return true }
    if open == 0 ? isWord(node) : level(node) >= open { return false }
    let supports = supports(node)
    return supports.count == refutation.obstacles.count
      && zip(supports, refutation.obstacles).allSatisfy { blocks($1, $0, open) }
  }

  /// What is wrong with a certificate, nil when nothing is.
  mutating func failure(of certificate: Certificate) -> String? {
    for (index, step) in certificate.steps.enumerated() {
      switch step {
      case .holds(let derivation):
        if !isGood(derivation, .holds, .fails) { return "step \(index): \(step)" }
        note(.holds, derivation.fact)
      case .fails(let refutations):
        for refutation in refutations { note(.fails, refutation.fact) }
        // What is refuted together may be a premise of another, but no attack of one.
        for refutation in refutations {
          if !isGood(refutation, .fails, .holds) { return "step \(index): \(refutation)" }
        }
      case .undecided(let derivations, let refutations):
        for refutation in refutations { note(.unproven, refutation.fact) }
        for derivation in derivations {
          if !isGood(derivation, .possible, .unproven) { return "step \(index): \(derivation)" }
          note(.possible, derivation.fact)
        }
        for refutation in refutations {
          if !isGood(refutation, .unproven, .possible) { return "step \(index): \(refutation)" }
        }
      }
    }
    return isEnough(certificate) ? nil : "it does not show \(certificate.verdict)"
  }

  private func isEnough(_ certificate: Certificate) -> Bool {
    let node = certificate.node
    func failsAbove(_ at: Int) -> Bool { at == top || isShown(.fails, node, at + 1) }
    switch certificate.verdict {
    case .stands(let at):
      return isShown(.holds, node, at) && (at == top || isShown(.unproven, node, at + 1))
    case .asserted: return isShown(.fails, node, 1) && isShown(.holds, node, 0)
    case .contested(0):
      return isShown(.fails, node, 1) && isShown(.possible, node, 0)
        && isShown(.unproven, node, 0)
    case .contested(let at):
      return failsAbove(at) && isShown(.possible, node, at) && isShown(.unproven, node, 1)
    case .falls where graph.kind(node) == .support:
      return isShown(.fails, node, 0) && isShown(.fails, node, 1)
    case .falls, .notAdmitted: return isShown(.fails, node, 0)
    }
  }
}
