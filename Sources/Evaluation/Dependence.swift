import ArgumentGraph

/// What a standing statement cannot do without, as far as support goes.
///
/// `Nec(c)` is what all standing reasons of c need: the intersection over its supports that carry
/// of the union over their premises; a leaf needs itself, or its one source. It is exact with
/// linked premises. Losing what is named makes the support fail; what a loss does by way of attacks
/// is for `cruxes` to say.
public struct Dependence: Sendable {
  private let support: StandingSupport
  private let evaluation: Evaluation

  /// Prepares the answers. Linear.
  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    support = StandingSupport(evaluation)
  }

  /// The evidence and assumptions without which a statement would not stand, in the order of the
  /// document; empty when it does not stand.
  ///
  /// Linear in the support for each leaf of one reason for it.
  public func necessaryLeaves(of node: NodeID) -> [NodeID] {
    let leaves = support.leaves
    return necessary(for: node, candidates: oneReason(for: node)) { leaf in
      leaves.filter { $0 != leaf }
    }
  }

  /// The origins of evidence without which a statement would not stand: all evidence from one of
  /// them is lost at once. Evidence of several origins does not depend on any of them.
  public func necessaryOrigins(of node: NodeID) -> [EvidenceOrigin] {
    let graph = evaluation.graph
    var origins: [EvidenceOrigin] = []
    for leaf in oneReason(for: node) where graph.kind(leaf) == .evidence {
      let mine = graph.origins(ofEvidence: leaf)
      if mine.count == 1, !origins.contains(mine[0]) { origins.append(mine[0]) }
    }
    let leaves = support.leaves
    return necessary(for: node, candidates: origins) { origin in
      leaves.filter { graph.kind($0) != .evidence || graph.origins(ofEvidence: $0) != [origin] }
    }
  }

  /// Those candidates without which nothing derives `node`.
  private func necessary<Candidate: Equatable>(
    for node: NodeID, candidates: [Candidate], _ leavesWithout: (Candidate) -> [NodeID]
  ) -> [Candidate] {
    candidates.filter { !support.derived(from: leavesWithout($0))[node.index] }
  }

  /// The leaves of one standing reason, in the order of the document.
  private func oneReason(for node: NodeID) -> [NodeID] {
    guard node.index < evaluation.network.count else { return [] }
    guard case .stands = evaluation.verdict(node), evaluation.graph.kind(node).isStatement
    else { return [] }
    var leaves: [NodeID] = []
    for step in evaluation.reason(of: node, .word) {
      if case .holds(let derivation) = step, derivation.ground == .admitted {
        leaves.append(derivation.fact.node)
      }
    }
    return evaluation.ordered(leaves)
  }
}

extension Evaluation {
  /// What standing statements depend on. Keep the answer for as long as the evaluation is.
  public func dependence() -> Dependence { Dependence(plain) }
}
