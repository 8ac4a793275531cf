import ArgumentGraph

/// Bringing an evaluation up to date after edits.
struct Update {
  var network: Network
  var givens: Givens
  var values: Valuation
  var scratch: Evaluation.Scratch
  var order: LiveOrder
  private let graph: Graph
  private let grades: GradeTable
  private let oldCount: Int
  /// Nodes whose inputs or givens are not what they were.
  private var dirty: ContiguousArray<UInt32> = []
  /// Inferences that were put into lists anew.
  private var linked: ContiguousArray<UInt32> = []
  /// Knots that lost edges, perhaps to get others.
  private var cut: Set<UInt32> = []

  init(_ remains: consuming Evaluation.Remains, _ graph: Graph) {
    network = remains.network
    givens = remains.evaluator.givens
    values = remains.evaluator.values
    order = remains.order
    scratch = remains.scratch
    grades = remains.grades
    oldCount = remains.count
    self.graph = graph
  }

  // MARK: Following the graph

  /// Brings the network and the givens in line with the graph.
  mutating func follow(_ changed: [NodeID]) {
    var open = changed
    for index in oldCount..<max(oldCount, graph.count) {
      open.append(NodeID(raw: UInt32(truncatingIfNeeded: index)))
    }
    var met: Set<NodeID> = []
    var isSourceChanged = false
    var next = 0
    while next < open.count {
      let node = open[next]
      next += 1
      if !met.insert(node).inserted { continue }
      if mayHaveBeenSource(node) { isSourceChanged = true }
      let before = network.roles[node.index]
      relink(node)
      let after = network.roles[node.index]
      // Whether it can be a premise, and what can bear on it, goes by what it is.
      let isOther =
        (before == .statement) != (after == .statement) || before.isInference != after.isInference
      if isOther { open += Array(graph.incoming(node)) + Array(graph.uses(node)) }
    }
    var letters = Givens.LetterCache()
    for place in dirty.indices { admit(NodeID(raw: dirty[place]), &letters) }
    if isSourceChanged { admitEvidence(&letters) }
    keepOrder()
  }

  /// Brings the order in line with the network.
  private mutating func keepOrder() {
    for inference in linked {
      let node = Int(inference)
      order.join(node, in: network)
      for place in network.premises.range(node)
      where network.premises.items[place] != network.nowhere {
        order.connect(Int(network.premises.items[place]), to: node, in: network)
      }
      let conclusion = network.conclusions[node]
      if conclusion != network.nowhere { order.connect(node, to: Int(conclusion), in: network) }
    }
    for knot in cut.sorted() {
      order.review(Int(knot), in: network, with: &scratch.search)
    }
  }

  /// Whether evidence may have been graded by the letter of `node`.
  private func mayHaveBeenSource(_ node: NodeID) -> Bool {
    guard node.index < oldCount, network.roles[node.index] == .none else { return false }
    return !graph.kind(node).isStatement && !graph.kind(node).isInference
  }

  private mutating func relink(_ node: NodeID) {
    let index = node.index
    if network.roles[index].isInference {
      let knot = order.noteCut(of: index)
      if knot != 0 { cut.insert(knot) }
      touch(network.unlink(index))
    }
    let role = Network.role(of: node, in: graph)
    if role.isInference {
      touch(network.link(index, as: role, in: graph))
      linked.append(node.raw)
    } else {
      network.roles[index] = role
      if role == .none { order.leave(index) }
    }
    touch(node.raw)
  }

  private mutating func touch(_ node: UInt32) {
    if node != network.nowhere { dirty.append(node) }
  }

  private mutating func admit(_ node: NodeID, _ letters: inout Givens.LetterCache) {
    if network.roles[node.index] == .statement {
      givens.admit(node, graph, network, grades, [], &letters)
    } else {
      givens.set(node.index, level: 0, word: 0, .none)
    }
  }

