/// Computes knots again after changes, both layers; of large ones it is remembered how their values
/// came about.
struct KnotKeepers: Sendable {
  private var evidence: KnotKeeper?
  private var word: KnotKeeper?
  private var solvers: (evidence: KnotSolver, word: KnotSolver)?
  /// The last number given to a knot.
  private var number: UInt32 = 0

  /// Knots of fewer members are computed whole.
  var leastMembers = Self.usualLeast

  private static let usualLeast = 32
  /// How many looks at a fact take as long as computing one member with all others.
  var patience = Self.usualPatience

  private static let usualPatience = 4

  /// Whether so much was done that moments may run out.
  var isSpent: Bool { evidence?.isSpent == true || word?.isSpent == true }

  /// Whether it is remembered how the values of such a knot came about, once it was computed.
  func keeps(_ knot: LiveOrder.Knot) -> Bool { knot.members.count >= leastMembers }

  /// Computes a knot.
  ///
  /// - Parameter touched: the members whose inputs from outside, givens or neighbours changed.
  /// - Returns: the members whose values are others than before.
  mutating func update(
    _ order: LiveOrder, _ number: Int, _ touched: [UInt32], _ network: Network, _ givens: Givens,
    _ values: inout Valuation
  ) -> ContiguousArray<UInt32> {
    let knot = order.knots[number]
    let isKept = keeps(knot)
    var changed: ContiguousArray<UInt32> = []
    if isKept, knot.isRecorded, var evidence = evidence.take(), var word = word.take() {
      let mark = UInt32(truncatingIfNeeded: number)
      evidence.attach(network, givens, order, knot: mark, above: Layer(count: 0))
      let limit = patience * knot.members.count
      let first = evidence.update(touched, joined: knot.joined, limit: limit, &values)
      evidence.detach()
      var second: ContiguousArray<UInt32>?
      if let first {
        word.attach(network, givens, order, knot: mark, above: values.evidence)
        second = word.update(touched + first, joined: knot.joined, limit: limit, &values)
        word.detach()
        changed = first
      }
      (self.evidence, self.word) = (evidence, word)
      if let second { return changed + second }
    }
    let old = knot.members.map { values.all(Int($0)) }
    compute(order, number, isKept: isKept, network, givens, &values)
    for (member, old) in zip(knot.members, old) where values.all(Int(member)) != old {
      changed.append(member)
    }
    return changed
  }

  /// Computes all of a knot.
  private mutating func compute(
    _ order: LiveOrder, _ knot: Int, isKept: Bool, _ network: Network, _ givens: Givens,
    _ values: inout Valuation
  ) {
    let members = order.knots[knot].members
    number = number == .max ? 1 : number + 1
    var (first, second) =
      solvers.take()
      ?? (KnotSolver(network, givens, .evidence), KnotSolver(network, givens, .word))
    (first.network, first.givens) = (network, givens)
    (second.network, second.givens) = (network, givens)
    if isKept {
      let count = network.count + 1
      var evidence = self.evidence.take() ?? KnotKeeper(.evidence, top: givens.top, count: count)
      var word = self.word.take() ?? KnotKeeper(.word, top: 1, count: count)
      let mark = UInt32(truncatingIfNeeded: knot)
      evidence.attach(network, givens, order, knot: mark, above: Layer(count: 0))
      evidence.record(members, number: number, by: &first, &values)
      evidence.detach()
      word.attach(network, givens, order, knot: mark, above: values.evidence)
      word.record(members, number: number, by: &second, &values)
      word.detach()
      (self.evidence, self.word) = (evidence, word)
    } else {
      first.solve(members[...], number: number, &values)
      second.solve(members[...], number: number, &values)
    }
    (first.network, first.givens) = (Network(), Givens())
    (second.network, second.givens) = (Network(), Givens())
    solvers = (first, second)
  }
}
