/// Computes values, all of them or again those that a change reaches.
struct Evaluator: Sendable {
  let network: Network
  let order: EvaluationOrder
  var givens: Givens
  var values: Valuation

  /// Computes everything. Linear, but for knots, which take a few more looks at their edges.
  init(_ network: Network, _ order: EvaluationOrder, _ givens: Givens) {
    self.network = network
    self.order = order
    self.givens = givens
    values = Valuation(count: network.count + 1)
    evaluateAll()
  }

  private mutating func evaluateAll() {
    var solvers = KnotSolvers()
    var next = 0
    var values = Valuation(count: 0)
    swap(&values, &self.values)
    for (index, knot) in order.knots.enumerated() {
      evaluate(next..<knot.lowerBound, &values)
      solvers.solve(order.nodes[knot], number: index + 1, network, givens, &values)
      next = knot.upperBound
    }
    evaluate(next..<order.nodes.count, &values)
    swap(&values, &self.values)
  }

  private func evaluate(_ range: Range<Int>, _ values: inout Valuation) {
    for position in range { values.evaluate(Int(order.nodes[position]), network, givens) }
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
