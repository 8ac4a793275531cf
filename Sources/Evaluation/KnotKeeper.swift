/// One layer of large knots, kept from one change to the next.
///
/// Of each fact it is known when it came to be known, and so what it may rest on: a fact that was
/// known before. After a change those facts are taken back that nothing known before them carries
/// any more, the oldest first, and what follows from all others is found anew. So the cost is that
/// of the facts that the change puts in doubt, not of the knot.
struct KnotKeeper: Sendable {
  let kind: LayerKind
  let top: UInt8
  var stamps: Stamps
  /// Statements: the support that the possible value rests on; `nowhere` for the statement itself.
  var sources: ContiguousArray<UInt32>
  /// Statements: more than the depth of all that the source's premises rest on.
  var depths: ContiguousArray<UInt32>
  var depth: UInt32 = 0

  // What is at hand, while a change is followed.

  var network = Network()
  var givens = Givens()
  var knots: ContiguousArray<UInt32> = []
  var knot: UInt32 = 0
  var layer = Layer(count: 0)
  /// The layer above, for the word layer.
  var above = Layer(count: 0)

  // Work to be done.

  /// How many more facts and members may be looked at.
  var looksLeft = 0
  var doubts = LeastHeap<Doubt>()
  var open: ContiguousArray<UInt32> = []
  /// Statements whose source does not carry them.
  var baseless: ContiguousArray<UInt32> = []
  var candidates: [ContiguousArray<KnotSolver.Candidate>]
  /// What is being done with each node; see `Mark`.
  var marks: ContiguousArray<UInt8>
  /// How many premises of an inference wait for a derivation.
  var waiting: ContiguousArray<UInt32>
  /// The nodes that were changed, with what they held at, and might.
  var olds: ContiguousArray<Old> = []

  struct Old {
    var node: UInt32
    var holds: UInt8
    var possible: UInt8
  }

  /// Bits of `marks`.
  enum Mark {
    static let isOpen: UInt8 = 1
    static let isNoted: UInt8 = 2
    /// A statement waits for a derivation.
    static let waits: UInt8 = 4
  }

  init(_ kind: LayerKind, top: UInt8, count: Int) {
    self.kind = kind
    self.top = top
    stamps = Stamps(count: count, levels: Int(top) + 1)
    sources = ContiguousArray(repeating: 0, count: count)
    depths = sources
    waiting = sources
    marks = ContiguousArray(repeating: 0, count: count)
    candidates = Array(repeating: [], count: Int(top) + 1)
  }

  /// Whether so much was done that stamps may run out.
  var isSpent: Bool { stamps.isSpent || depth > .max / 2 }

  /// Computes a knot whole, and remembers how.
  mutating func record(
    _ members: ContiguousArray<UInt32>, number: UInt32, by solver: inout KnotSolver,
    _ values: inout Valuation
  ) {
    stamps.forget(members)
    solver.stamps = stamps
    stamps = Stamps(count: 0, levels: 0)
    solver.solve(members[...], number: number, &values)
    if let kept = solver.stamps.take() { stamps = kept }
    exchange(&values)
    derive(members.filter { network.roles[Int($0)] == .statement })
    exchange(&values)
    _ = takeChanged(values)
  }

  /// Follows changes.
  ///
  /// - Parameters:
  ///   - touched: members whose inputs from outside, givens or neighbours changed.
  ///   - joined: members of which nothing is known.
  ///   - limit: how many facts and members may be looked at.
  /// - Returns: the members whose values changed; `nil` when the limit was met, so that nothing was
  ///   changed and the knot has to be computed whole.
  mutating func update(
    _ touched: [UInt32], joined: [UInt32], limit: Int, _ values: inout Valuation
  ) -> ContiguousArray<UInt32>? {
    exchange(&values)
    looksLeft = limit
    for node in joined { forget(Int(node)) }
    for node in touched { doubt(all: Int(node)) }
    retract()
    for node in touched { reconsider(node) }
    settle()
    if looksLeft < 0 { abandon() }
    exchange(&values)
    return looksLeft < 0 ? nil : takeChanged(values)
  }

