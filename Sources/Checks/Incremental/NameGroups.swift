import ArgumentGraph

/// Ids that are the same but for case, or look alike.
struct NameGroups {
  private var folded: KeyGroups
  private var skeletons: KeyGroups

  init(_ map: CheckContext) {
    let labelled = map.nodes.filter { !map.graph.labelID($0).isNone }
    let count = map.graph.count
    folded = KeyGroups(count: count, labelled) { DuplicateID.foldedHash($0, in: map) }
    skeletons = KeyGroups(count: count, labelled) { ConfusableIDs.skeletonHash($0, in: map) }
  }

  /// Follows an edit; returns the nodes whose ids are to be compared again.
  mutating func update(_ nodes: Set<NodeID>, in map: CheckContext) -> Set<NodeID> {
    var keys: [[UInt64]] = [[], []]
    for node in nodes {
      let isNamed = map.map.rank[node.index] >= 0 && !map.graph.labelID(node).isNone
      let new = [
        isNamed ? DuplicateID.foldedHash(node, in: map) : 0,
        isNamed ? ConfusableIDs.skeletonHash(node, in: map) : 0,
      ]
      keys[0] += [folded.key(of: node), new[0]]
      keys[1] += [skeletons.key(of: node), new[1]]
      folded.set(node, new[0])
      skeletons.set(node, new[1])
    }
    var found: Set<NodeID> = []
    for key in Set(keys[0]) where key != 0 { found.formUnion(folded.nodes(with: key)) }
    for key in Set(keys[1]) where key != 0 { found.formUnion(skeletons.nodes(with: key)) }
    return found.union(nodes)
  }
}
