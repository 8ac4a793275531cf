import ArgumentGraph

/// What the rules ask of each node, kept from one check to the next: all that follows from what
/// stands beneath a node, and how a node bears on the main points.
///
/// Each fact is the least that fits the facts of a node's neighbours, so what an edit changes is
/// worked out again in what the edit reaches, while the facts of all other nodes stand.
struct CheckFacts {
  var justified: [Bool]
  var justifiedStrongly: [Bool]
  var isMet: [Bool]
  var isMetByGrounded: [Bool]
  var hasEvidence: [Bool]
  var hasAttack: [Bool]
  var origins: [FewMarks]
  var items: [FewMarks]
  var objections: Objections
  var sets: EvidenceSets
  var bearing: [Bearing]
  /// What each inference hands on.
  private(set) var carried: [Carried]

  /// What an inference hands on to what it bears on.
  struct Carried: OptionSet {
    let rawValue: UInt8
    /// It is support whose premises are all justified.
    static let support = Carried(rawValue: 1)
    /// It is support whose premises are all justified on strong evidence.
    static let strongSupport = Carried(rawValue: 2)
    /// It is an attack that is grounded.
    static let groundedAttack = Carried(rawValue: 4)
  }

  /// Takes the facts of a whole map. Linear.
  init(_ map: CheckContext) {
    justified = map.justified
    justifiedStrongly = map.justifiedStrongly
    isMet = map.isMet
    isMetByGrounded = map.isMetByGrounded
    hasEvidence = map.hasEvidenceBeneath
    hasAttack = map.hasAttackBeneath
    origins = map.originsBeneath
    items = map.evidenceBeneath
    objections = map.objections
    sets = map.evidenceSets
    bearing = map.bearing
    carried = [Carried](repeating: [], count: map.graph.count)
    for inference in map.inferences { carried[inference.index] = carries(inference, map) }
  }

  /// Makes room for nodes that were added.
  mutating func grow(to count: Int) {
    func grow<Fact>(_ facts: inout [Fact], _ bottom: Fact) {
      if facts.count < count {
        facts.append(contentsOf: repeatElement(bottom, count: count - facts.count))
      }
    }
    grow(&justified, false)
    grow(&justifiedStrongly, false)
    grow(&isMet, false)
    grow(&isMetByGrounded, false)
    grow(&hasEvidence, false)
    grow(&hasAttack, false)
    grow(&origins, FewMarks())
    grow(&items, FewMarks())
    grow(&bearing, [])
    grow(&carried, [])
    objections.grow(to: count)
    sets.grow(to: count)
  }

  /// Lends the facts to the rules.
  func lend(to map: CheckContext) {
    map.justified = justified
    map.justifiedStrongly = justifiedStrongly
    map.isMet = isMet
    map.isMetByGrounded = isMetByGrounded
    map.hasEvidenceBeneath = hasEvidence
    map.hasAttackBeneath = hasAttack
    map.originsBeneath = origins
    map.evidenceBeneath = items
    map.objections = objections
    map.evidenceSets = sets
    map.bearing = bearing
  }

  private func carries(_ inference: NodeID, _ map: CheckContext) -> Carried {
    let premises = map.premises[inference]
    var carried: Carried = []
    guard premises.allSatisfy({ justified[$0.index] }) else { return carried }
    if map.graph.kind(inference).isAttack { carried.insert(.groundedAttack) }
    guard !premises.isEmpty, map.isSupport(inference) else { return carried }
    carried.insert(.support)
    if premises.allSatisfy({ justifiedStrongly[$0.index] }) { carried.insert(.strongSupport) }
    return carried
  }
}

// MARK: Working out again

/// The facts of one node.
private struct NodeFacts: Equatable {
  var justified = false
  var strongly = false
  var isMet = false
  var isMetByGrounded = false
  var hasEvidence = false
  var hasAttack = false
  var origins = FewMarks()
  var items = FewMarks()
  var carried: CheckFacts.Carried = []
}

extension CheckFacts {
  /// Works the facts out again for the nodes of a reach, which must hold all that they lead to.
  ///
  /// - Returns: the nodes whose facts are not what they were.
  mutating func recompute(_ reach: MapReach, in map: CheckContext) -> [NodeID] {
    let old = reach.nodes.map { facts($0) }
    let oldObjections = reach.nodes.map { objections[$0] }
    for node in reach.nodes {
      set(NodeFacts(), of: node)
      objections.reset(node)
      sets.reset(node)
    }
    // Both rounds climb from nothing; the second needs to know what is met.
    sweep(reach, in: map) { facts, node in facts.climb(node, map) }
    sweep(reach, in: map) { facts, node in
      let isSetNew = facts.sets.climb(node, map)
      return facts.objections.climb(node, map, isMet: facts.isMet[node.index]) || isSetNew
    }
    var changed: [NodeID] = []
    for (index, node) in reach.nodes.enumerated()
    where facts(node) != old[index] || objections[node] != oldObjections[index] {
      changed.append(node)
    }
    return changed
  }

