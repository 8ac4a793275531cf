import ArgumentGraph

/// Who cites each source: linked lists, so that one citation more or less costs the same however
/// often a source is cited.
struct CitationLists {
  private struct Entry {
    var node: NodeID
    var source: NodeID
    var next: Int32
    var previous: Int32
  }

  private static let end: Int32 = -1

  private var entries: [Entry] = []
  private var free: [Int32] = []
  /// The first entry of each source.
  private var first: [Int32]
  /// The entries of each statement.
  private var own: [NodeID: [Int32]] = [:]

  /// Lists the citations of a map. Linear.
  init(_ map: CheckContext) {
    first = [Int32](repeating: Self.end, count: map.graph.count)
    own.reserveCapacity(map.statements.count / 2)
    for node in map.statements { set(map.cites[node], of: node) }
  }

  /// Makes room for nodes that were added.
  mutating func grow(to count: Int) {
    if count <= first.count { return }
    first.append(contentsOf: repeatElement(Self.end, count: count - first.count))
  }

  /// Calls `body` with each statement that cites a source, in no order, once for each anchor.
  func visit(_ source: NodeID, _ body: (NodeID) -> Void) {
    if source.index >= first.count { return }
    var at = first[source.index]
    while at != Self.end {
      body(entries[Int(at)].node)
      at = entries[Int(at)].next
    }
  }

  /// Says what a statement cites now.
  mutating func set(_ sources: some Collection<NodeID>, of node: NodeID) {
    for entry in own.removeValue(forKey: node) ?? [] { remove(entry) }
    if sources.isEmpty { return }
    own[node] = sources.map { add(node, $0) }
  }

  private mutating func add(_ node: NodeID, _ source: NodeID) -> Int32 {
    let next = first[source.index]
    let entry = Entry(node: node, source: source, next: next, previous: Self.end)
    let place = free.popLast() ?? Int32(truncatingIfNeeded: entries.count)
    if Int(place) == entries.count { entries.append(entry) } else { entries[Int(place)] = entry }
    if next != Self.end { entries[Int(next)].previous = place }
    first[source.index] = place
    return place
  }

  private mutating func remove(_ place: Int32) {
    let entry = entries[Int(place)]
    if entry.previous == Self.end {
      first[entry.source.index] = entry.next
    } else {
      entries[Int(entry.previous)].next = entry.next
    }
    if entry.next != Self.end { entries[Int(entry.next)].previous = entry.previous }
    free.append(place)
  }
}
