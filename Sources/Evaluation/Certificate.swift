import ArgumentGraph

/// The reason of a verdict as data: steps that can be checked one after another, each from the map
/// and from the steps before it, in time linear in the certificate and in what bears on its nodes.
public struct Certificate: Sendable, Equatable {
  /// What it is about.
  public var node: NodeID
  /// What it shows.
  public var verdict: Verdict
  /// The steps, in an order in which they can be checked.
  public var steps: [Step]

  /// A node and a level; level 0 is somebody's word.
  public struct Fact: Hashable, Sendable {
    /// A statement or an inference; what a support carries after the rebuttals of its conclusion.
    public var node: NodeID
    /// From 0 to the strongest.
    public var level: Int
  }

  /// One step.
  public enum Step: Sendable, Equatable {
    /// Something holds.
    case holds(Derivation)
    /// These do not hold. They may rest on one another: none of them has a derivation that does
    /// not use another.
    case fails([Refutation])
    /// A knot. `possible` hold unless an `unproven` one does, each resting on those before it;
    /// `unproven` do not hold unless a `possible` one does not.
    case undecided(possible: [Derivation], unproven: [Refutation])
  }

  /// Why something holds at a level (and so at all levels from 1 to it).
  public struct Derivation: Sendable, Equatable {
    /// What holds.
    public var fact: Fact
    /// What it holds on.
    public var ground: Ground
  }

  /// What a derivation rests on, beside the failure of every rebuttal of the statement at the
  /// derivation's level, and of every undercut of the step at level 1 (0 for word).
  public enum Ground: Sendable, Equatable {
    /// Its own grade or status, or somebody's word for it.
    case admitted
    /// This step, whose premises hold at the level.
    case support(NodeID)
    /// Of an inference: its premises, which hold at the level; of a support, no rebuttal of its
    /// conclusion does.
    case premises
    /// It holds on evidence, and so at level 0 as well.
    case evidence
    /// It is supposed.
    case supposed
  }

  /// Why something holds neither at a level nor above it.
  ///
  /// At level 0, that it fails at 1 is shown beside it.
  public struct Refutation: Sendable, Equatable {
    /// What fails.
    public var fact: Fact
    /// A rebuttal that holds, and the level it holds at; what would carry the statement, or the
    /// support to it, up to that level is defeated.
    public var rebuttal: Fact?
    /// For a statement what blocks each of its supports, in the graph's order, above the
    /// rebuttal's level; for an inference what blocks it. Empty when the rebuttal leaves nothing open.
    public var obstacles: [Obstacle]
  }

  /// What blocks an inference.
  public enum Obstacle: Sendable, Hashable {
    /// A premise that fails.
    case premise(NodeID)
    /// An undercut that holds.
    case undercut(NodeID)
    /// It is supposed not to carry.
    case supposed
  }
}

extension Evaluation {
  /// The reason of the verdict on a statement or an inference; `nil` for anything else, and for what
  /// only other readings than the grounded one decide.
  ///
  /// Linear in what the reason uses, and in the knots that it touches.
  public func certificate(_ node: NodeID) -> Certificate? {
    guard node.index < network.count else { return nil }
    switch network.roles[node.index] {
    case .statement, .support, .rebut, .undercut: break
    default: return nil
    }
    if readings != nil {
      // What the grounded reading settles is settled in all, but what it leaves open says nothing.
      guard let certificate = plain.certificate(node), certificate.verdict == verdict(node)
      else { return nil }
      if case .contested = certificate.verdict, semantics != .complete { return nil }
      return certificate
    }
    var builder = ProofBuilder(self)
    let verdict = verdict(node)
    if network.roles[node.index] == .support {
      // That nothing holds above word does not follow from its failing as word.
      let first = verdict == .falls ? [ProofBuilder.Goal(.fails, node.index, 1)] : []
      for goal in first + goals(of: node, verdict) { builder.proveSupport(goal) }
    } else {
      for goal in goals(of: node, verdict) { builder.prove(goal) }
    }
    return Certificate(node: node, verdict: verdict, steps: builder.steps)
  }

  /// The facts that make a verdict.
  func goals(of node: NodeID, _ verdict: Verdict) -> [ProofBuilder.Goal] {
    typealias Goal = ProofBuilder.Goal
    let index = node.index
    func failsAbove(_ level: Int) -> [Goal] {
      level < Int(givens.top) ? [Goal(.fails, index, level + 1)] : []
    }
    switch verdict {
    case .stands(let level):
      // Above its level it may be undecided.
      let above = level < Int(givens.top) ? [Goal(.unproven, index, level + 1)] : []
      return [Goal(.holds, index, level)] + above
    case .asserted: return [Goal(.fails, index, 1), Goal(.holds, index, 0)]
    case .contested(0):
      return [Goal(.fails, index, 1), Goal(.possible, index, 0), Goal(.unproven, index, 0)]
    case .contested(let level):
      return failsAbove(level) + [Goal(.possible, index, level), Goal(.unproven, index, 1)]
    case .falls, .notAdmitted: return [Goal(.fails, index, 0)]
    }
  }
}
