/// Tarjan's search for strongly connected components along what nodes depend on.
///
/// Components are told of in the order in which they can be evaluated.
struct ComponentSearch: Sendable {
  private let withAttacks: Bool
  /// The order of discovery, from 1; 0 for what was not met, `.max` for what is done with.
  private var found: ContiguousArray<UInt32>
  private var low: ContiguousArray<UInt32>
  private var open: ContiguousArray<UInt32> = []
  private var path: ContiguousArray<Step> = []
  private var clock: UInt32 = 0

  private struct Step: Sendable {
    var node: UInt32
    /// The next input to look at, counted through both lists.
    var next: UInt32
  }

  /// - Parameter withAttacks: whether attacks count as dependencies, or support alone.
  init(_ network: Network, withAttacks: Bool) {
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
    _ root: Int, in network: Network, where allowed: (Int) -> Bool = { _ in true },
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
      close(node, network, report)
    }
  }

  /// Forgets that nodes were met, so that they may be searched again.
  mutating func forget(_ nodes: some Sequence<UInt32>) {
    for node in nodes { found[Int(node)] = 0 }
    clock = 0
  }

  private mutating func push(_ node: UInt32) {
    clock += 1
    found[Int(node)] = clock
    low[Int(node)] = clock
    open.append(node)
    path.append(Step(node: node, next: 0))
  }

  private mutating func close(
    _ node: Int, _ network: Network,
    _ report: (ContiguousArray<UInt32>.SubSequence, Bool) -> Void
  ) {
    if let parent = path.last {
      low[Int(parent.node)] = min(low[Int(parent.node)], low[node])
    }
    if low[node] != found[node] { return }
    if open[open.count - 1] == node {
      report(open[(open.count - 1)...], isLoop(node, network))
      found[node] = .max
      open.removeLast()
      return
    }
    var start = open.count - 1
    while open[start] != node { start -= 1 }
    report(open[start...], true)
    for member in open[start...] { found[Int(member)] = .max }
    open.removeSubrange(start...)
  }

  /// Whether a node depends on itself at once: an inference that undercuts itself.
  private func isLoop(_ node: Int, _ network: Network) -> Bool {
    withAttacks && network.roles[node] != .statement
      && network.attacks[node].contains(UInt32(truncatingIfNeeded: node))
  }
}