  /// Grades all evidence anew, since what it cites may be graded otherwise now.
  private mutating func admitEvidence(_ letters: inout Givens.LetterCache) {
    for node in graph.slots where graph.kind(node) == .evidence {
      let before = givens.levels[node.index]
      admit(node, &letters)
      if givens.levels[node.index] != before { dirty.append(node.raw) }
    }
  }

  // MARK: Computing

  /// Computes the values of all that the changes reach, until they change nothing more.
  mutating func compute() {
    if dirty.isEmpty { return }
    if scratch.keepers.isSpent {
      scratch.keepers = KnotKeepers()
      order.forgetRecords()
    }
    var queue = RankQueue(scratch.takeMarks(count: network.count + 1))
    for node in dirty {
      // What is no statement and no inference any more has no value.
      if network.roles[Int(node)] == .none { values.restore(Int(node), (0, 0, 0, 0)) }
      queue.push(node, order)
    }
    while let node = queue.pop() {
      let knot = Int(order.knotNumbers[Int(node)])
      if knot == 0 { compute(Int(node), &queue) } else { compute(knot: knot, &queue) }
    }
    scratch.keep(queue)
  }

  private mutating func compute(_ node: Int, _ queue: inout RankQueue) {
    if network.roles[node] == .none { return }
    let old = values.all(node)
    values.evaluate(node, network, givens)
    if values.all(node) != old { passOn(from: node, knot: 0, &queue) }
  }

  private mutating func compute(knot: Int, _ queue: inout RankQueue) {
    let touched = queue.takeTouched(knot)
    for changed in scratch.keepers.update(order, knot, touched, network, givens, &values) {
      passOn(from: Int(changed), knot: knot, &queue)
    }
    if scratch.keepers.keeps(order.knots[knot]) { order.noteRecorded(knot) }
  }

  /// Lets what depends on a node, beyond its knot, be computed.
  private func passOn(from node: Int, knot: Int, _ queue: inout RankQueue) {
    if network.roles[node] == .statement {
      for place in network.uses.range(node) {
        let use = network.uses.items[place]
        if knot == 0 || Int(order.knotNumbers[Int(use)]) != knot { queue.push(use, order) }
      }
    } else if network.conclusions[node] != network.nowhere {
      let conclusion = network.conclusions[node]
      if knot == 0 || Int(order.knotNumbers[Int(conclusion)]) != knot {
        queue.push(conclusion, order)
      }
    }
  }
}

/// Nodes that wait to be computed, those of the least ranks first; a knot waits as one of its
/// members.
struct RankQueue {
  private struct Item: HeapItem {
    var rank: UInt64
    var node: UInt32

    func precedes(_ other: Item) -> Bool { rank < other.rank }
  }

  private var items = LeastHeap<Item>()
  /// The number of this queue for what was ever put into it, less for all else.
  private(set) var marks: ContiguousArray<UInt32>
  private let number: UInt32
  /// The nodes that were put in, by their knots.
  private var touched: [Int: [UInt32]] = [:]

  /// - Parameter room: numbers that were used before, and marks that hold no more than them.
  init(_ room: (marks: ContiguousArray<UInt32>, last: UInt32)) {
    marks = room.marks
    number = room.last + 1
  }

  /// Its marks, for the next queue.
  consuming func room() -> (marks: ContiguousArray<UInt32>, last: UInt32) { (marks, number) }

  /// Lets a node be computed, with its knot when it has one. Once is enough: what is computed has
  /// no lower rank than what was computed before it.
  mutating func push(_ node: UInt32, _ order: LiveOrder) {
    let knot = Int(order.knotNumbers[Int(node)])
    if knot != 0 { touched[knot, default: []].append(node) }
    let node = knot == 0 ? node : order.knots[knot].members[0]
    if marks[Int(node)] == number { return }
    marks[Int(node)] = number
    items.push(Item(rank: order.ranks[Int(node)], node: node))
  }

  /// The nodes of a knot that were put in.
  mutating func takeTouched(_ knot: Int) -> [UInt32] { touched.removeValue(forKey: knot) ?? [] }

  /// The next node.
  mutating func pop() -> UInt32? { items.pop()?.node }
}
