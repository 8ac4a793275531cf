import ArgumentGraph

/// The strongly connected components of a part of the map, premises and inferences being its nodes.
///
/// Tarjan (1972), with a stack of our own, since paths may be as long as the map. Linear.
struct Components {
  /// The number of each node's component, from 0 in reverse topological order; -1 for nodes that
  /// are not in the part.
  private(set) var number: [Int32]
  /// The components' nodes, one component after the other.
  private(set) var members: [NodeID] = []
  /// Where each component begins in `members`; one more entry than there are components.
  private(set) var starts: [Int] = [0]

  /// The nodes of a component.
  subscript(component: Int) -> ArraySlice<NodeID> {
    members[starts[component]..<starts[component + 1]]
  }

  /// How many components there are.
  var count: Int { starts.count - 1 }

  private struct Frame {
    var node: NodeID
    var next: Int
  }

  /// Finds the components of the nodes that `isInPart` marks.
  ///
  /// - Parameter roots: the nodes to begin with, which must reach every node of the part.
  init(of map: CheckContext, roots: some Sequence<NodeID>, isInPart: [Bool]) {
    let uses = map.uses
    let graph = map.graph
    number = [Int32](repeating: -1, count: graph.count)
    var index = [UInt32](repeating: 0, count: graph.count)
    var low = [UInt32](repeating: 0, count: graph.count)
    var visited: UInt32 = 0
    var open: [NodeID] = []
    var frames: [Frame] = []
    func enter(_ node: NodeID) {
      visited += 1
      index[node.index] = visited
      low[node.index] = visited
      open.append(node)
      frames.append(Frame(node: node, next: 0))
    }
    for root in roots where isInPart[root.index] && index[root.index] == 0 {
      enter(root)
      while let frame = frames.last {
        let node = frame.node
        let range = uses.range(node)
        let position = frame.next
        var successor = NodeID.none
        if position < range.count {
          successor = uses.items[range.lowerBound + position]
        } else if position == range.count {
          successor = graph.conclusion(node)
        } else {
          frames.removeLast()
          close(node, index, &low, &open)
          if let parent = frames.last?.node {
            low[parent.index] = min(low[parent.index], low[node.index])
          }
          continue
        }
        frames[frames.count - 1].next += 1
        guard !successor.isNone, isInPart[successor.index] else { continue }
        if index[successor.index] == 0 {
          enter(successor)
        } else if number[successor.index] < 0 {
          low[node.index] = min(low[node.index], index[successor.index])
        }
      }
    }
  }

  /// Ends a component when `node` is its first.
  private mutating func close(
    _ node: NodeID, _ index: [UInt32], _ low: inout [UInt32], _ open: inout [NodeID]
  ) {
    guard low[node.index] == index[node.index] else { return }
    let component = Int32(truncatingIfNeeded: count)
    while let member = open.popLast() {
      number[member.index] = component
      members.append(member)
      if member == node { break }
    }
    starts.append(members.count)
  }
}
