/// Reading nodes, one column at a time.
extension Graph {
  /// How many slots the columns have; every `NodeID` below this is valid.
  @inlinable public var count: Int { kinds.count }

  /// How many declared nodes are of `kind`.
  @inlinable public func count(of kind: NodeKind) -> Int { counts[Int(kind.rawValue)] }

  /// How many statements are declared.
  public var statementCount: Int {
    count(of: .claim) + count(of: .counterclaim) + count(of: .evidence) + count(of: .assumption)
  }

  /// How many inferences are declared.
  public var inferenceCount: Int { count(of: .support) + count(of: .rebut) + count(of: .undercut) }

  /// Whether nothing is declared.
  public var isEmpty: Bool {
    statementCount == 0 && inferenceCount == 0 && count(of: .source) == 0 && directives.isEmpty
  }

  /// All slots, vacant and undeclared ones included.
  @inlinable public var slots: LazyMapSequence<Range<UInt32>, NodeID> {
    (0..<UInt32(truncatingIfNeeded: kinds.count)).lazy.map { NodeID(raw: $0) }
  }

  /// What `node` is.
  @inlinable public func kind(_ node: NodeID) -> NodeKind { kinds[node.index] }

  /// The id of `node` as it was written; `nil` for an inference without one, and for no node.
  public func label(_ node: NodeID) -> String? {
    if node.isNone { return nil }
    let label = labels[node.index]
    return label.isNone ? nil : texts[label]
  }

  /// The text id of the label, `none` for an inference without one.
  @inlinable public func labelID(_ node: NodeID) -> TextID { labels[node.index] }

  /// The statement's text, the source's title; empty for an inference.
  public func text(_ node: NodeID) -> String {
    kinds[node.index].isInference ? "" : texts[bodies[node.index]]
  }

  /// The text id of a statement's text, a source's title, an inference's warrant.
  @inlinable public func bodyID(_ node: NodeID) -> TextID { bodies[node.index] }

  /// The remark on `node`, if there is one.
  public func note(_ node: NodeID) -> String? { optional(notes[node.index]) }

  /// The written statement that declares `node`.
  @inlinable public func origin(_ node: NodeID) -> Origin { origins[node.index] }

  /// Where the name of `node` stands, in bytes from its statement's beginning.
  @inlinable public func place(_ node: NodeID) -> Int { Int(places[node.index]) }

  /// Who says so, when it is said.
  public func by(_ node: NodeID) -> String? { optional(bys[node.index]) }

  /// Whether somebody is named as saying so.
  @inlinable public func hasBy(_ node: NodeID) -> Bool { !bys[node.index].isNone }

  /// The likelihood term, if there is one.
  public func likelihood(_ node: NodeID) -> String? { optional(likelihoods[node.index]) }

  /// The credibility, 1 to 6; 0 when it was not graded.
  @inlinable public func credibility(_ node: NodeID) -> Int { Int(credibilities[node.index]) }

  /// The confidence in an estimate.
  @inlinable public func confidence(_ node: NodeID) -> Confidence { confidences[node.index] }

  /// What was found of an assumption.
  @inlinable public func status(_ node: NodeID) -> Status { statuses[node.index] }

  /// What `node` is drawn from.
  @inlinable public func anchors(_ node: NodeID) -> ContiguousArray<Anchor>.SubSequence {
    anchorPool[anchorRanges[node.index].range]
  }

  /// How many anchors `node` has.
  @inlinable public func anchorCount(_ node: NodeID) -> Int {
    Int(anchorRanges[node.index].count)
  }

  /// The tags of `node`.
  public func tags(_ node: NodeID) -> [String] {
    tagPool[tagRanges[node.index].range].map { texts[$0] }
  }

  /// The details of a source; nothing known for any other node.
  public func source(_ node: NodeID) -> SourceDetails { sourceDetails[node] ?? SourceDetails() }

  /// The map's source, when it has just one; else `none`. Constant time.
  public var onlySource: NodeID {
    sourceDetails.count == 1 ? sourceDetails.nodes.first ?? .none : .none
  }

  /// The declared sources, by their numbers.
  public var sources: [NodeID] { sourceDetails.nodes.sorted() }

  /// The scheme that an inference is tagged with.
  public func scheme(_ inference: NodeID) -> String? { optional(schemes[inference.index]) }

  /// Whether an inference is tagged with a scheme.
  @inlinable public func hasScheme(_ inference: NodeID) -> Bool {
    !schemes[inference.index].isNone
  }

  /// Whether the author grants the objection.
  @inlinable public func isConceded(_ inference: NodeID) -> Bool {
    concessions[inference.index].isConceded
  }

  /// Why it is granted, if a reason is given.
  public func concession(_ inference: NodeID) -> String? {
    optional(concessions[inference.index].reason)
  }

  /// The critical question, from 1, that an undercut answers about what it bears on; 0 for none.
  public func answeredQuestion(_ inference: NodeID) -> Int { answeredQuestions[inference] ?? 0 }

  /// Why the premises bear on the conclusion, if it is said.
  public func warrant(_ inference: NodeID) -> String? { optional(bodies[inference.index]) }