  /// Calls `climb` with each node, and again with those that a change leads to, until none changes.
  private mutating func sweep(
    _ reach: MapReach, in map: CheckContext, _ climb: (inout CheckFacts, NodeID) -> Bool
  ) {
    var isPending = [Bool](repeating: true, count: reach.nodes.count)
    var goesOn = true
    while goesOn {
      goesOn = false
      for (index, node) in reach.nodes.enumerated() where isPending[index] {
        isPending[index] = false
        if !climb(&self, node) { continue }
        func wake(_ successor: NodeID) {
          let position = reach.position(successor)
          isPending[position] = true
          if position <= index { goesOn = true }
        }
        if !reach.hasCircle { continue }
        for use in map.uses[node] { wake(use) }
        let conclusion = map.graph.conclusion(node)
        if !conclusion.isNone { wake(conclusion) }
      }
    }
  }

  private func facts(_ node: NodeID) -> NodeFacts {
    let index = node.index
    return NodeFacts(
      justified: justified[index], strongly: justifiedStrongly[index], isMet: isMet[index],
      isMetByGrounded: isMetByGrounded[index], hasEvidence: hasEvidence[index],
      hasAttack: hasAttack[index], origins: origins[index], items: items[index],
      carried: carried[index])
  }

  private mutating func set(_ facts: NodeFacts, of node: NodeID) {
    let index = node.index
    justified[index] = facts.justified
    justifiedStrongly[index] = facts.strongly
    isMet[index] = facts.isMet
    isMetByGrounded[index] = facts.isMetByGrounded
    hasEvidence[index] = facts.hasEvidence
    hasAttack[index] = facts.hasAttack
    origins[index] = facts.origins
    items[index] = facts.items
    carried[index] = facts.carried
  }

  /// Works out a node from its neighbours; returns whether that changed it.
  private mutating func climb(_ node: NodeID, _ map: CheckContext) -> Bool {
    let kind = map.graph.kind(node)
    var new = NodeFacts()
    for inference in map.incoming[node] { add(inference, to: &new) }
    if kind.isInference {
      for premise in map.premises[node] {
        add(premise, to: &new)
        if isMet[premise.index] { new.isMet = true }
        if isMetByGrounded[premise.index] { new.isMetByGrounded = true }
      }
      for attack in map.incoming[node] where map.graph.kind(attack).isAttack {
        new.isMet = true
        if carried[attack.index].contains(.groundedAttack) { new.isMetByGrounded = true }
      }
      if kind.isAttack { new.hasAttack = true }
      new.carried = carries(node, map)
    } else {
      climbStatement(node, kind, map, &new)
    }
    if new == facts(node) { return false }
    set(new, of: node)
    return true
  }

  private func climbStatement(
    _ node: NodeID, _ kind: NodeKind, _ map: CheckContext, _ new: inout NodeFacts
  ) {
    new.justified = kind.isStatement && map.isGround(node)
    new.strongly = new.justified && !(kind == .evidence && map.isWeak(node))
    var supports = 0
    var (areMet, areMetByGrounded) = (true, true)
    for inference in map.incoming[node] {
      let handed = carried[inference.index]
      if map.isSupport(inference) {
        supports += 1
        areMet = areMet && isMet[inference.index]
        areMetByGrounded = areMetByGrounded && isMetByGrounded[inference.index]
        if kind.isStatement {
          if handed.contains(.support) { new.justified = true }
          if handed.contains(.strongSupport) { new.strongly = true }
        }
      } else if map.graph.kind(inference).isAttack {
        new.isMet = true
        if handed.contains(.groundedAttack) { new.isMetByGrounded = true }
      }
    }
    if kind.isClaim, supports > 0 {
      if areMet { new.isMet = true }
      if areMetByGrounded { new.isMetByGrounded = true }
    }
    guard kind == .evidence else { return }
    new.hasEvidence = true
    new.items.join(FewMarks(node.raw))
    for origin in map.origins[node] { new.origins.join(FewMarks(origin)) }
  }

  @inline(__always)
  private func add(_ other: NodeID, to new: inout NodeFacts) {
    if hasEvidence[other.index] {
      new.hasEvidence = true
      new.origins.join(origins[other.index])
      new.items.join(items[other.index])
    }
    if hasAttack[other.index] { new.hasAttack = true }
  }
}
