import Frameworks

/// What is asked of each reported gate of a piece, and answered by looking for readings until every
/// question is settled: whether it holds in some reading, fails to hold in some, and is not
/// refuted in some.
struct PieceReadings {
  enum Answer: UInt8, Sendable {
    case unknown, yes, no
  }

  /// The readings of a piece that are kept as examples.
  static let exampleLimit = 64

  enum Question: CaseIterable {
    case holds, doesNotHold, isPossible
  }

  let piece: ProgramPiece
  var search: ReadingSearch
  let semantics: MapSemantics
  let reported: [Int]
  private(set) var holds: ContiguousArray<Answer>
  private(set) var doesNotHold: ContiguousArray<Answer>
  private(set) var isPossible: ContiguousArray<Answer>
  /// The first readings that count, in the order in which they were found.
  private(set) var examples: [Reading] = []
  /// Whether the piece has any reading that counts.
  private(set) var exists = Answer.unknown

  init(
    _ piece: ProgramPiece, _ semantics: MapSemantics, within budget: Budget, _ effort: SearchEffort
  ) {
    self.piece = piece
    self.semantics = semantics
    search = ReadingSearch(piece, within: budget, effort)
    // The ideal reading may refute nothing that holds in another, so that is asked as well.
    let negated =
      semantics == .ideal ? Set(piece.inputs.lazy.filter(\.isNegated).map(\.gate)) : []
    reported = piece.gates.indices.filter { piece.gates[$0].isReported || negated.contains($0) }
    holds = ContiguousArray(repeating: .unknown, count: piece.count)
    doesNotHold = holds
    isPossible = holds
  }

  /// Answers all questions.
  ///
  /// - Throws: `NotDecided` at the limit; what was answered until then is right.
  mutating func settle() throws(NotDecided) {
    switch semantics {
    case .grounded: exists = .yes
    case .complete: try settleComplete()
    case .preferred: try settlePreferred()
    case .stable: try settleStable()
    case .semiStable: try settleSemiStable()
    case .ideal: try settleIdeal()
    }
  }

  // MARK: Questions

  func answer(_ question: Question, _ gate: Int) -> Answer {
    switch question {
    case .holds: holds[gate]
    case .doesNotHold: doesNotHold[gate]
    case .isPossible: isPossible[gate]
    }
  }

  mutating func set(_ question: Question, _ gate: Int, _ answer: Answer) {
    switch question {
    case .holds: holds[gate] = answer
    case .doesNotHold: doesNotHold[gate] = answer
    case .isPossible: isPossible[gate] = answer
    }
  }

  /// What a reading must have for the answer to be yes.
  private func literal(_ question: Question, _ gate: Int) -> Literal {
    switch question {
    case .holds: search.holds(gate)
    case .doesNotHold: !search.holds(gate)
    case .isPossible: search.possible(gate)
    }
  }

  /// The questions of some kinds that are not answered yet.
  func open(_ kinds: [Question]) -> [(question: Question, gate: Int)] {
    reported.flatMap { gate in
      kinds.filter { answer($0, gate) == .unknown }.map { ($0, gate) }
    }
  }

  func literals(_ open: [(question: Question, gate: Int)]) -> [Literal] {
    open.map { literal($0.question, $0.gate) }
  }

  /// Answers no to all that is open.
  mutating func close(_ open: [(question: Question, gate: Int)]) {
    for (question, gate) in open { set(question, gate, .no) }
  }

  /// Takes a reading that counts for an answer to all that it answers.
  mutating func absorb(_ reading: Reading) {
    exists = .yes
    let answers = reported.contains { gate in
      (reading.holds[gate] ? holds : doesNotHold)[gate] == .unknown
    }
    if answers, examples.count < Self.exampleLimit { examples.append(reading) }
    for gate in reported {
      if reading.holds[gate] { holds[gate] = .yes } else { doesNotHold[gate] = .yes }
      if reading.possible[gate] { isPossible[gate] = .yes }
    }
  }

  // MARK: Semantics

  private mutating func settleComplete() throws(NotDecided) {
    // The grounded reading is one of them, and leaves everything here open.
    exists = .yes
    for gate in reported {
      doesNotHold[gate] = .yes
      isPossible[gate] = .yes
    }
    try settleOneByOne([.holds])
  }

  /// Answers by readings of which each answers something, until there is none.
  private mutating func settleOneByOne(_ kinds: [Question]) throws(NotDecided) {
    while true {
      let open = open(kinds)
      if open.isEmpty { return }
      guard let found = try search.find(oneOf: literals(open)) else { return close(open) }
      absorb(found)
    }
  }

  private mutating func settleStable() throws(NotDecided) {
    for gate in 0..<piece.count { search.demand([search.holds(gate), !search.possible(gate)]) }
    guard let first = try search.find() else {
      exists = .no
      return
    }
    absorb(first)
    try settleOneByOne(Question.allCases)
  }

  private mutating func settleSemiStable() throws(NotDecided) {
    let counted = piece.gates.indices.filter { piece.gates[$0].isCounted }
    let settled = search.settledLiterals(of: counted)
    func split(_ reading: Reading) -> (kept: [Literal], rest: [Literal]) {
      var parts: (kept: [Literal], rest: [Literal]) = ([], [])
      for (gate, literal) in zip(counted, settled) {
        if reading.holds[gate] || !reading.possible[gate] {
          parts.kept.append(literal)
        } else {
          parts.rest.append(literal)
        }
      }
      return parts
    }
    while true {
      let open = open(Question.allCases)
      if open.isEmpty { return }
      guard var found = try search.find(oneOf: literals(open)) else { return close(open) }
      var parts = split(found)
      while let larger = try search.find(oneOf: parts.rest, keeping: parts.kept) {
        found = larger
        parts = split(found)
      }
      absorb(found)
      // Others that leave just as much open count as well.
      while let other = try search.find(
        oneOf: literals(self.open(Question.allCases)), keeping: parts.kept)
      {
        absorb(other)
      }
      search.demand(parts.rest)
    }
  }

  private mutating func settleIdeal() throws(NotDecided) {
    try settleComplete()
    let credulous = reported.filter { holds[$0] == .yes }
    let ideal = try search.grow(undecided, keeping: credulous.map { search.possible($0) })
    forget()
    absorb(ideal)
    close(open(Question.allCases))
  }

  /// Forgets the answers that a search for something else has left.
  mutating func forget() {
    exists = .unknown
    examples = []
    for gate in reported {
      for question in Question.allCases { set(question, gate, .unknown) }
    }
  }
}
