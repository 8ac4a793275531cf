import ArgumentGraph

/// An evaluation that is changed and changed back, computing again only what a change reaches.
struct Workbench {
  private(set) var evaluation: Evaluation
  let order: EvaluationOrder
  let network: Network
  private var solvers = KnotSolvers()
  /// Nodes that matter; empty when all do.
  private let relevant: [Bool]
  private var isDirty: [Bool]
  private(set) var dirty = LeastHeap<UInt32>()
  /// What was changed, for taking it back.
  private(set) var oldValues: [OldValue] = []
  private var oldGivens: [OldGiven] = []
  private var counts: [(values: Int, givens: Int)] = []
  /// How many values were computed so far.
  private(set) var work = 0
  /// How many nodes and neighbours were looked at so far.
  private(set) var visits = 0

  /// How much work one member of a knot is taken for.
  private static let knotWork = 16

  struct OldValue {
    var node: UInt32
    var values: (UInt8, UInt8, UInt8, UInt8)
  }

  private struct OldGiven {
    var node: UInt32
    var level: UInt8
    var word: UInt8
    var force: Givens.Force
  }

  /// - Parameter target: the only node whose value will be asked for; nil for any.
  init(_ evaluation: Evaluation, for target: NodeID? = nil) {
    self.evaluation = evaluation
    order = evaluation.order
    network = evaluation.network
    isDirty = [Bool](repeating: false, count: network.count + 1)
    relevant = target.map { Self.inputs(of: $0.index, evaluation.network) } ?? []
  }

  /// What a node's value may depend on, itself included.
  private static func inputs(of target: Int, _ network: Network) -> [Bool] {
    var marks = [Bool](repeating: false, count: network.count + 1)
    marks[target] = true
    // The verdict on a support looks at the rebuttals of its conclusion, too.
    var open = [target]
    func add(_ nodes: ContiguousArray<UInt32>.SubSequence) {
      for node in nodes where !marks[Int(node)] {
        marks[Int(node)] = true
        open.append(Int(node))
      }
    }
    if network.roles[target] == .support { add(network.attacks[Int(network.conclusions[target])]) }
    while let node = open.popLast() {
      add(network.roles[node] == .statement ? network.supports[node] : network.premises[node])
      add(network.attacks[node])
    }
    return marks
  }

  /// One node's new givens.
  struct Change {
    var node: Int
    var level: UInt8
    var word: UInt8
    var force: Givens.Force
  }

  /// Makes changes, and computes what they reach; `undo` takes them back together.
  mutating func apply(_ changes: [Change]) {
    begin(changes)
    while !dirty.isEmpty { step() }
  }

  /// Makes changes, and computes nothing yet; `undo` takes them back together.
  mutating func begin(_ changes: some Collection<Change>) {
    counts.append((oldValues.count, oldGivens.count))
    for change in changes where relevant.isEmpty || relevant[change.node] {
      noteGivens(of: change.node)
      set(change.node, change.level, change.word, change.force)
      touch(change.node)
    }
  }

  /// Computes what comes next.
  mutating func step() {
    if let position = dirty.pop() { compute(Int(position)) }
  }

  /// Computes nothing more: the changes are about to be taken back.
  mutating func abandon() {
    while let position = dirty.pop() { isDirty[Int(position)] = false }
  }

  /// Takes back the changes of the last `apply`.
  mutating func undo() {
    guard let count = counts.popLast() else { return }
    while oldValues.count > count.values {
      let old = oldValues.removeLast()
      evaluation.evaluator.values.restore(Int(old.node), old.values)
    }
    while oldGivens.count > count.givens {
      let old = oldGivens.removeLast()
      set(Int(old.node), old.level, old.word, old.force)
    }
  }

  private mutating func noteGivens(of node: Int) {
    oldGivens.append(
      OldGiven(
        node: UInt32(truncatingIfNeeded: node), level: evaluation.evaluator.givens.levels[node],
        word: evaluation.evaluator.givens.words[node],
        force: evaluation.evaluator.givens.forces[node]))
  }

  private mutating func set(
    _ node: Int, _ level: UInt8, _ word: UInt8, _ force: Givens.Force
  ) {
    evaluation.evaluator.givens.set(node, level: level, word: word, force)
    solvers.set(node, level: level, word: word, force)
  }

  private mutating func touch(_ node: Int) {
    if !relevant.isEmpty, !relevant[node] { return }
    let position = order.positions[node]
    if position == .max || isDirty[Int(position)] { return }
    isDirty[Int(position)] = true
    dirty.push(position)
  }

  private mutating func compute(_ position: Int) {
    isDirty[position] = false
    let node = Int(order.nodes[position])
    let knot = Int(order.knotNumbers[node])
    if knot == 0 {
      work += 1
      visits +=
        1 + network.premises.range(node).count + network.supports.range(node).count
        + network.attacks.range(node).count
      let old = evaluation.evaluator.values.all(node)
      evaluation.evaluator.values.evaluate(node, network, evaluation.evaluator.givens)
      noteChange(of: node, from: old, knot: 0)
      return
    }
    let members = order.nodes[order.knots[knot - 1]]
    // Setting a knot up looks at each of its members a few times.
    work += members.count * 4
    visits += members.count * Self.knotWork
    let old = members.map { evaluation.evaluator.values.all(Int($0)) }
    solvers.solve(
      members, number: UInt32(truncatingIfNeeded: knot), network, evaluation.evaluator.givens,
      &evaluation.evaluator.values)
    for (member, old) in zip(members, old) { noteChange(of: Int(member), from: old, knot: knot) }
  }

  /// Remembers a node's old value, and passes the change on to what depends on it.
  private mutating func noteChange(
    of node: Int, from old: (UInt8, UInt8, UInt8, UInt8), knot: Int
  ) {
    if evaluation.evaluator.values.all(node) == old { return }
    oldValues.append(OldValue(node: UInt32(truncatingIfNeeded: node), values: old))
    if network.roles[node] == .statement {
      for use in network.uses[node] where knot == 0 || order.knotNumbers[Int(use)] != knot {
        touch(Int(use))
      }
    } else if network.conclusions[node] != network.nowhere {
      let conclusion = Int(network.conclusions[node])
      if knot == 0 || order.knotNumbers[conclusion] != knot { touch(conclusion) }
    }
  }
}

extension Valuation {
  /// The four bounds of a node.
  func all(_ node: Int) -> (UInt8, UInt8, UInt8, UInt8) {
    (evidence.holds[node], evidence.possible[node], word.holds[node], word.possible[node])
  }

  /// Sets the four bounds of a node.
  mutating func restore(_ node: Int, _ bounds: (UInt8, UInt8, UInt8, UInt8)) {
    (evidence.holds[node], evidence.possible[node], word.holds[node], word.possible[node]) = bounds
  }
}
