/// When each fact of a knot came to be known, so that a proof can be put in order.
///
/// A fact may rest only on facts with smaller stamps; but those that fail together, since none of
/// them has a derivation that does not rest on another, share one stamp.
struct Stamps: Sendable {
  private let levels: Int
  private var holds: ContiguousArray<UInt32>
  private var fails: ContiguousArray<UInt32>
  private var clock: UInt32 = 0

  init(count: Int, levels: Int) {
    self.levels = levels
    holds = ContiguousArray(repeating: 0, count: count * levels)
    fails = holds
  }

  /// When it was known that `node` holds at `level`.
  func whenHolds(_ node: Int, _ level: UInt8) -> UInt32 { holds[node * levels + Int(level)] }

  /// When it was known that `node` does not hold at `level`.
  func whenFails(_ node: Int, _ level: UInt8) -> UInt32 { fails[node * levels + Int(level)] }

  /// Whether moments are about to run out.
  var isSpent: Bool { clock > .max / 2 }

  /// Forgets all that was known of nodes.
  mutating func forget(_ nodes: some Sequence<UInt32>) {
    for node in nodes {
      for place in Int(node) * levels..<(Int(node) + 1) * levels {
        holds[place] = 0
        fails[place] = 0
      }
    }
  }

  mutating func noteHolds(_ node: Int, above old: UInt8, to new: UInt8) {
    clock += 1
    for level in Int(old) + 1...Int(new) { holds[node * levels + level] = clock }
  }

  mutating func noteFails(_ node: Int, above new: UInt8, to old: UInt8) {
    beginGroup()
    noteFailsInGroup(node, above: new, to: old)
  }

  mutating func beginGroup() { clock += 1 }

  mutating func noteFailsInGroup(_ node: Int, above new: UInt8, to old: UInt8) {
    for level in Int(new) + 1...Int(old) { fails[node * levels + level] = clock }
  }
}
