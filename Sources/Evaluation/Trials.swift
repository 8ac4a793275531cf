import ArgumentGraph

/// What-ifs from one and the same evaluation, one after the other, which learn from each other.
///
/// A change runs through the map in the order of evaluation. Wherever few nodes are changed whose
/// dependents wait, what follows hangs on these nodes' new values alone: what came of it is
/// remembered, and the next change that arrives there in the same way ends there. So the changes of
/// all leaves of a tree or a chain take, together, about as long as one evaluation.
struct Trials {
  private(set) var bench: Workbench
  /// Whether each node is asked about.
  private let isWatched: [Bool]
  private var known = StateTable()
  private var cells: [Cell] = []
  /// Nodes that changed and whose dependents wait, with the last position of one that does.
  private var live: [(node: UInt32, last: UInt32)] = []
  private var events: [Event] = []

  /// What becomes of a node that is asked about.
  struct Outcome {
    var node: UInt32
    var bounds: Bounds
  }

  /// The four bounds of a node's values.
  typealias Bounds = (UInt8, UInt8, UInt8, UInt8)

  /// An outcome, and where those that come after it are.
  private struct Cell {
    var outcome: Outcome
    var next: Int32
  }

  private enum Event {
    case outcome(Outcome)
    case state(State)
  }

  /// All that later values depend on: the next position to be computed, and each live node with
  /// its values.
  private struct State: Equatable {
    var position: UInt32
    var items: SIMD4<UInt64>

    /// A number that is spread well enough: positions and nodes are dense, and nobody chooses them.
    var spread: Int {
      var value = UInt64(position)
      for index in 0..<4 {
        value = (value ^ items[index]) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
      }
      return Int(truncatingIfNeeded: value >> 1)
    }
  }

  /// What came of each state: open addressing, a power of two of slots, at most half of them taken.
  private struct StateTable {
    private var states: ContiguousArray<State> = []
    private var cells: ContiguousArray<Int32> = []
    private var slots = ContiguousArray<Int32>(repeating: -1, count: 1_024)

    subscript(state: State) -> Int32? {
      let found = slots[slot(of: state)]
      return found < 0 ? nil : cells[Int(found)]
    }

    mutating func insert(_ state: State, _ cell: Int32) {
      if 2 * states.count >= slots.count { enlarge() }
      let place = slot(of: state)
      if slots[place] >= 0 { return }
      slots[place] = Int32(truncatingIfNeeded: states.count)
      states.append(state)
      cells.append(cell)
    }

    private func slot(of state: State) -> Int {
      let mask = slots.count - 1
      var place = state.spread & mask
      while slots[place] >= 0, states[Int(slots[place])] != state { place = (place + 1) & mask }
      return place
    }

    private mutating func enlarge() {
      slots = ContiguousArray(repeating: -1, count: slots.count * 4)
      for index in states.indices {
        slots[slot(of: states[index])] = Int32(truncatingIfNeeded: index)
      }
    }
  }

  /// The most live nodes of a state that is remembered.
  private static let width = 4
  private static let none: Int32 = -1

  init(_ bench: Workbench, watching isWatched: [Bool]) {
    self.bench = bench
    self.isWatched = isWatched
  }

  /// Which of the watched nodes change by a change, and to what.
  mutating func outcomes(of change: Workbench.Change) -> [Outcome] {
    live.removeAll(keepingCapacity: true)
    events.removeAll(keepingCapacity: true)
    bench.begin(CollectionOfOne(change))
    var end = Self.none
    while let position = bench.next {
      if let state = state(at: position) {
        if let found = known[state] {
          end = found
          bench.abandon()
          break
        }
        events.append(.state(state))
      }
      let first = bench.changeCount
      bench.step()
      note(from: first)
    }
    bench.undo()
    return gather(end)
  }

  /// What is known here, when few nodes are live and the last of them is a statement: steps between
  /// statements seldom meet again.
  private func state(at position: UInt32) -> State? {
    guard let last = live.last, live.count <= Self.width, bench.isStatement(Int(last.node)) else {
      return nil
    }
    var state = State(position: position, items: .init(repeating: .max))
    for (index, item) in live.enumerated() {
      let bounds = bench.bounds(Int(item.node))
      let values =
        UInt32(bounds.0) << 24 | UInt32(bounds.1) << 16 | UInt32(bounds.2) << 8 | UInt32(bounds.3)
      state.items[index] = UInt64(item.node) << 32 | UInt64(values)
    }
    return state
  }

  /// Takes note of the nodes that the last step changed.
  private mutating func note(from first: Int) {
    let next = bench.next ?? .max
    live.removeAll { $0.last < next }
    for index in first..<bench.changeCount {
      let node = bench.changedNode(index)
      if isWatched[Int(node)] {
        events.append(.outcome(Outcome(node: node, bounds: bench.bounds(Int(node)))))
      }
      let last = bench.lastDependent(of: Int(node))
      if last >= next, last != .max { live.append((node, last)) }
    }
  }

  /// The outcomes of this run; those behind each state are remembered for it.
  private mutating func gather(_ end: Int32) -> [Outcome] {
    var head = end
    for event in events.reversed() {
      switch event {
      case .state(let state): known.insert(state, head)
      case .outcome(let outcome):
        cells.append(Cell(outcome: outcome, next: head))
        head = Int32(truncatingIfNeeded: cells.count - 1)
      }
    }
    var outcomes: [Outcome] = []
    while head != Self.none {
      outcomes.append(cells[Int(head)].outcome)
      head = cells[Int(head)].next
    }
    return outcomes
  }
}

extension Workbench {
  /// The position that is computed next.
  var next: UInt32? { dirty.first }

  /// How many values the changes at hand have changed so far.
  var changeCount: Int { oldValues.count }

  func changedNode(_ index: Int) -> UInt32 { oldValues[index].node }

  func isStatement(_ node: Int) -> Bool { network.roles[node] == .statement }

  func bounds(_ node: Int) -> Trials.Bounds { evaluation.evaluator.values.all(node) }

  /// The last position of what depends on a node; `.max` when nothing does.
  func lastDependent(of node: Int) -> UInt32 {
    guard network.roles[node] == .statement else {
      let conclusion = network.conclusions[node]
      return conclusion == network.nowhere ? .max : order.positions[Int(conclusion)]
    }
    var last: UInt32?
    for place in network.uses.range(node) {
      let position = order.positions[Int(network.uses.items[place])]
      if position != .max { last = max(last ?? 0, position) }
    }
    return last ?? .max
  }
}
