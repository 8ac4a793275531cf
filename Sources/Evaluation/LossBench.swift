import ArgumentGraph

/// A bench on which statements are lost, one at a time, without an order of the whole map: values
/// are computed until none changes, which is right where nothing goes in circles; where something
/// does, a `Workbench` is set up.
struct LossBench {
  let evaluation: Evaluation
  private let network: Network
  private var givens: Givens
  private var values: Valuation
  private var queue: [UInt32] = []
  private var isQueued: [Bool]
  private var isSeen: [Bool]
  private var seen: [(node: UInt32, values: (UInt8, UInt8, UInt8, UInt8))] = []
  private var workbench: Workbench?
  /// How many nodes and neighbours were looked at so far.
  private(set) var visits = 0

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    network = evaluation.network
    givens = evaluation.givens
    values = evaluation.values
    isQueued = [Bool](repeating: false, count: network.count + 1)
    isSeen = isQueued
  }

  /// Loses a statement, tells what that does, and takes the loss back.
  ///
  /// - Parameter report: is given the nodes that were computed, those whose values are others, and
  ///   all values.
  mutating func lose(
    _ node: Int, _ isInKnot: [Bool],
    _ report: (_ computed: [UInt32], _ changed: [UInt32], _ values: Valuation) -> Void
  ) {
    let (level, word, force) = (givens.levels[node], givens.words[node], givens.forces[node])
    givens.set(node, level: 0, word: 0, .out)
    let isPlain = compute(from: node, isInKnot)
    let computed = seen.map(\.node)
    if isPlain {
      let changed = seen.filter { values.all(Int($0.node)) != $0.values }.map(\.node)
      report(computed, changed, values)
    }
    for entry in seen {
      values.restore(Int(entry.node), entry.values)
      isSeen[Int(entry.node)] = false
    }
    seen.removeAll(keepingCapacity: true)
    givens.set(node, level: level, word: word, force)
    if !isPlain { loseInCircle(node, report) }
  }

  /// - Returns: whether no circle was met.
  private mutating func compute(from start: Int, _ isInKnot: [Bool]) -> Bool {
    queue.removeAll(keepingCapacity: true)
    queue.append(UInt32(truncatingIfNeeded: start))
    isQueued[start] = true
    var next = 0
    var isPlain = true
    while next < queue.count {
      let node = Int(queue[next])
      next += 1
      isQueued[node] = false
      if isInKnot[node] { isPlain = false }
      // What is left in the queue is only unmarked.
      if !isPlain { continue }
      let old = values.all(node)
      if !isSeen[node] {
        isSeen[node] = true
        seen.append((UInt32(truncatingIfNeeded: node), old))
      }
      visits +=
        1 + network.premises.range(node).count + network.supports.range(node).count
        + network.attacks.range(node).count
      values.evaluate(node, network, givens)
      if values.all(node) == old { continue }
      var more: [UInt32] = []
      network.forEachDependent(of: node) { more.append(UInt32(truncatingIfNeeded: $0)) }
      for other in more where !isQueued[Int(other)] {
        isQueued[Int(other)] = true
        queue.append(other)
      }
    }
    return isPlain
  }

  /// The same by a workbench. All that the statement bears on counts as computed.
  private mutating func loseInCircle(
    _ node: Int, _ report: ([UInt32], [UInt32], Valuation) -> Void
  ) {
    var bench = workbench.take() ?? Workbench(evaluation)
    let before = bench.visits
    bench.apply([Workbench.Change(node: node, level: 0, word: 0, force: .out)])
    var reached = [UInt32(truncatingIfNeeded: node)]
    var marks: Set<UInt32> = Set(reached)
    var next = 0
    while next < reached.count {
      var more: [UInt32] = []
      network.forEachDependent(of: Int(reached[next])) {
        more.append(UInt32(truncatingIfNeeded: $0))
      }
      next += 1
      for other in more where marks.insert(other).inserted { reached.append(other) }
    }
    report(reached, bench.oldValues.map(\.node), bench.evaluation.values)
    bench.undo()
    visits += bench.visits - before + reached.count
    workbench = bench
  }
}
