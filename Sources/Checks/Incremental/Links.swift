import ArgumentGraph

/// The lists of neighbours of a map, which follow its edits.
struct Links {
  var premises: Adjacency
  var incoming: Adjacency
  var uses: Adjacency

  /// Takes the lists of a whole map.
  init(_ map: CheckContext) {
    (premises, incoming, uses) = (map.premises, map.incoming, map.uses)
  }

  /// Whether so much was moved about that the lists are better laid out anew.
  var isSpent: Bool { premises.isSpent || incoming.isSpent || uses.isSpent }

  /// Brings the lists in line with a map.
  ///
  /// - Parameters:
  ///   - edited: every node that was declared, withdrawn, tied or untied.
  ///   - conclusions: what inferences bore on before.
  /// - Returns: the edited nodes, and all that they lead or led to and that led to them.
  mutating func follow(
    _ map: MapView, edited: Set<NodeID>, before conclusions: [NodeID]
  ) -> Set<NodeID> {
    let (graph, rank) = (map.graph, map.rank)
    premises.grow(to: graph.count)
    incoming.grow(to: graph.count)
    uses.grow(to: graph.count)
    var below: Set<NodeID> = []
    var above: Set<NodeID> = []
    var inferences: [NodeID] = []
    for node in edited.sorted() {
      var list: [NodeID] = []
      if rank[node.index] >= 0, graph.kind(node).isInference {
        inferences.append(node)
        var seen: Set<NodeID> = []
        list = graph.premises(node).filter { seen.insert($0).inserted }
        above.insert(graph.conclusion(node))
      }
      below.formUnion(premises[node])
      below.formUnion(list)
      premises.set(list, of: node)
      if node.index < conclusions.count { above.insert(conclusions[node.index]) }
    }
    above.remove(.none)
    for node in below {
      let users = inferences.filter { premises[$0].contains(node) }
      uses.replace(edited, by: users, in: node, rank)
    }
    for node in above {
      let bearing = inferences.filter { graph.conclusion($0) == node }
      incoming.replace(edited, by: bearing, in: node, rank)
    }
    return edited.union(below).union(above)
  }
}
