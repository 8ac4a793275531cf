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
  /// inferences that have no id; paths are tied anew by `resolvePaths`. A declaration that had lost
  /// its id stays silent when the one that it lost to is withdrawn: making it again is a mutation
  /// of its own. Linear in what the statement declares.
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
    if !duplicates.isEmpty { duplicates.removeAll { $0.origin == origin } }
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
    if draft.question > 0 { answeredQuestions[node] = draft.question }
    premiseRanges[index] = PoolRange(start: premiseEntries.count, count: draft.premises.count)
    for premise in premises[draft.premises] { appendUse(of: premise, by: node) }
    switch draft.target {
    case .node(let target): tie(node, to: target)
    case .path(let path): enter(path, of: node)
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
    if !duplicates.isEmpty { duplicates.removeAll { $0.origin == origin } }
    if !directives.isEmpty { directives.removeAll { $0.origin == origin } }
    var freed: [Origin] = []
    for node in nodes {
      if kind(node).isInference { withdrawInference(node) } else { withdrawStatement(node) }
      freed += duplicates.filter { $0.node == node }.map(\.origin)
    }
    if origin.raw < firstOfOrigin.count { firstOfOrigin[Int(origin.raw)] = .none }
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
    if targetPaths.isEmpty { removeIncoming(node) } else { untie(node) }
    for entry in premiseRanges[index].range { removeUse(entry) }
    if let path = targetPaths[node] { leave(path, of: node) }
    if !answeredQuestions.isEmpty { answeredQuestions[node] = nil }
    premiseRanges[index] = .empty
    schemes[index] = .none
    concessions[index] = .none
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
