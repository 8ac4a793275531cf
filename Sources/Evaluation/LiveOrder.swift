/// An order of evaluation that is kept while the network is edited.
///
/// Each node has a rank above the ranks of all that its value depends on; the members of a knot
/// share one. Ranks have gaps between them, and nodes that have nothing to do with each other may
/// have the same. So most edits leave all ranks as they are, and an edge against the order moves
/// only those nodes that stand between its ends.
struct LiveOrder: Sendable {
  /// Nodes that depend on one another, all of them together.
  struct Knot: Sendable {
    var members: ContiguousArray<UInt32>
    /// How many of its inferences were changed since it was last known to be one knot.
    var cuts = 0
    /// Whether it is remembered how its members' values came about, but for those of `joined`.
    var isRecorded = false
    /// The members that joined it last.
    var joined: [UInt32] = []
  }

  private(set) var ranks: ContiguousArray<UInt64>
  /// For members of a knot, its number in `knots`; 0 for all others.
  private(set) var knotNumbers: ContiguousArray<UInt32>
  /// The knots by their numbers; those that are no more have no members. Nothing has number 0.
  private(set) var knots: [Knot] = [Knot(members: [])]
  /// What each node is to the search at hand: its number when the node was found, and one more when
  /// it is part of a circle; else less.
  private var marks: ContiguousArray<UInt64>
  private var search: UInt64 = 0

  /// Ranks that take so many rounds to make room among are given new gaps.
  var crowdedRounds = Self.usualRounds

  private static let usualRounds = 6
  /// The rank of what depends on nothing that has been placed.
  private static let lowest: UInt64 = 1
  /// The room between two neighbours of the first order.
  private static let gap: UInt64 = 1 << 20
  /// A knot is looked at again when one in so many of its members was changed.
  private static let patience = 64

  /// Takes up an order.
  init(_ order: EvaluationOrder) {
    ranks = ContiguousArray(
      order.positions.map { $0 == .max ? Self.lowest : (UInt64($0) + 1) * Self.gap })
    knotNumbers = order.knotNumbers
    marks = ContiguousArray(repeating: 0, count: ranks.count)
    for range in order.knots {
      knots.append(Knot(members: ContiguousArray(order.nodes[range])))
    }
  }

  /// Takes note that a node's value depends on that of `input` now.
  ///
  /// Constant time, but for an edge against the order: then linear in the nodes between its ends
  /// that depend on `node`.
  mutating func connect(_ input: Int, to node: Int, in network: Network) {
    if ranks[input] < ranks[node] { return }
    let knot = knotNumbers[node]
    if knot != 0, knot == knotNumbers[input] { return }
    search += 2
    var found: ContiguousArray<UInt32> = []
    add(UInt32(truncatingIfNeeded: node), to: &found)
    lift(&found, fixed: 0, above: input, unless: input, in: network)
    if marks[input] < search { return }
    tie(input, in: network)
    search += 2
    found.removeAll(keepingCapacity: true)
    add(UInt32(truncatingIfNeeded: input), to: &found)
    lift(&found, fixed: found.count, from: input, in: network)
  }

  /// Lets an inference into the knot of its conclusion, when that is plainly where it belongs: some
  /// of its inputs are members, and all others come before the knot. Its edges are connected next.
  mutating func join(_ inference: Int, in network: Network) {
    let conclusion = Int(network.conclusions[inference])
    let (knot, rank) = (Int(knotNumbers[conclusion]), ranks[conclusion])
    if knot == 0 || knotNumbers[inference] != 0 { return }
    var isKnotted = false
    for inputs in [network.premises, network.attacks] {
      for place in inputs.range(inference) where inputs.items[place] != network.nowhere {
        let input = Int(inputs.items[place])
        if Int(knotNumbers[input]) == knot {
          isKnotted = true
        } else if ranks[input] >= rank {
          return
        }
      }
    }
    if !isKnotted { return }
    let number = UInt32(truncatingIfNeeded: inference)
    knots[knot].members.append(number)
    knots[knot].joined.append(number)
    knotNumbers[inference] = UInt32(truncatingIfNeeded: knot)
    ranks[inference] = rank
  }

  /// Takes note that it is remembered how the values of a knot came about.
  mutating func noteRecorded(_ knot: Int) {
    knots[knot].isRecorded = true
    knots[knot].joined = []
  }