  /// The nodes that one written statement declares, in the order they stand in it.
  public func nodes(of origin: Origin) -> [NodeID] {
    guard origin.raw < firstOfOrigin.count else { return [] }
    var nodes: [NodeID] = []
    var node = firstOfOrigin[Int(origin.raw)]
    while !node.isNone {
      nodes.append(node)
      node = nextOfOrigin[node.index]
    }
    return nodes
  }

  /// The map's title.
  public var title: String? {
    for placed in directives {
      if case .title(let text) = placed.directive { return texts[text] }
    }
    return nil
  }

  private func optional(_ id: TextID) -> String? { id.isNone ? nil : texts[id] }
}

/// Walking from node to node, without allocation.
extension Graph {
  /// The premises of an inference, in the order they were written.
  @inlinable public func premises(_ inference: NodeID) -> Premises {
    Premises(entries: premiseEntries, range: premiseRanges[inference.index].range)
  }

  /// How many premises an inference has.
  @inlinable public func premiseCount(_ inference: NodeID) -> Int {
    Int(premiseRanges[inference.index].count)
  }

  /// The premise at `position`, from 0.
  @inlinable public func premise(_ inference: NodeID, _ position: Int) -> NodeID {
    premiseEntries[premiseRanges[inference.index].range.lowerBound + position].node
  }

  /// The slot that the premise at `position` fills, if it names one.
  public func slot(_ inference: NodeID, _ position: Int) -> String? {
    let entry = premiseEntries[premiseRanges[inference.index].range.lowerBound + position]
    return entry.slot.isNone ? nil : texts[entry.slot]
  }

  /// What an inference bears on; `none` when its target names no inference there is.
  @inlinable public func conclusion(_ inference: NodeID) -> NodeID {
    conclusions[inference.index]
  }

  /// Whether an inference is backing: support of another inference.
  @inlinable public func isBacking(_ inference: NodeID) -> Bool {
    guard kinds[inference.index] == .support else { return false }
    let conclusion = conclusions[inference.index]
    return !conclusion.isNone && kinds[conclusion.index].isInference
  }

  /// The inferences that bear on `node`.
  @inlinable public func incoming(_ node: NodeID) -> Incoming {
    Incoming(next: nextIncoming, at: firstIncoming[node.index])
  }

  /// Whether an inference bears on `node`.
  @inlinable public func hasIncoming(_ node: NodeID) -> Bool {
    !firstIncoming[node.index].isNone
  }

  /// The inferences that have `node` as a premise.
  @inlinable public func uses(_ node: NodeID) -> Uses {
    Uses(entries: premiseEntries, at: firstUse[node.index])
  }

  /// Whether `node` is a premise of an inference.
  @inlinable public func hasUses(_ node: NodeID) -> Bool {
    firstUse[node.index] != PremiseEntry.end
  }

  /// The premises of one inference.
  public struct Premises: RandomAccessCollection, Sendable {
    @usableFromInline let entries: ContiguousArray<PremiseEntry>
    @usableFromInline let range: Range<Int>

    @inlinable init(entries: ContiguousArray<PremiseEntry>, range: Range<Int>) {
      self.entries = entries
      self.range = range
    }

    /// The position of the first premise.
    @inlinable public var startIndex: Int { range.lowerBound }
    /// The position after the last premise.
    @inlinable public var endIndex: Int { range.upperBound }
    /// The premise at a position of this collection.
    @inlinable public subscript(position: Int) -> NodeID { entries[position].node }
  }

  /// The inferences that bear on one node.
  public struct Incoming: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let links: ContiguousArray<NodeID>
    @usableFromInline var at: NodeID

    @inlinable init(next: ContiguousArray<NodeID>, at: NodeID) {
      self.links = next
      self.at = at
    }

    /// The next inference.
    @inlinable public mutating func next() -> NodeID? {
      if at.isNone { return nil }
      let inference = at
      at = links[at.index]
      return inference
    }
  }

  /// The inferences that one node is a premise of.
  public struct Uses: Sequence, IteratorProtocol, Sendable {
    @usableFromInline let entries: ContiguousArray<PremiseEntry>
    @usableFromInline var at: UInt32

    @inlinable init(entries: ContiguousArray<PremiseEntry>, at: UInt32) {
      self.entries = entries
      self.at = at
    }

    /// The next inference.
    @inlinable public mutating func next() -> NodeID? {
      if at == PremiseEntry.end { return nil }
      let entry = entries[Int(at)]
      at = entry.next
      return entry.owner
    }
  }
}

extension Graph {
  /// Appends the nodes that one written statement declares, in the order they stand in it.
  public func appendNodes(of origin: Origin, to nodes: inout [NodeID]) {
    guard origin.raw < firstOfOrigin.count else { return }
    var node = firstOfOrigin[Int(origin.raw)]
    while !node.isNone {
      nodes.append(node)
      node = nextOfOrigin[node.index]
    }
  }
}

extension Graph {
  /// Whether a written statement makes an inference.
  public func hasInference(_ origin: Origin) -> Bool {
    guard origin.raw < firstOfOrigin.count else { return false }
    var node = firstOfOrigin[Int(origin.raw)]
    while !node.isNone {
      if kinds[node.index].isInference { return true }
      node = nextOfOrigin[node.index]
    }
    return false
  }
}
