/// Changing the graph: a declaration is made, or taken back, whole.
extension Graph {
  /// What one change does. Each has an inverse, and `apply` returns it.
  public enum Mutation: Sendable {
    /// Makes what a written statement declares.
    case declare(Declaration, Origin)
    /// Takes back what a written statement declared.
    case withdraw(Declaration, Origin)
  }

  /// Applies `mutation` and returns the one that takes it back.
  ///
  /// Applying a mutation and then its inverse leaves the map that was there, up to the numbers of
  /// inferences that have no id. Linear in what the statement declares.
  @discardableResult
  public mutating func apply(_ mutation: Mutation) -> Mutation {
    switch mutation {
    case .declare(let declaration, let origin):
      declare(declaration, origin)
      return .withdraw(declaration, origin)
    case .withdraw(let declaration, let origin):
      withdraw(origin)
      return .declare(declaration, origin)
    }
  }

  /// Makes what `declaration` says.
  ///
  /// The first declaration of an id wins; a later one is entered in `duplicates` and says nothing.
  /// - Returns: whether it was made.
  @discardableResult
  public mutating func declare(_ declaration: Declaration, _ origin: Origin) -> Bool {
    if let taken = takenLabel(declaration) {
      duplicates.append(Duplicate(node: taken.node, origin: origin, place: taken.place))
      return false
    }
    while firstOfOrigin.count <= Int(origin.raw) { firstOfOrigin.append(.none) }
    var last = NodeID.none
    switch declaration.form {
    case .statement(let kind):
      declareStatement(declaration, kind)
      link(declaration.node, origin, after: &last)
    case .source(let details):
      fill(declaration.node, .source, declaration)
      sourceDetails[declaration.node] = details
      link(declaration.node, origin, after: &last)
    case .inference:
      break
    case .directive(let directive):
      directives.append(PlacedDirective(origin: origin, directive: directive))
    }
    for draft in declaration.inferences {
      let inference = declareInference(draft, declaration.premises)
      link(inference, origin, after: &last)
    }
    assert(invariantFailure(at: last) == nil, invariantFailure(at: last) ?? "")
    return true
  }

  /// The first id of a declaration that is declared already.
  private func takenLabel(_ declaration: Declaration) -> (node: NodeID, place: UInt32)? {
    if !declaration.node.isNone, kind(declaration.node).isDeclared {
      return (declaration.node, declaration.place)
    }
    for draft in declaration.inferences where !draft.label.isNone {
      if kind(draft.label).isDeclared { return (draft.label, draft.place) }
    }
    return nil
  }

  private mutating func fill(_ node: NodeID, _ kind: NodeKind, _ declaration: Declaration) {
    setKind(node, kind)
    bodies[node.index] = declaration.text
    notes[node.index] = declaration.clauses.note
    places[node.index] = declaration.place
    if !declaration.label.isNone { labels[node.index] = declaration.label }
  }

  private mutating func declareStatement(_ declaration: Declaration, _ kind: NodeKind) {
    let index = declaration.node.index
    fill(declaration.node, kind, declaration)
    bys[index] = declaration.clauses.by
    likelihoods[index] = declaration.clauses.likelihood
    credibilities[index] = declaration.clauses.credibility
    confidences[index] = declaration.clauses.confidence
    statuses[index] = declaration.clauses.status
    contentionMarks[index] = declaration.isContention
    if !declaration.anchors.isEmpty {
      anchorRanges[index] = PoolRange(start: anchorPool.count, count: declaration.anchors.count)
      anchorPool.append(contentsOf: declaration.anchors)
    }
    if !declaration.tags.isEmpty {
      tagRanges[index] = PoolRange(start: tagPool.count, count: declaration.tags.count)
      tagPool.append(contentsOf: declaration.tags)
    }
  }

  private mutating func declareInference(
    _ draft: InferenceDraft, _ premises: [Premise]
  ) -> NodeID {
    let node = draft.label.isNone ? appendNode(.vacant) : draft.label
    setKind(node, draft.kind)
    let index = node.index
    bodies[index] = draft.warrant
    notes[index] = draft.note
    places[index] = draft.place
    schemes[index] = draft.scheme
    concessions[index] = Concession(isConceded: draft.isConceded, reason: draft.concession)
    premiseRanges[index] = PoolRange(start: premiseEntries.count, count: draft.premises.count)
    for premise in premises[draft.premises] { appendUse(of: premise, by: node) }
    switch draft.target {
    case .node(let target):
      appendIncoming(node, to: target)
    case .path(let path):
      targetPaths[node] = path
      unresolved.insert(node)
    }
    return node
  }

