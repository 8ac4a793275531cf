import ArgumentGraph

/// Bringing an evaluation up to date after edits.
struct Update {
  var network: Network
  var givens: Givens
  var values: Valuation
  var scratch: Evaluation.Scratch
  private let graph: Graph
  private let grades: GradeTable
  private let oldCount: Int
  /// Nodes whose inputs or givens are not what they were.
  private var dirty: ContiguousArray<UInt32> = []

  init(_ remains: consuming Evaluation.Remains, _ graph: Graph) {
    network = remains.network
    givens = remains.evaluator.givens
    values = remains.evaluator.values
    scratch = remains.scratch
    grades = remains.grades
    oldCount = remains.count
    self.graph = graph
    scratch.solvers.detach()
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
  }

  /// Whether evidence may have been graded by the letter of `node`.
  private func mayHaveBeenSource(_ node: NodeID) -> Bool {
    guard node.index < oldCount, network.roles[node.index] == .none else { return false }
    return !graph.kind(node).isStatement && !graph.kind(node).isInference
  }

  private mutating func relink(_ node: NodeID) {
    let index = node.index
    if network.roles[index].isInference { touch(network.unlink(index)) }
    let role = Network.role(of: node, in: graph)
    if role.isInference {
      touch(network.link(index, as: role, in: graph))
    } else {
      network.roles[index] = role
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

  /// Computes the values of all that the changes reach.
  mutating func compute() {
    if dirty.isEmpty { return }
    scratch.solvers.attach(network, givens)
    beginMarks()
    let reached = reach()
    var search = scratch.search ?? ComponentSearch(network, withAttacks: true)
    scratch.search = nil
    let mark = scratch.update * 2
    var order: ContiguousArray<UInt32> = []
    var components: [(range: Range<Int>, isKnot: Bool)] = []
    do {
      let (network, marks) = (network, scratch.marks)
      for node in reached {
        search.visit(Int(node), in: network, where: { marks[$0] >= mark }) { members, isKnot in
          let start = order.count
          order += members
          components.append((start..<order.count, isKnot))
        }
      }
    }
    search.forget(order)
    scratch.search = search
    for component in components { compute(order[component.range], component.isKnot) }
  }

  private mutating func beginMarks() {
    if scratch.marks.count != network.count + 1 || scratch.update >= UInt32.max / 2 - 1 {
      scratch.marks = ContiguousArray(repeating: 0, count: network.count + 1)
      scratch.update = 0
    }
    scratch.update += 1
  }

  /// Everything that the changed nodes bear on in the end, themselves included.
  private mutating func reach() -> ContiguousArray<UInt32> {
    let mark = scratch.update * 2
    // Taken out, so that nothing else holds on to them: else each mark would copy them all.
    var marks = scratch.marks
    scratch.marks = []
    let network = network
    var reached: ContiguousArray<UInt32> = []
    for node in dirty where marks[Int(node)] < mark {
      marks[Int(node)] = mark + 1
      reached.append(node)
    }
    func add(_ other: UInt32) {
      if marks[Int(other)] >= mark { return }
      marks[Int(other)] = mark
      reached.append(other)
    }
    var next = 0
    while next < reached.count {
      let node = Int(reached[next])
      next += 1
      if network.roles[node] == .statement {
        for place in network.uses.range(node) { add(network.uses.items[place]) }
      } else if network.conclusions[node] != network.nowhere {
        add(network.conclusions[node])
      }
    }
    scratch.marks = marks
    return reached.filter { network.roles[Int($0)] != .none || isGone($0) }
  }

  /// A node that is no statement and no inference any more has no value.
  private mutating func isGone(_ node: UInt32) -> Bool {
    values.restore(Int(node), (0, 0, 0, 0))
    return false
  }

  private mutating func compute(
    _ members: ContiguousArray<UInt32>.SubSequence, _ isKnot: Bool
  ) {
    let mark = scratch.update * 2
    guard members.contains(where: { scratch.marks[Int($0)] > mark }) else { return }
    let old = members.map { values.all(Int($0)) }
    if isKnot {
      scratch.knots &+= 1
      if scratch.knots == 0 { scratch.knots = 1 }
      scratch.solvers.solve(members, number: scratch.knots, network, givens, &values)
    } else {
      values.evaluate(Int(members[members.startIndex]), network, givens)
    }
    for (member, old) in zip(members, old) where values.all(Int(member)) != old {
      let node = Int(member)
      if network.roles[node] == .statement {
        for use in network.uses[node] { need(Int(use)) }
      } else if network.conclusions[node] != network.nowhere {
        need(Int(network.conclusions[node]))
      }
    }
  }

  private mutating func need(_ node: Int) { scratch.marks[node] = scratch.update * 2 + 1 }
}
