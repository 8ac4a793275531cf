import ArgumentGraph

/// Lists of nodes, one for each node, in two flat arrays.
public struct Adjacency: Sendable {
  /// Where each node's list begins in `items`.
  @usableFromInline var starts: [UInt32]
  /// How long each node's list is.
  @usableFromInline var counts: [UInt32]
  /// The lists, one after the other, with gaps where lists were moved.
  public private(set) var items: [NodeID]
  /// How many items are in no list.
  private var unused = 0

  /// The list of `node`.
  @inlinable public subscript(node: NodeID) -> ArraySlice<NodeID> { items[range(node)] }

  /// Where the list of `node` stands in `items`.
  @inlinable public func range(_ node: NodeID) -> Range<Int> {
    let start = Int(starts[node.index])
    return start..<start + Int(counts[node.index])
  }

  /// How long the list of `node` is.
  @inlinable public func count(_ node: NodeID) -> Int { Int(counts[node.index]) }

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
    starts.removeLast()
    self.starts = starts
    self.items = items
    counts = [UInt32](repeating: 0, count: count)
    for index in 0..<count { counts[index] = next[index] - starts[index] }
  }

  /// No lists.
  init() { (starts, counts, items) = ([], [], []) }

  /// The same lists the other way round: `a` is in the list of `b` where `b` was in that of `a`.
  ///
  /// Each list is in the order of `nodes`, which are those whose lists count.
  func reversed(over nodes: [NodeID]) -> Adjacency {
    Adjacency(count: starts.count) { body in
      for node in nodes { for item in self[node] { body(item, node) } }
    }
  }
}

/// Following edits.
extension Adjacency {
  /// Whether so many lists were moved that all are better laid out anew.
  var isSpent: Bool { unused > items.count / 2 && unused > 4_096 }

  /// Makes room for nodes that were added.
  mutating func grow(to count: Int) {
    let missing = count - starts.count
    if missing <= 0 { return }
    starts.append(contentsOf: repeatElement(0, count: missing))
    counts.append(contentsOf: repeatElement(0, count: missing))
  }

  /// Gives a node another list.
  mutating func set(_ list: [NodeID], of node: NodeID) {
    let old = range(node)
    if list.count <= old.count {
      for (offset, item) in list.enumerated() { items[old.lowerBound + offset] = item }
      unused += old.count - list.count
    } else {
      unused += old.count
      starts[node.index] = UInt32(truncatingIfNeeded: items.count)
      items += list
    }
    counts[node.index] = UInt32(truncatingIfNeeded: list.count)
  }

  /// Takes some items out of the list of a node, and puts others in at their ranks.
  mutating func replace(
    _ old: Set<NodeID>, by new: [NodeID], in node: NodeID, _ rank: [Int32]
  ) {
    var list = self[node].filter { !old.contains($0) }
    for item in new {
      var (low, high) = (0, list.count)
      while low < high {
        let middle = (low + high) / 2
        if rank[list[middle].index] < rank[item.index] { low = middle + 1 } else { high = middle }
      }
      list.insert(item, at: low)
    }
    set(list, of: node)
  }
}
