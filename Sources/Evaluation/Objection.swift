import ArgumentGraph

/// An attack, how it stands, and what is said in reply.
public struct Objection: Sendable, Equatable {
  /// The rebuttal or undercut.
  public var attack: NodeID
  /// How it stands as a reason.
  public var standing: Verdict
  /// The attacks on it and on its premises, in the order of the document.
  public var replies: [NodeID]
  /// How good the best replies are.
  public var answer: Answer

  /// How good the best replies to an objection are.
  public enum Answer: Sendable, Equatable {
    /// Nothing replies.
    case none
    /// A reply stands, on evidence or assumptions.
    case grounded
    /// The best reply is contested.
    case contested
    /// There are only replies on somebody's word.
    case asserted
    /// All replies fall.
    case fallen
  }
}

extension Evaluation {
  /// The objection that an attack makes. Linear in the attacks on it and on its premises.
  public func objection(_ attack: NodeID) -> Objection {
    let attacks =
      network.attacks[attack.index]
      + network.premises[attack.index].flatMap { network.attacks[Int($0)] }
    let replies = ordered(attacks.map { NodeID(raw: $0) })
    let standings = replies.map { standing(ofReason: $0) }
    var answer: Objection.Answer = replies.isEmpty ? .none : .fallen
    if standings.contains(where: { $0.level ?? 0 > 0 && $0.isStanding }) {
      answer = .grounded
    } else if standings.contains(where: \.isContested) {
      answer = .contested
    } else if standings.contains(.asserted) {
      answer = .asserted
    }
    return Objection(
      attack: attack, standing: standing(ofReason: attack), replies: replies, answer: answer)
  }

  /// The objections that bear on a node at once and that are not defeated: attacks on it, and for a
  /// statement undercuts of its supports. The strongest come first.
  public func openObjections(to node: NodeID) -> [Objection] {
    guard node.index < network.count else { return [] }
    var attacks = network.attacks[node.index].map { NodeID(raw: $0) }
    if network.roles[node.index] == .statement {
      attacks += network.supports[node.index].flatMap { network.attacks[Int($0)] }
        .map { NodeID(raw: $0) }
    }
    return strongestFirst(attacks).map { objection($0) }.filter {
      $0.standing != .falls && $0.standing != .notAdmitted
    }
  }
}

extension Verdict {
  var isStanding: Bool { if case .stands = self { true } else { false } }
  var isContested: Bool { if case .contested = self { true } else { false } }
}