  /// Takes note that it is remembered of no knot how its values came about.
  mutating func forgetRecords() {
    for knot in knots.indices { knots[knot].isRecorded = false }
  }

  /// Takes note that an inference loses its edges, perhaps to get others.
  ///
  /// - Returns: the number of its knot, which may be one no more; 0 when it is in none.
  mutating func noteCut(of inference: Int) -> UInt32 {
    let knot = knotNumbers[inference]
    if knot != 0 { knots[Int(knot)].cuts += 1 }
    return knot
  }

  /// Takes a node that is gone out of its knot. Linear in the knot.
  mutating func leave(_ node: Int) {
    let knot = Int(knotNumbers[node])
    if knot == 0 { return }
    knotNumbers[node] = 0
    knots[knot].members.removeAll { $0 == UInt32(truncatingIfNeeded: node) }
  }

  /// Looks whether a knot, some of whose edges were cut, is still one, when it is time to.
  mutating func review(_ knot: Int, in network: Network, with search: inout ComponentSearch?) {
    let members = knots[knot].members
    if knots[knot].cuts * Self.patience < members.count || members.isEmpty { return }
    knots[knot].cuts = 0
    var current = search.take() ?? ComponentSearch(network, withAttacks: true)
    var parts: [(members: ContiguousArray<UInt32>, isKnot: Bool)] = []
    let knotNumbers = knotNumbers
    for member in members {
      current.visit(
        Int(member), in: network, where: { Int(knotNumbers[$0]) == knot },
        report: { parts.append((ContiguousArray($0), $1)) })
    }
    current.forget(members)
    search = current
    if parts.count == 1, parts[0].isKnot { return }
    split(knot, into: parts, in: network)
  }

  private mutating func split(
    _ knot: Int, into parts: [(members: ContiguousArray<UInt32>, isKnot: Bool)],
    in network: Network
  ) {
    let (members, isRecorded) = (knots[knot].members, knots[knot].isRecorded)
    let joined = Set(knots[knot].joined)
    knots[knot].members = []
    for member in members { knotNumbers[Int(member)] = 0 }
    search += 2
    var found: ContiguousArray<UInt32> = []
    for part in parts {
      if part.isKnot {
        makeKnot(part.members)
        knots[knots.count - 1].isRecorded = isRecorded
        knots[knots.count - 1].joined = part.members.filter { joined.contains($0) }
      }
      for member in part.members {
        marks[Int(member)] = search
        found.append(member)
      }
    }
    // The parts' ranks begin where the knot's was.
    lift(&found, fixed: members.count, from: Int(members[0]), in: network)
  }

  private mutating func makeKnot(_ members: ContiguousArray<UInt32>) {
    let number = UInt32(truncatingIfNeeded: knots.count)
    knots.append(Knot(members: members))
    for member in members { knotNumbers[Int(member)] = number }
  }
}

extension LiveOrder {
  /// Enters a node and all that it is knotted with.
  private mutating func add(_ node: UInt32, to found: inout ContiguousArray<UInt32>) {
    let knot = Int(knotNumbers[Int(node)])
    if knot == 0 {
      marks[Int(node)] = search
      found.append(node)
      return
    }
    for member in knots[knot].members {
      marks[Int(member)] = search
      found.append(member)
    }
  }

  /// Lifts nodes, with whatever depends on them and would be in their way.
  ///
  /// - Parameters:
  ///   - fixed: how many nodes at the start are in order already.
  ///   - below: a node whose rank they are to be above.
  ///   - first: or one whose rank is to be the first of theirs.
  ///   - input: when this is found, nothing is lifted.
  private mutating func lift(
    _ found: inout ContiguousArray<UInt32>, fixed: Int, above below: Int? = nil,
    from first: Int? = nil, unless input: Int? = nil, in network: Network
  ) {
    func base(_ order: LiveOrder) -> UInt64 {
      below.map { order.ranks[$0] } ?? first.map { order.ranks[$0] - 1 } ?? 0
    }
    var limit = base(self)
    var rounds = 0
    while true {
      spread(&found, upTo: limit, in: network)
      if let input, marks[input] >= search { return }
      sort(&found, from: fixed)
      let end = place(found, above: base(self), isTrial: true)
      if end <= limit { break }
      limit = end
      rounds += 1
      if rounds == crowdedRounds {
        respace()
        limit = base(self)
      }
    }
    place(found, above: base(self))
  }

