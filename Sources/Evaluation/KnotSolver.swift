/// Computes the members of a knot, which depend on one another: their well-founded values.
///
/// Two bounds close in on each other. What is possible starts as all that could be derived if no
/// attack within the knot held, and falls; what holds starts empty and rises. Counters pass each
/// change on to where it matters, so that a value changes at most once per level and every edge is
/// looked at a few times per level. Only support that goes in a circle needs more: when the
/// derivation that a possible value rests on is lost, those that rest on it are derived anew.
struct KnotSolver: Sendable {
  var network: Network
  var givens: Givens
  let kind: LayerKind
  /// The values; those of the knot's inputs are final.
  var layer: Layer

  // Scratch columns, valid for the members of the knot at hand.

  /// The knot that a node was last met in.
  var knot: ContiguousArray<UInt32>
  /// Which circle of support a statement is in; 0 for none.
  var circle: ContiguousArray<UInt32>
  /// Inferences: the least of the premises' values, whatever the undercuts say.
  var holdsBelow: ContiguousArray<UInt8>
  var possibleBelow: ContiguousArray<UInt8>
  /// Inferences: how many premises hold at just `holdsBelow`.
  var weakest: ContiguousArray<UInt32>
  /// Inferences: how many undercuts are possible. Statements: how many supports are possible at
  /// the statement's own possible level or above.
  var counted: ContiguousArray<UInt32>
  /// Inferences: whether an undercut holds.
  var isDead: ContiguousArray<Bool>
  /// Statements: the best derivation that holds, before rebuttals.
  var best: ContiguousArray<UInt8>
  /// Statements: what they hold at and may hold at, at least.
  var floorHolds: ContiguousArray<UInt8>
  var floorPossible: ContiguousArray<UInt8>
  /// Statements: the strongest rebuttal that holds, and the strongest possible one.
  var rebutted: ContiguousArray<UInt8>
  var rebuttable: ContiguousArray<UInt8>
  /// Statements: how many rebuttals are possible at just `rebuttable`.
  var rebuttals: ContiguousArray<UInt32>
  /// Statements: the support that the possible value rests on; `nowhere` for the statement itself.
  var source: ContiguousArray<UInt32>
  /// While derivations are sought, 1 for statements that wait for theirs, and the number of waiting
  /// premises for inferences; else 0.
  var waiting: ContiguousArray<UInt32>
  /// What a statement's possible value was before a derivation was sought.
  var before: ContiguousArray<UInt8>

  // Work to be done.

  /// Statements that rose, by the level they rose to.
  var risen: [ContiguousArray<Rise>]
  var fallen: ContiguousArray<UInt32> = []
  /// Statements whose possible value may rest on nothing.
  var doubtful: ContiguousArray<UInt32> = []
  var candidates: [ContiguousArray<Candidate>]
  /// When each fact came to be known, kept only for explanations.
  var stamps: Stamps?
  /// Finds circles of support.
  private var search: ComponentSearch?

  struct Rise: Sendable {
    var node: UInt32
    var old: UInt8
  }

  struct Candidate: Sendable {
    var node: UInt32
    var source: UInt32
  }

  /// A count that is never worked off.
  static let endless = UInt32.max / 2
  /// A rebuttal that nothing is stronger than.
  static let overwhelming = UInt8.max

  init(_ network: Network, _ givens: Givens, _ kind: LayerKind, recording: Bool = false) {
    self.network = network
    self.givens = givens
    self.kind = kind
    layer = Layer(count: 0)
    let numbers = ContiguousArray<UInt32>(repeating: 0, count: network.count + 1)
    let levels = ContiguousArray<UInt8>(repeating: 0, count: network.count + 1)
    (knot, circle, weakest, counted) = (numbers, numbers, numbers, numbers)
    (rebuttals, source, waiting) = (numbers, numbers, numbers)
    (holdsBelow, possibleBelow, best, before) = (levels, levels, levels, levels)
    (floorHolds, floorPossible, rebutted, rebuttable) = (levels, levels, levels, levels)
    isDead = ContiguousArray(repeating: false, count: network.count + 1)
    let levelCount = Int(givens.top(kind)) + 1
    risen = Array(repeating: [], count: levelCount)
    candidates = Array(repeating: [], count: levelCount)
    if recording { stamps = Stamps(count: network.count + 1, levels: levelCount) }
  }

  /// Computes the values of `members`, whose inputs from outside have theirs already.
  ///
  /// - Parameter number: what marks these members: not 0, and the same for the same knot.
  mutating func solve(
    _ members: ContiguousArray<UInt32>.SubSequence, number: UInt32, _ values: inout Valuation
  ) {
    if knot[Int(members[members.startIndex])] != number {
      for member in members { knot[Int(member)] = number }
      markCircles(members)
    }
    for member in members {
      let floor = values.floor(Int(member), kind, givens)
      floorHolds[Int(member)] = floor.holds
      floorPossible[Int(member)] = floor.possible
    }
    exchange(&values)
    prepare(members)
    derive(members.filter { network.roles[Int($0)] == .statement })
    begin(members)
    settle()
    exchange(&values)
  }

  private mutating func exchange(_ values: inout Valuation) {
    if kind == .evidence { swap(&layer, &values.evidence) } else { swap(&layer, &values.word) }
  }

  /// Finds the circles of support within a knot.
  private mutating func markCircles(_ members: ContiguousArray<UInt32>.SubSequence) {
    let number = knot[Int(members[members.startIndex])]
    // Its columns are made once, since a map may have many small knots.
    var search = search.take() ?? ComponentSearch(network, withAttacks: false)
    var circles: UInt32 = 0
    for member in members { circle[Int(member)] = 0 }
    for member in members {
      search.visit(Int(member), in: network, where: { knot[$0] == number }) { found, isCircle in
        if !isCircle { return }
        circles += 1
        for node in found { circle[Int(node)] = circles }
      }
    }
    search.forget(members)
    self.search = search
  }

  /// Passes changes on until nothing changes any more.
  private mutating func settle() {
    while true {
      if let node = fallen.popLast() {
        spreadFall(of: node)
      } else if let level = risen.lastIndex(where: { !$0.isEmpty }) {
        let rise = risen[level].removeLast()
        spreadRise(of: rise)
      } else if !doubtful.isEmpty {
        checkDoubtful()
      } else {
        return
      }
    }
  }
}
