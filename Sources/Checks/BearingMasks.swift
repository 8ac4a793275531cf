import ArgumentGraph

/// By how many attacks nodes bear on each of many targets: whether a path with an even, and one
/// with an odd number of attacks leads there.
///
/// Up to 64 targets are followed in one pass, a bit each; a pass is linear in what bears on them.
struct BearingMasks {
  /// How many targets one pass follows.
  static let width = 64

  private let map: CheckContext
  private var even: [UInt64]
  private var odd: [UInt64]
  private var pendingEven: [UInt64]
  private var pendingOdd: [UInt64]
  private var stack: [NodeID] = []
  private(set) var touched: [NodeID] = []

  init(_ map: CheckContext) {
    self.map = map
    even = [UInt64](repeating: 0, count: map.graph.count)
    odd = even
    pendingEven = even
    pendingOdd = even
  }

  /// The targets, by their bits, that a path with an even number of attacks leads to from `node`,
  /// and those that one with an odd number does.
  subscript(node: NodeID) -> (even: UInt64, odd: UInt64) { (even[node.index], odd[node.index]) }

  /// Calls `body` for each batch of at most 64 of `targets`, with the masks of that batch.
  static func forEachBatch(
    of targets: [NodeID], in map: CheckContext,
    _ body: (_ targets: ArraySlice<NodeID>, _ masks: BearingMasks) -> Void
  ) {
    if targets.isEmpty { return }
    var masks = BearingMasks(map)
    for start in stride(from: 0, to: targets.count, by: width) {
      let batch = targets[start..<min(start + width, targets.count)]
      masks.follow(batch)
      body(batch, masks)
    }
  }

  private mutating func follow(_ targets: ArraySlice<NodeID>) {
    for node in touched {
      even[node.index] = 0
      odd[node.index] = 0
    }
    touched.removeAll(keepingCapacity: true)
    for (bit, target) in targets.enumerated() { reach(target, 1 << UInt64(bit), 0) }
    let (incoming, premises) = (map.incoming, map.premises)
    while let node = stack.popLast() {
      let (newEven, newOdd) = (pendingEven[node.index], pendingOdd[node.index])
      pendingEven[node.index] = 0
      pendingOdd[node.index] = 0
      for position in incoming.range(node) {
        let inference = incoming.items[position]
        if map.graph.kind(inference).isAttack {
          reach(inference, newOdd, newEven)
        } else {
          reach(inference, newEven, newOdd)
        }
      }
      for position in premises.range(node) { reach(premises.items[position], newEven, newOdd) }
    }
  }

  private mutating func reach(_ node: NodeID, _ evenWays: UInt64, _ oddWays: UInt64) {
    let index = node.index
    let newEven = evenWays & ~even[index]
    let newOdd = oddWays & ~odd[index]
    if newEven | newOdd == 0 { return }
    if even[index] | odd[index] == 0 { touched.append(node) }
    if pendingEven[index] | pendingOdd[index] == 0 { stack.append(node) }
    even[index] |= newEven
    odd[index] |= newOdd
    pendingEven[index] |= newEven
    pendingOdd[index] |= newOdd
  }
}
