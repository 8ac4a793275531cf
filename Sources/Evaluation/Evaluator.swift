import ArgumentGraph

/// What evaluations of one map have in common, whatever is supposed. It is shared, so that an
/// evaluation is cheap to pass about.
final class Ground: Sendable {
  let graph: Graph
  let grades: GradeTable
  let network: Network
  let lazyMap: Lazy<MapView>
  let lazyOrder: Lazy<EvaluationOrder>

  /// The map in the order of its document.
  var map: MapView { lazyMap.value }
  /// An order in which everything can be evaluated.
  var order: EvaluationOrder { lazyOrder.value }

  init(_ graph: Graph, _ grades: GradeTable, _ network: Network, _ map: Lazy<MapView>) {
    self.graph = graph
    self.grades = grades
    self.network = network
    lazyMap = map
    lazyOrder = Lazy { EvaluationOrder(network) }
  }
}

/// What is taken for granted of all nodes, and what comes of it.
struct Evaluator: Sendable {
  var givens: Givens
  var values: Valuation

  init(givens: Givens, values: Valuation) {
    self.givens = givens
    self.values = values
  }

  /// Computes everything. Linear, but for knots, which take a few more looks at their edges.
  init(_ ground: Ground, _ givens: Givens) {
    self.givens = givens
    values = Valuation(count: ground.network.count + 1)
    let (network, order) = (ground.network, ground.order)
    var solvers = KnotSolvers()
    var next = 0
    for (index, knot) in order.knots.enumerated() {
      Self.evaluate(order.nodes[next..<knot.lowerBound], network, givens, &values)
      let number = UInt32(truncatingIfNeeded: index + 1)
      solvers.solve(order.nodes[knot], number: number, network, givens, &values)
      next = knot.upperBound
    }
    Self.evaluate(order.nodes[next...], network, givens, &values)
  }

  private static func evaluate(
    _ nodes: ContiguousArray<UInt32>.SubSequence, _ network: Network, _ givens: Givens,
    _ values: inout Valuation
  ) {
    for node in nodes { values.evaluate(Int(node), network, givens) }
  }
}

/// The solvers of both layers, which are made when the first knot is met.
struct KnotSolvers: Sendable {
  private var evidence: KnotSolver?
  private var word: KnotSolver?

  /// Solves a knot in both layers.
  ///
  /// - Parameter number: what marks these members: not 0, and the same for the same knot.
  mutating func solve(
    _ members: ContiguousArray<UInt32>.SubSequence, number: UInt32, _ network: Network,
    _ givens: @autoclosure () -> Givens, _ values: inout Valuation
  ) {
    if evidence == nil {
      evidence = KnotSolver(network, givens(), .evidence)
      word = KnotSolver(network, givens(), .word)
    }
    evidence?.solve(members, number: number, &values)
    word?.solve(members, number: number, &values)
  }

  /// Supposes something else of a node.
  mutating func set(_ node: Int, level: UInt8, word isWord: UInt8, _ force: Givens.Force) {
    evidence?.givens.set(node, level: level, word: isWord, force)
    word?.givens.set(node, level: level, word: isWord, force)
  }
}

extension Givens {
  /// Nothing is given.
  init() { self.init(top: 1, levels: [], words: [], forces: []) }

  /// Changes what is taken for granted of one node.
  mutating func set(_ node: Int, level: UInt8, word: UInt8, _ force: Force) {
    levels[node] = level
    words[node] = word
    forces[node] = force
  }
}
