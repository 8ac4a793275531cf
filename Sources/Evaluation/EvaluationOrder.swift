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
      search.visit(root) { members, isKnot in
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

/// Tarjan's search for strongly connected components along what nodes depend on.
///
/// Components are told of in the order in which they can be evaluated.
struct ComponentSearch {
  private let network: Network
  private let withAttacks: Bool
  /// The order of discovery, from 1; 0 for what was not met, `.max` for what is done with.
  private var found: ContiguousArray<UInt32>
  private var low: ContiguousArray<UInt32>
  private var open: ContiguousArray<UInt32> = []
  private var path: ContiguousArray<Step> = []
  private var clock: UInt32 = 0

  private struct Step {
    var node: UInt32
    /// The next input to look at, counted through both lists.
    var next: UInt32
  }

  /// - Parameter withAttacks: whether attacks count as dependencies, or support alone.
  init(_ network: Network, withAttacks: Bool) {
    self.network = network
    self.withAttacks = withAttacks
    found = ContiguousArray(repeating: 0, count: network.count + 1)
    low = ContiguousArray(repeating: 0, count: network.count + 1)
    found[network.count] = .max
  }

  /// Finds the components that `root` depends on and that were not found before.
  ///
  /// - Parameter allowed: which nodes take part.
  /// - Parameter report: is given each component and whether it goes in a circle.
  mutating func visit(
    _ root: Int, where allowed: (Int) -> Bool = { _ in true },
    report: (ContiguousArray<UInt32>.SubSequence, Bool) -> Void
  ) {
    if found[root] != 0 { return }
    push(UInt32(truncatingIfNeeded: root))
    while var step = path.popLast() {
      let node = Int(step.node)
      let first = (network.roles[node] == .statement ? network.supports : network.premises)
        .range(node)
      let second = withAttacks ? network.attacks.range(node) : 0..<0
      var child = UInt32.max
      while Int(step.next) < first.count + second.count {
        let offset = Int(step.next)
        let input =
          offset < first.count
          ? (network.roles[node] == .statement
            ? network.supports.items[first.lowerBound + offset]
            : network.premises.items[first.lowerBound + offset])
          : network.attacks.items[second.lowerBound + offset - first.count]
        step.next += 1
        let state = found[Int(input)]
        if state == .max { continue }
        if state == 0 {
          if !allowed(Int(input)) { continue }
          child = input
          break
        }
        low[node] = min(low[node], state)
      }
      if child != .max {
        path.append(step)
        push(child)
        continue
      }
      close(node, report)
    }
  }

  private mutating func push(_ node: UInt32) {
    clock += 1
    found[Int(node)] = clock
    low[Int(node)] = clock
    open.append(node)
    path.append(Step(node: node, next: 0))
  }

  private mutating func close(
    _ node: Int, _ report: (ContiguousArray<UInt32>.SubSequence, Bool) -> Void
  ) {
    if let parent = path.last {
      low[Int(parent.node)] = min(low[Int(parent.node)], low[node])
    }
    if low[node] != found[node] { return }
    var start = open.count - 1
    while open[start] != node { start -= 1 }
    let isKnot = open.count - start > 1 || isLoop(node)
    report(open[start...], isKnot)
    for member in open[start...] { found[Int(member)] = .max }
    open.removeSubrange(start...)
  }

  /// Whether a node depends on itself at once: an inference that undercuts itself.
  private func isLoop(_ node: Int) -> Bool {
    withAttacks && network.roles[node] != .statement
      && network.attacks[node].contains(UInt32(truncatingIfNeeded: node))
  }
}