  /// Gives all ranks gaps as at first, in the order that they have.
  private mutating func respace() {
    var nodes = ranks.indices.map { (rank: ranks[$0], node: UInt32(truncatingIfNeeded: $0)) }
    nodes.sort { $0.rank < $1.rank }
    var (rank, last) = (UInt64(0), UInt64(0))
    for entry in nodes where entry.rank > Self.lowest {
      if entry.rank != last { rank += Self.gap }
      last = entry.rank
      ranks[Int(entry.node)] = rank
    }
  }

  /// Adds whatever depends on the nodes that were found and has no higher rank than `limit`.
  private mutating func spread(
    _ found: inout ContiguousArray<UInt32>, upTo limit: UInt64, in network: Network
  ) {
    var next = 0
    while next < found.count {
      let node = Int(found[next])
      next += 1
      if network.roles[node] == .statement {
        for place in network.uses.range(node) {
          let use = network.uses.items[place]
          if ranks[Int(use)] <= limit, marks[Int(use)] < search { add(use, to: &found) }
        }
      } else if network.conclusions[node] != network.nowhere {
        let conclusion = network.conclusions[node]
        if ranks[Int(conclusion)] <= limit, marks[Int(conclusion)] < search {
          add(conclusion, to: &found)
        }
      }
    }
  }

  /// Makes one knot of all that was found and leads to `input`, with the highest of their ranks.
  private mutating func tie(_ input: Int, in network: Network) {
    var members: ContiguousArray<UInt32> = []
    var merged: [Int] = []
    func note(_ node: UInt32, _ order: inout LiveOrder) {
      let knot = Int(order.knotNumbers[Int(node)])
      let all = knot == 0 ? [node] : order.knots[knot].members
      if knot != 0 { merged.append(knot) }
      for member in all {
        order.marks[Int(member)] = order.search + 1
        members.append(member)
      }
    }
    note(UInt32(truncatingIfNeeded: input), &self)
    var next = 0
    while next < members.count {
      let node = Int(members[next])
      next += 1
      let inputs = network.roles[node] == .statement ? network.supports : network.premises
      for place in inputs.range(node) where marks[Int(inputs.items[place])] == search {
        note(inputs.items[place], &self)
      }
      for place in network.attacks.range(node)
      where marks[Int(network.attacks.items[place])] == search {
        note(network.attacks.items[place], &self)
      }
    }
    merge(merged, into: members)
    var rank = ranks[input]
    for member in members { rank = max(rank, ranks[Int(member)]) }
    for member in members { ranks[Int(member)] = rank }
  }

  /// Makes one knot of several and of single nodes. What is remembered of a knot that most of its
  /// members come from stays good, as if the others joined it.
  private mutating func merge(_ merged: [Int], into members: ContiguousArray<UInt32>) {
    let largest = merged.max { knots[$0].members.count < knots[$1].members.count }
    var isRecorded = false
    var joined: [UInt32] = []
    if let largest, knots[largest].isRecorded, 2 * knots[largest].members.count > members.count {
      isRecorded = true
      joined = members.filter { Int(knotNumbers[Int($0)]) != largest } + knots[largest].joined
    }
    for knot in merged { knots[knot].members = [] }
    makeKnot(members)
    knots[knots.count - 1].isRecorded = isRecorded
    knots[knots.count - 1].joined = joined
  }

  /// Sorts nodes by their ranks, the members of a knot together.
  private func sort(_ nodes: inout ContiguousArray<UInt32>, from start: Int) {
    nodes[start...].sort {
      (ranks[Int($0)], knotNumbers[Int($0)], $0) < (ranks[Int($1)], knotNumbers[Int($1)], $1)
    }
  }

  /// Gives nodes the next ranks above `base`, none a lower one than it has, and the members of a
  /// knot the same.
  ///
  /// - Parameter isTrial: whether all are to keep the ranks that they have.
  /// - Returns: the highest rank.
  @discardableResult
  private mutating func place(
    _ nodes: ContiguousArray<UInt32>, above base: UInt64, isTrial: Bool = false
  ) -> UInt64 {
    var rank = base
    var last: UInt32 = 0
    for node in nodes {
      let knot = knotNumbers[Int(node)]
      if knot == 0 || knot != last { rank = max(rank + 1, ranks[Int(node)]) }
      last = knot
      if !isTrial { ranks[Int(node)] = rank }
    }
    return rank
  }
}
