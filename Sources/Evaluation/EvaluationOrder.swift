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

  /// Orders a network. Linear.
  ///
  /// What is in no circle and rests on none comes first, as soon as all its inputs have come; the
  /// rest is ordered by Tarjan's algorithm, on an explicit stack.
  init(_ network: Network) {
    nodes.reserveCapacity(network.count)
    positions = ContiguousArray(repeating: .max, count: network.count + 1)
    knotNumbers = ContiguousArray(repeating: 0, count: network.count + 1)
    let waiting = placeAcyclic(network)
    var search: ComponentSearch?
    for root in 0..<network.count where waiting[root] > 0 && positions[root] == .max {
      var current = search.take() ?? ComponentSearch(network, withAttacks: true)
      current.visit(root, in: network, where: { waiting[$0] > 0 }) { members, isKnot in
        place(members, isKnot)
      }
      search = current
    }
  }

  private mutating func place(
    _ members: ContiguousArray<UInt32>.SubSequence, _ isKnot: Bool
  ) {
    let start = nodes.count
    for member in members {
      nodes.append(member)
      positions[Int(member)] = UInt32(truncatingIfNeeded: start)
    }
    if !isKnot { return }
    knots.append(start..<nodes.count)
    for member in members {
      knotNumbers[Int(member)] = UInt32(truncatingIfNeeded: knots.count)
    }
  }

  /// Places what needs no search.
  ///
  /// - Returns: for each node how many of its inputs were not placed; 0 for those that were.
  private mutating func placeAcyclic(_ network: Network) -> ContiguousArray<UInt32> {
    var waiting = ContiguousArray<UInt32>(repeating: 0, count: network.count + 1)
    for node in 0..<network.count {
      switch network.roles[node] {
      case .none: continue
      case .statement:
        waiting[node] = UInt32(
          truncatingIfNeeded: network.supports.range(node).count
            + network.attacks.range(node).count)
      default:
        var count = network.attacks.range(node).count
        for place in network.premises.range(node)
        where network.premises.items[place] != network.nowhere {
          count += 1
        }
        waiting[node] = UInt32(truncatingIfNeeded: count)
      }
    }
    // The last that became ready goes first, so that what lies together in the map stays together.
    var ready: ContiguousArray<UInt32> = []
    for root in 0..<network.count
    where network.roles[root] != .none && waiting[root] == 0 && positions[root] == .max {
      ready.append(UInt32(truncatingIfNeeded: root))
      while let next = ready.popLast() {
        let node = Int(next)
        positions[node] = UInt32(truncatingIfNeeded: nodes.count)
        nodes.append(next)
        if network.roles[node] == .statement {
          for place in network.uses.range(node) {
            release(network.uses.items[place], &waiting, &ready)
          }
        } else if network.conclusions[node] != network.nowhere {
          release(network.conclusions[node], &waiting, &ready)
        }
      }
    }
    return waiting
  }

  @inline(__always)
  private func release(
    _ node: UInt32, _ waiting: inout ContiguousArray<UInt32>,
    _ ready: inout ContiguousArray<UInt32>
  ) {
    waiting[Int(node)] -= 1
    if waiting[Int(node)] == 0 { ready.append(node) }
  }
}
