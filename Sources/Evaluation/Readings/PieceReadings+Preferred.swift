import Frameworks

extension PieceReadings {
  /// Looks for preferred readings until every question is answered.
  mutating func settlePreferred() throws(NotDecided) {
    // Whatever holds in a reading holds in a preferred one.
    while true {
      let open = open([.holds])
      if open.isEmpty { break }
      guard let found = try search.find(oneOf: literals(open)) else {
        close(open)
        break
      }
      absorb(try search.grow(found))
    }
    // When nothing holds in any reading, the grounded one is the only one.
    if exists == .unknown { absorb(try search.find() ?? undecided) }
    for gate in reported where holds[gate] == .no { set(.doesNotHold, gate, .yes) }
    try cover([.doesNotHold, .isPossible])
    for gate in reported {
      try settle(.doesNotHold, gate)
      try settle(.isPossible, gate)
    }
  }

  /// Answers what a few readings answer, many questions at once, until one that was to answer some
  /// grows into one that answers none.
  private mutating func cover(_ kinds: [Question]) throws(NotDecided) {
    while true {
      let open = open(kinds)
      guard let found = try search.find(oneOf: literals(open)) else { return close(open) }
      absorb(try search.grow(found))
      if self.open(kinds).count == open.count { return }
    }
  }

  /// The reading that leaves everything open.
  var undecided: Reading {
    Reading(
      holds: ContiguousArray(repeating: false, count: piece.count),
      possible: ContiguousArray(repeating: true, count: piece.count))
  }

  /// Whether a gate is left out of, or open in, some preferred reading.
  ///
  /// A candidate may grow into a reading in which it is not so. A small part of that reading settles
  /// the gate already, and whatever preferred reading does otherwise must contradict that part:
  /// each candidate that fails leaves such a demand behind.
  private mutating func settle(_ question: Question, _ gate: Int) throws(NotDecided) {
    if answer(question, gate) != .unknown { return }
    let isAsked = search.newLiteral()
    while answer(question, gate) == .unknown {
      let wanted = question == .isPossible ? search.possible(gate) : !search.holds(gate)
      guard let found = try search.find([isAsked, wanted]) else {
        set(question, gate, .no)
        break
      }
      let grown = try search.grow(found)
      absorb(grown)
      if answer(question, gate) != .unknown { break }
      let part = ReadingPart(settling: gate, in: grown, search)
      search.demand([!isAsked] + part.refuted.map { search.holds($0) })
    }
    search.demand([!isAsked])
  }
}

/// A part of a reading that settles a gate and defends itself.
struct ReadingPart {
  /// What its derivations rely on to be refuted, growing.
  private(set) var refuted: [Int] = []

  private struct Goal: Hashable {
    var gate: Int
    var holds: Bool
  }

  /// Linear in the piece.
  init(settling gate: Int, in reading: Reading, _ search: ReadingSearch) {
    let piece = search.piece
    let order = search.orderOfDerivation(reading)
    var found: Set<Goal> = []
    var open: [Goal] = []
    var relied: Set<Int> = []
    func add(_ gate: Int, holds: Bool) {
      let goal = Goal(gate: gate, holds: holds)
      if found.insert(goal).inserted { open.append(goal) }
    }
    add(gate, holds: reading.holds[gate])
    while let goal = open.popLast() {
      let inputs = piece.inputs(of: goal.gate)
      let isAll = piece.gates[goal.gate].kind == .all
      // All inputs bear a step that holds, and a claim that does not; else one is enough.
      var needed = Array(inputs)
      if isAll != goal.holds {
        let one = inputs.first { input in
          if goal.holds {
            return input.isNegated
              ? !reading.possible[input.gate]
              : order[input.gate] != 0 && order[input.gate] < order[goal.gate]
          }
          return input.isNegated ? reading.holds[input.gate] : !reading.possible[input.gate]
        }
        needed = one.map { [$0] } ?? []
      }
      for input in needed {
        add(input.gate, holds: goal.holds != input.isNegated)
        if goal.holds, input.isNegated { relied.insert(input.gate) }
      }
    }
    refuted = relied.sorted()
  }
}
