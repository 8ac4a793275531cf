import ArgumentGraph

/// What evaluations of one map have in common, whatever is supposed. It is shared, so that an
/// evaluation is cheap to pass about.
final class Ground: Sendable {
  let map: MapView
  let grades: GradeTable
  let network: Network
  let order: EvaluationOrder

  init(_ map: MapView, _ grades: GradeTable) {
    self.map = map
    self.grades = grades
    network = Network(map.graph)
    order = EvaluationOrder(network)
  }
}

/// Computes the values of all nodes.
struct Evaluator: Sendable {
  private let ground: Ground
  var givens: Givens
  var values: Valuation

  /// Computes everything. Linear, but for knots, which take a few more looks at their edges.
  init(_ ground: Ground, _ givens: Givens) {
    self.ground = ground
    self.givens = givens
    values = Valuation(count: ground.network.count + 1)
    evaluateAll()
  }

  private mutating func evaluateAll() {
    let (network, order) = (ground.network, ground.order)
    var solvers = KnotSolvers()
    var next = 0
    var values = Valuation(count: 0)
    swap(&values, &self.values)
    for (index, knot) in order.knots.enumerated() {
      Self.evaluate(order.nodes[next..<knot.lowerBound], network, givens, &values)
      solvers.solve(order.nodes[knot], number: index + 1, network, givens, &values)
      next = knot.upperBound
    }
    Self.evaluate(order.nodes[next...], network, givens, &values)
    swap(&values, &self.values)
  }

  private static func evaluate(
    _ nodes: ContiguousArray<UInt32>.SubSequence, _ network: Network, _ givens: Givens,
    _ values: inout Valuation
  ) {
    for node in nodes { values.evaluate(Int(node), network, givens) }
  }
}

/// The solvers of both layers, which are made when the first knot is met.
struct KnotSolvers {
  private var evidence: KnotSolver?
  private var word: KnotSolver?

  /// Solves a knot in both layers.
  mutating func solve(
    _ members: ContiguousArray<UInt32>.SubSequence, number: Int, _ network: Network,
    _ givens: @autoclosure () -> Givens, _ values: inout Valuation
  ) {
    let mark = UInt32(truncatingIfNeeded: number)
    if evidence == nil {
      evidence = KnotSolver(network, givens(), .evidence)
      word = KnotSolver(network, givens(), .word)
    }
    evidence?.solve(members, number: mark, &values)
    word?.solve(members, number: mark, &values)
  }

  /// Supposes something else of a node.
  mutating func set(_ node: Int, level: UInt8, word isWord: UInt8, _ force: Givens.Force) {
    evidence?.givens.set(node, level: level, word: isWord, force)
    word?.givens.set(node, level: level, word: isWord, force)
  }
}

extension Givens {
  /// Changes what is taken for granted of one node.
  mutating func set(_ node: Int, level: UInt8, word: UInt8, _ force: Force) {
    levels[node] = level
    words[node] = word
    forces[node] = force
  }
}
