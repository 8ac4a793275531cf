import ArgumentGraph

/// How nodes bear on the main points, after an edit.
extension CheckFacts {
  /// Works out again how nodes bear on the main points.
  ///
  /// - Parameters:
  ///   - seeds: the nodes that lead elsewhere than before, or that are main points now and were not,
  ///     or the other way round.
  ///   - reach: all that they lead to.
  /// - Returns: the nodes that bear otherwise now.
  mutating func recomputeBearing(
    _ seeds: [NodeID], _ reach: MapReach, in map: CheckContext
  ) -> [NodeID] {
    var changed: [NodeID: Bearing] = [:]
    var lost: [NodeID] = []
    var gained: [NodeID] = []
    if reach.hasCircle {
      // In a circle a node may seem to be carried by what it carries itself.
      lost = seeds
    } else {
      let order = seeds.sorted { reach.position($0) > reach.position($1) }
      for node in order {
        let ways = ways(of: node, map)
        let old = bearing[node.index]
        if ways == old { continue }
        if !old.subtracting(ways).isEmpty { lost.append(node) }
        if !ways.subtracting(old).isEmpty { gained.append(node) }
        changed[node] = changed[node] ?? old
        bearing[node.index] = ways
      }
    }
    if !lost.isEmpty { withdraw(lost, map, &changed) }
    spread(gained, map, &changed)
    return changed.filter { bearing[$0.key.index] != $0.value }.map(\.key)
  }

  /// How a node bears on the main points, by what it leads to at once.
  private func ways(of node: NodeID, _ map: CheckContext) -> Bearing {
    var ways: Bearing = map.isMainPoint[node.index] ? [.even, .support] : []
    for use in map.uses[node] { ways.formUnion(bearing[use.index]) }
    if map.graph.kind(node).isInference {
      let conclusion = map.graph.conclusion(node)
      if !conclusion.isNone {
        ways.formUnion(bearing[conclusion.index].beneath(node, map))
      }
    }
    return ways
  }

  /// Takes back all that `nodes` may have handed on, and works it out again.
  private mutating func withdraw(
    _ nodes: [NodeID], _ map: CheckContext, _ changed: inout [NodeID: Bearing]
  ) {
    var seen = [Bool](repeating: false, count: bearing.count)
    var region: [NodeID] = []
    for node in nodes { map.visitAncestors(of: node, seen: &seen) { region.append($0) } }
    for node in region {
      if changed[node] == nil { changed[node] = bearing[node.index] }
      bearing[node.index] = []
    }
    var found: [NodeID] = []
    for node in region {
      let ways = ways(of: node, map)
      if ways.isEmpty { continue }
      bearing[node.index] = ways
      found.append(node)
    }
    spread(found, map, &changed)
  }

  /// Hands on what was found of `nodes` to what leads to them.
  private mutating func spread(
    _ nodes: [NodeID], _ map: CheckContext, _ changed: inout [NodeID: Bearing]
  ) {
    var stack = nodes
    while let node = stack.popLast() {
      let ways = bearing[node.index]
      func reach(_ below: NodeID, _ ways: Bearing) {
        let old = bearing[below.index]
        if old.isSuperset(of: ways) { return }
        if changed[below] == nil { changed[below] = old }
        bearing[below.index] = old.union(ways)
        stack.append(below)
      }
      for inference in map.incoming[node] {
        reach(inference, ways.beneath(inference, map))
      }
      for premise in map.premises[node] { reach(premise, ways) }
    }
  }
}
