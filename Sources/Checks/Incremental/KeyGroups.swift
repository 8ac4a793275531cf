import ArgumentGraph

/// Nodes by a key, those of one key being found at once; a node with the key 0 is in no group.
struct KeyGroups {
  /// The key of each node.
  private var keys: [UInt64]
  /// The only node of a key.
  private var single: [UInt64: NodeID] = [:]
  /// The nodes of the keys that several have, in no order.
  private var several: [UInt64: [NodeID]] = [:]

  /// Groups nodes by the keys that they are given.
  init(count: Int, _ nodes: [NodeID], key: (NodeID) -> UInt64) {
    keys = [UInt64](repeating: 0, count: count)
    single.reserveCapacity(nodes.count)
    for node in nodes { set(node, key(node)) }
  }

  /// The key of a node; 0 for none.
  func key(of node: NodeID) -> UInt64 { node.index < keys.count ? keys[node.index] : 0 }

  /// The nodes with a key, in no order.
  func nodes(with key: UInt64) -> [NodeID] {
    several[key] ?? single[key].map { [$0] } ?? []
  }

  /// Gives a node another key; 0 takes it out.
  mutating func set(_ node: NodeID, _ key: UInt64) {
    if node.index >= keys.count {
      keys.append(contentsOf: repeatElement(0, count: node.index + 1 - keys.count))
    }
    let old = keys[node.index]
    if old == key { return }
    keys[node.index] = key
    if old != 0 { remove(node, old) }
    if key == 0 { return }
    if several[key] != nil {
      several[key]?.append(node)
    } else if let other = single.removeValue(forKey: key) {
      several[key] = [other, node]
    } else {
      single[key] = node
    }
  }

  private mutating func remove(_ node: NodeID, _ key: UInt64) {
    if single[key] == node {
      single[key] = nil
      return
    }
    guard let place = several[key]?.firstIndex(of: node) else { return }
    let last = (several[key]?.count ?? 1) - 1
    several[key]?.swapAt(place, last)
    several[key]?.removeLast()
    if last == 1, let left = several.removeValue(forKey: key)?.first { single[key] = left }
  }
}
