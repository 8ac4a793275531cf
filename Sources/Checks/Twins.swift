import ArgumentGraph

/// Which statements say the same as one before them, or nearly the same.
struct Twins {
  /// The first statement that says the same as each; `none` where it is the first itself.
  private(set) var earlier: [NodeID]
  /// The first statement before each that says nearly the same.
  private(set) var alike: [NodeID]
  /// How many texts were not compared, since the budget was used up.
  let undecided: Int

  private var similar: SimilarTexts
  /// The text of each statement that is compared with others, by its number; -1 for none.
  private var slots: [Int32]
  /// The statement of each of these texts.
  private var owners: [NodeID] = []
  /// The statements by the hashes of their normal forms; made at the first edit.
  private var groups: KeyGroups?

  /// Compares the statements of a map. Nearly linear.
  init(_ map: CheckContext) {
    let hashes = map.normalHashes
    let texts = map.statements.filter { hashes[$0.index] != 0 }
    earlier = [NodeID](repeating: .none, count: map.graph.count)
    alike = earlier
    for group in HashGroups.of(texts.map { hashes[$0.index] }) {
      let first = texts[group[0]]
      for index in group.dropFirst() where map.sayTheSame(first, texts[index]) {
        earlier[texts[index].index] = first
      }
    }
    // Of texts that are the same only the first is compared with others.
    let distinct = texts.filter { [earlier] in earlier[$0.index].isNone }
    similar = SimilarTexts(count: distinct.count, budget: map.limits.textComparisons) {
      map.appendWordHashes(of: distinct[$0], to: &$1)
    }
    undecided = distinct.count - similar.compared
    slots = [Int32](repeating: -1, count: map.graph.count)
    for (slot, node) in distinct.enumerated() {
      slots[node.index] = Int32(truncatingIfNeeded: slot)
      if let first = similar.first[slot] { alike[node.index] = distinct[first] }
    }
    owners = distinct
  }

  /// Nothing.
  init() {
    (earlier, alike, undecided, slots) = ([], [], 0, [])
    similar = SimilarTexts(count: 0) { _, _ in }
  }

  /// Whether so much was edited that all is better compared anew.
  var isSpent: Bool { undecided > 0 || similar.isSpent }

  /// Prepares for edits.
  mutating func beginEditing(_ map: CheckContext) {
    groups = KeyGroups(count: map.graph.count, map.statements) { map.normalHashes[$0.index] }
  }

  // MARK: Edits

  /// Compares statements again whose texts or places changed.
  ///
  /// - Returns: the statements that have another twin than before.
  mutating func update(_ nodes: [NodeID], in map: CheckContext) -> [NodeID] {
    grow(to: map.graph.count)
    var keys: Set<UInt64> = []
    for node in nodes {
      let key = map.graph.kind(node).isStatement ? map.normalHashes[node.index] : 0
      keys.formUnion([groups?.key(of: node) ?? 0, key])
      groups?.set(node, key)
    }
    keys.remove(0)
    let edited = Set(nodes)
    var dirty = edited
    for key in keys.sorted() { regroup(key, edited, map, &dirty) }
    for node in nodes where groups?.key(of: node) == 0 { earlier[node.index] = .none }
    var affected: Set<NodeID> = []
    for node in dirty.sorted() { recompare(node, edited.contains(node), map, &affected) }
    for node in affected.union(dirty) {
      let first = firstAlike(node, map.map.rank)
      if first == alike[node.index] { continue }
      alike[node.index] = first
      dirty.insert(node)
    }
    return Array(dirty)
  }

  private mutating func grow(to count: Int) {
    let missing = count - earlier.count
    if missing <= 0 { return }
    earlier.append(contentsOf: repeatElement(.none, count: missing))
    alike.append(contentsOf: repeatElement(.none, count: missing))
    slots.append(contentsOf: repeatElement(-1, count: missing))
  }

  /// Finds the first of those that say the same.
  private mutating func regroup(
    _ key: UInt64, _ edited: Set<NodeID>, _ map: CheckContext, _ dirty: inout Set<NodeID>
  ) {
    let members = groups?.nodes(with: key) ?? []
    let rank = map.map.rank
    guard let first = members.min(by: { rank[$0.index] < rank[$1.index] }) else { return }
    for node in members {
      // Those that were compared with the same one before need not be compared again.
      if earlier[node.index] == first, !edited.contains(node), !edited.contains(first) { continue }
      let same = node != first && map.sayTheSame(first, node) ? first : .none
      if same == earlier[node.index] { continue }
      earlier[node.index] = same
      dirty.insert(node)
    }
  }

  /// Takes a statement into the comparison, or out of it, and notes those that it is like.
  private mutating func recompare(
    _ node: NodeID, _ isEdited: Bool, _ map: CheckContext, _ affected: inout Set<NodeID>
  ) {
    let slot = Int(slots[node.index])
    let takesPart = groups?.key(of: node) ?? 0 != 0 && earlier[node.index].isNone
    if slot >= 0, takesPart, !isEdited { return }
    if slot >= 0 {
      affected.formUnion(similar.alike(slot).map { owners[$0] })
      similar.remove(slot)
      slots[node.index] = -1
    }
    if !takesPart { return }
    var words: [UInt64] = []
    map.appendWordHashes(of: node, to: &words)
    let new = similar.add(words)
    owners.append(node)
    slots[node.index] = Int32(truncatingIfNeeded: new)
    affected.formUnion(similar.alike(new).map { owners[$0] })
  }

  private mutating func firstAlike(_ node: NodeID, _ rank: [Int32]) -> NodeID {
    let slot = Int(slots[node.index])
    if slot < 0 { return .none }
    return similar.alike(slot).map { owners[$0] }
      .filter { rank[$0.index] < rank[node.index] }
      .min { rank[$0.index] < rank[$1.index] } ?? .none
  }
}

extension CheckContext {
  /// Appends the hashes of the words of a statement's text.
  func appendWordHashes(of node: NodeID, to words: inout [UInt64]) {
    graph.texts.withBytes(of: graph.bodyID(node)) {
      NormalText.appendWordHashes($0, to: &words)
    }
  }
}