  private mutating func link(_ node: NodeID, _ origin: Origin, after last: inout NodeID) {
    origins[node.index] = origin
    nextOfOrigin[node.index] = .none
    if last.isNone {
      firstOfOrigin[Int(origin.raw)] = node
    } else {
      nextOfOrigin[last.index] = node
    }
    last = node
  }

  /// Takes back what a written statement declared.
  ///
  /// - Returns: statements whose declaration had lost to this one and that may now be made.
  @discardableResult
  public mutating func withdraw(_ origin: Origin) -> [Origin] {
    let nodes = nodes(of: origin)
    duplicates.removeAll { $0.origin == origin }
    directives.removeAll { $0.origin == origin }
    var freed: [Origin] = []
    for node in nodes {
      if kind(node).isInference { withdrawInference(node) } else { withdrawStatement(node) }
      freed += duplicates.filter { $0.node == node }.map(\.origin)
    }
    if origin.raw < firstOfOrigin.count { firstOfOrigin[Int(origin.raw)] = .none }
    duplicates.removeAll { freed.contains($0.origin) }
    return freed
  }

  private mutating func withdrawStatement(_ node: NodeID) {
    let index = node.index
    if kinds[index] == .source { sourceDetails[node] = nil }
    setKind(node, .undeclared)
    clear(index)
    bys[index] = .none
    likelihoods[index] = .none
    credibilities[index] = 0
    confidences[index] = .none
    statuses[index] = .none
    anchorRanges[index] = .empty
    tagRanges[index] = .empty
    contentionMarks[index] = false
  }

  private mutating func withdrawInference(_ node: NodeID) {
    let index = node.index
    removeIncoming(node)
    for entry in premiseRanges[index].range { removeUse(entry) }
    premiseRanges[index] = .empty
    targetPaths[node] = nil
    unresolved.remove(node)
    ambiguous.remove(node)
    schemes[index] = .none
    concessions[index] = .none
    // What named it by its premises and conclusion now names nothing.
    var attacker = firstIncoming[index]
    while !attacker.isNone {
      let next = nextIncoming[attacker.index]
      if targetPaths[attacker] != nil {
        removeIncoming(attacker)
        unresolved.insert(attacker)
      }
      attacker = next
    }
    setKind(node, labels[index].isNone ? .vacant : .undeclared)
    clear(index)
  }

  private mutating func clear(_ index: Int) {
    bodies[index] = .none
    notes[index] = .none
    origins[index] = .none
    places[index] = 0
    nextOfOrigin[index] = .none
  }
}

/// The linked lists of neighbours.
extension Graph {
  mutating func appendUse(of premise: Premise, by owner: NodeID) {
    let entry = UInt32(truncatingIfNeeded: premiseEntries.count)
    let last = lastUse[premise.node.index]
    premiseEntries.append(
      PremiseEntry(
        node: premise.node, owner: owner, slot: premise.slot, next: PremiseEntry.end,
        previous: last))
    if last == PremiseEntry.end {
      firstUse[premise.node.index] = entry
    } else {
      premiseEntries[Int(last)].next = entry
    }
    lastUse[premise.node.index] = entry
  }

  mutating func removeUse(_ position: Int) {
    let entry = premiseEntries[position]
    if entry.previous == PremiseEntry.end {
      firstUse[entry.node.index] = entry.next
    } else {
      premiseEntries[Int(entry.previous)].next = entry.next
    }
    if entry.next == PremiseEntry.end {
      lastUse[entry.node.index] = entry.previous
    } else {
      premiseEntries[Int(entry.next)].previous = entry.previous
    }
  }

  mutating func appendIncoming(_ inference: NodeID, to target: NodeID) {
    let last = lastIncoming[target.index]
    conclusions[inference.index] = target
    nextIncoming[inference.index] = .none
    previousIncoming[inference.index] = last
    if last.isNone {
      firstIncoming[target.index] = inference
    } else {
      nextIncoming[last.index] = inference
    }
    lastIncoming[target.index] = inference
  }

  mutating func removeIncoming(_ inference: NodeID) {
    let target = conclusions[inference.index]
    if target.isNone { return }
    let next = nextIncoming[inference.index]
    let previous = previousIncoming[inference.index]
    if previous.isNone {
      firstIncoming[target.index] = next
    } else {
      nextIncoming[previous.index] = next
    }
    if next.isNone {
      lastIncoming[target.index] = previous
    } else {
      previousIncoming[next.index] = previous
    }
    conclusions[inference.index] = .none
    nextIncoming[inference.index] = .none
    previousIncoming[inference.index] = .none
  }
}
