import ArgumentGraph

/// Lists of nodes, one for each node, in two flat arrays.
public struct Adjacency: Sendable {
  /// Where each node's list begins in `items`; one more entry than there are nodes.
  public private(set) var starts: [UInt32]
  /// The lists, one after the other.
  public private(set) var items: [NodeID]

  /// The list of `node`.
  @inlinable public subscript(node: NodeID) -> ArraySlice<NodeID> { items[range(node)] }

  /// Where the list of `node` stands in `items`.
  @inlinable public func range(_ node: NodeID) -> Range<Int> {
    Int(starts[node.index])..<Int(starts[node.index + 1])
  }

  /// How long the list of `node` is.
  @inlinable public func count(_ node: NodeID) -> Int { range(node).count }

  /// Makes the lists of `count` nodes from the pairs that `pairs` gives, twice the same; each list
  /// keeps their order.
  init(count: Int, pairs: ((_ from: NodeID, _ to: NodeID) -> Void) -> Void) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    pairs { from, _ in starts[from.index + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var next = starts
    var items = [NodeID](repeating: .none, count: Int(starts[count]))
    pairs { from, to in
      items[Int(next[from.index])] = to
      next[from.index] += 1
    }
    self.starts = starts
    self.items = items
  }

  /// The same lists the other way round: `a` is in the list of `b` where `b` was in that of `a`.
  ///
  /// Each list is in the order of `nodes`, which are those whose lists count.
  func reversed(over nodes: [NodeID]) -> Adjacency {
    Adjacency(count: starts.count - 1) { body in
      for node in nodes { for item in self[node] { body(item, node) } }
    }
  }
}