  /// Leaves everything as it was but for what is remembered.
  private mutating func abandon() {
    doubts = LeastHeap<Doubt>()
    for node in open { marks[Int(node)] &= ~Mark.isOpen }
    open.removeAll()
    baseless.removeAll()
    for old in olds {
      layer.holds[Int(old.node)] = old.holds
      layer.possible[Int(old.node)] = old.possible
      marks[Int(old.node)] = 0
    }
    olds.removeAll()
  }

  /// The members whose values are others than they were.
  private mutating func takeChanged(_ values: Valuation) -> ContiguousArray<UInt32> {
    var changed: ContiguousArray<UInt32> = []
    let now = kind == .evidence ? values.evidence : values.word
    for old in olds {
      let node = Int(old.node)
      marks[node] = 0
      if now.holds[node] != old.holds || now.possible[node] != old.possible {
        changed.append(old.node)
      }
    }
    olds.removeAll(keepingCapacity: true)
    return changed
  }

  private mutating func exchange(_ values: inout Valuation) {
    if kind == .evidence { swap(&layer, &values.evidence) } else { swap(&layer, &values.word) }
  }

  /// Takes up what there is to work on.
  mutating func attach(
    _ network: Network, _ givens: Givens, _ order: LiveOrder, knot: UInt32, above: Layer
  ) {
    self.network = network
    self.givens = givens
    knots = order.knotNumbers
    self.knot = knot
    self.above = above
  }

  /// Lets go of it, so that it can be changed in place.
  mutating func detach() {
    network = Network()
    givens = Givens()
    knots = []
    above = Layer(count: 0)
  }

  func isMember(_ node: Int) -> Bool { knots[node] == knot }

  /// Remembers what a node is at before it is changed.
  mutating func note(_ node: Int) {
    if marks[node] & Mark.isNoted != 0 { return }
    marks[node] |= Mark.isNoted
    olds.append(
      Old(
        node: UInt32(truncatingIfNeeded: node), holds: layer.holds[node],
        possible: layer.possible[node]))
  }

  /// Lets a touched node, and what rests on it, be computed.
  private mutating func reconsider(_ node: UInt32) {
    enqueue(node)
    sources[Int(node)] = .max
    // What it carries may rest on itself now.
    let target = network.conclusions[Int(node)]
    if network.roles[Int(node)] == .support, isMember(Int(target)) {
      if sources[Int(target)] == node { sources[Int(target)] = .max }
      enqueue(target)
    }
  }

  mutating func enqueue(_ node: UInt32) {
    if marks[Int(node)] & Mark.isOpen != 0 { return }
    marks[Int(node)] |= Mark.isOpen
    open.append(node)
  }

  /// Lets the members that depend on a node be computed.
  mutating func enqueueDependents(of node: Int) {
    if network.roles[node] == .statement {
      for place in network.uses.range(node) {
        let use = network.uses.items[place]
        if isMember(Int(use)) { enqueue(use) }
      }
    } else if isMember(Int(network.conclusions[node])) {
      enqueue(network.conclusions[node])
    }
  }

  private mutating func settle() {
    while looksLeft >= 0 {
      looksLeft -= 1
      if let node = open.popLast() {
        marks[Int(node)] &= ~Mark.isOpen
        advance(Int(node))
      } else if !baseless.isEmpty {
        findSources()
      } else {
        return
      }
    }
  }

  /// Learns of a node what follows from its inputs.
  private mutating func advance(_ node: Int) {
    let isStatement = network.roles[node] == .statement
    let holds = isStatement ? statementHolds(node) : inferenceHolds(node)
    let possible =
      isStatement ? statementPossible(node) : inferencePossible(node, before: .max, orThen: false)
    var isChanged = false
    if holds > layer.holds[node] {
      note(node)
      stamps.noteHolds(node, above: layer.holds[node], to: holds)
      layer.holds[node] = holds
      isChanged = true
    }
    if possible < layer.possible[node] {
      note(node)
      stamps.noteFails(node, above: possible, to: layer.possible[node])
      layer.possible[node] = possible
      isChanged = true
    }
    if isChanged { enqueueDependents(of: node) }
    if isStatement, !isCarried(node) { baseless.append(UInt32(truncatingIfNeeded: node)) }
  }
}
