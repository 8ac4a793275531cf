/// The nodes in an order in which each comes after all that its value depends on, but for knots:
/// sets of nodes that depend on one another in circles, by support or by attack.
struct EvaluationOrder: Sendable {
  /// Statements and inferences; the members of a knot stand together.
  var nodes: ContiguousArray<UInt32> = []
  /// The ranges of `nodes` that are knots, in order.
  var knots: [Range<Int>] = []
  /// The position of each node's component; the members of a knot share the first one's.
  var positions: ContiguousArray<UInt32> = []
  /// For members of a knot, its number in `knots` plus one; 0 for all others.
  var knotNumbers: ContiguousArray<UInt32> = []

  /// Orders a network with Tarjan's algorithm, on an explicit stack. Linear.
  init(_ network: Network) {
    var search = ComponentSearch(network, withAttacks: true)
    nodes.reserveCapacity(network.count)
    positions = ContiguousArray(repeating: .max, count: network.count + 1)
    knotNumbers = ContiguousArray(repeating: 0, count: network.count + 1)
    for root in 0..<network.count where network.roles[root] != .none {
      search.visit(root, in: network) { members, isKnot in
        let start = nodes.count
        for member in members {
          nodes.append(member)
          positions[Int(member)] = UInt32(truncatingIfNeeded: start)
        }
        if isKnot {
          knots.append(start..<nodes.count)
          for member in members {
            knotNumbers[Int(member)] = UInt32(truncatingIfNeeded: knots.count)
          }
        }
      }
    }
  }
}
