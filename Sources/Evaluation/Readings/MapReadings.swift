import ArgumentGraph
import Frameworks

/// What holds in the readings of a map that count under a semantics.
public struct MapReadings: Sendable {
  /// Which readings count.
  public let semantics: MapSemantics
  /// Whether there is a reading that counts; only stable ones may be missing. `nil` when that was
  /// not decided within the limit.
  public internal(set) var exist: Bool? = true
  /// The statements of the part of the map that no reading settles, when there is none.
  public internal(set) var unsettled: [NodeID] = []
  /// The highest levels at which things hold in some reading.
  var someEvidence: ContiguousArray<UInt8>
  var someWord: ContiguousArray<UInt8>
  /// Nodes of which not everything was decided within the limit.
  var undecided: Set<Int> = []
  /// How supports stand against the rebuttals of their conclusions, where bounds do not tell.
  var evidenceSteps: [Int: StepBounds] = [:]
  var wordSteps: [Int: StepBounds] = [:]
  /// The grounded reading.
  let grounded: Evaluator
  /// Some readings of each piece of what is open, for examples.
  var examples: [PieceExamples] = []
  /// The piece of each statement that is open, and the gates of its lowest open levels there.
  var places: [Int: Place] = [:]

  /// Readings of one piece.
  struct PieceExamples: Sendable {
    var members: ContiguousArray<UInt32>
    var readings: [Reading]
  }

  /// Where a statement's lowest open levels are found: the piece, and the gates' numbers in it.
  struct Place: Sendable {
    var piece: Int
    var evidence: Int?
    var word: Int?
  }

  /// The levels at which a support carries: in every reading, in some, and not refuted in some.
  struct StepBounds: Sendable {
    var every: UInt8 = 0
    var some: UInt8 = 0
    var possible: UInt8 = 0
  }

  /// Conflicts of the searches of one map before what is left stays undecided.
  static let conflictLimit = 50_000
  /// How often a search may look up from its work, which it does every few hundred steps.
  static let lookLimit = 4_000
  /// The gates of readings that may be looked through.
  static let workLimit = 50_000_000
  /// The most inputs of gates in a piece that is searched; a larger one stays undecided.
  static let pieceLimit = 500_000

  init(_ semantics: MapSemantics, _ evaluator: Evaluator) {
    self.semantics = semantics
    grounded = evaluator
    someEvidence = evaluator.values.evidence.holds
    someWord = evaluator.values.word.holds
  }

  /// How many statements and inferences were not decided.
  public var undecidedCount: Int { undecided.count }
}

extension Evaluation {
  /// The same map under other semantics: a verdict is then what all readings that count agree on.
  ///
  /// STANDS is what holds in every one of them, at the highest level at which it does; FALLS is what
  /// is refuted in every one; all else is CONTESTED. When no reading counts, or that there is one
  /// could not be decided, the verdicts are those of the grounded reading. What the grounded
  /// reading leaves open is searched piece by piece; the search is exact, and ends at a limit.
  ///
  /// - Parameter isInterrupted: asked now and then whether to give up.
  public func reading(
    under semantics: MapSemantics, isInterrupted: @escaping () -> Bool = { false }
  ) -> Evaluation {
    if semantics == .grounded { return plain }
    return ReadingsBuilder(plain, semantics, isInterrupted).evaluation()
  }

  /// The evaluation by the grounded reading.
  public var plain: Evaluation {
    guard let readings else { return self }
    var plain = Evaluation(ground, readings.grounded)
    plain.suppositions = suppositions
    return plain
  }

  /// Which readings count.
  public var semantics: MapSemantics { readings?.semantics ?? .grounded }
}

/// Searches the readings of a map, and makes an evaluation of what is found.
struct ReadingsBuilder {
  private let base: Evaluation
  private let program: UndecidedProgram
  private let budget: Budget
  private let effort: SearchEffort
  private let isInterrupted: () -> Bool
  private var readings: MapReadings
  private var values: Valuation
  /// The answers of all gates.
  private var every: ContiguousArray<Bool>
  private var some: ContiguousArray<Bool>
  private var possible: ContiguousArray<Bool>
  private var isUnknown: ContiguousArray<Bool>

  init(_ base: Evaluation, _ semantics: MapSemantics, _ isInterrupted: @escaping () -> Bool) {
    self.base = base
    program = ProgramBuilder(base.network, base.givens, base.values).program
    let effort = SearchEffort()
    self.effort = effort
    self.isInterrupted = isInterrupted
    budget = Budget(conflicts: MapReadings.conflictLimit) {
      effort.looks += 1
      return effort.looks > MapReadings.lookLimit || effort.work > MapReadings.workLimit
        || isInterrupted()
    }
    readings = MapReadings(semantics, base.evaluator)
    values = base.values
    every = ContiguousArray(repeating: false, count: program.gates.count)
    some = every
    possible = ContiguousArray(repeating: true, count: program.gates.count)
    isUnknown = every
  }

  func evaluation() -> Evaluation {
    var copy = self
    copy.searchAll()
    var result = base
    if copy.readings.exist == true { copy.readOff() }
    if copy.readings.exist == nil { copy.leaveAllOpen() }
    result.evaluator.values = copy.values
    result.readings = copy.readings
    return result
  }

  // MARK: Searching

  private mutating func searchAll() {
    for piece in program.pieces() {
      if piece.inputs.count > MapReadings.pieceLimit || isInterrupted() {
        leaveOpen(piece)
        continue
      }
      var search = PieceReadings(
        piece, readings.semantics, within: budget, effort)
      do { try search.settle() } catch {
        // What was asked on the way to the ideal reading says nothing of that reading.
        if readings.semantics == .ideal { search.forget() }
        note(search)
      }
      switch search.exists {
      case .no:
        readings.exist = false
        readings.unsettled = statements(of: piece)
        return
      case .unknown where readings.semantics == .stable: readings.exist = nil
      default: break
      }
      take(search)
      readings.examples.append(
        MapReadings.PieceExamples(members: piece.members, readings: search.examples))
    }
  }

  /// Notes that nothing of what the grounded reading leaves open was decided.
  private mutating func leaveAllOpen() {
    for node in 0..<base.network.count
    where program.firstPlace(node, .evidence) != nil || program.firstPlace(node, .word) != nil {
      readings.undecided.insert(node)
    }
  }

  /// The statements that gates of a piece speak of, in the order of the document.
  private func statements(of piece: ProgramPiece) -> [NodeID] {
    let members = Set(piece.members)
    let found = (0..<base.network.count).filter { node in
      base.network.roles[node] == .statement
        && [LayerKind.evidence, .word].contains { kind in
          program.firstPlace(node, kind).map { members.contains(program.gate(at: $0)) } ?? false
        }
    }
    return base.ordered(found)
  }

  private mutating func leaveOpen(_ piece: ProgramPiece) {
    for member in piece.members { isUnknown[Int(member)] = true }
    if readings.semantics == .stable { readings.exist = nil }
  }

  /// Notes what a search left open when it came to its limit.
  private mutating func note(_ search: PieceReadings) {
    for question in PieceReadings.Question.allCases {
      for (_, gate) in search.open([question]) {
        isUnknown[Int(search.piece.members[gate])] = true
      }
    }
  }

  private mutating func take(_ search: PieceReadings) {
    for gate in search.reported {
      let member = Int(search.piece.members[gate])
      every[member] = search.answer(.doesNotHold, gate) == .no
      some[member] = search.answer(.holds, gate) == .yes
      possible[member] = search.answer(.isPossible, gate) != .no
    }
  }

  // MARK: Reading off

  private mutating func readOff() {
    notePlaces()
    for kind in [LayerKind.evidence, .word] {
      for node in 0..<base.network.count {
        if let place = program.firstPlace(node, kind) { readOff(node, kind, place) }
      }
      for (support, truths) in kind == .evidence ? program.evidenceSteps : program.wordSteps {
        let bounds = bounds(of: truths)
        if kind == .evidence {
          readings.evidenceSteps[support] = bounds
        } else {
          readings.wordSteps[support] = bounds
        }
      }
    }
  }

  private mutating func readOff(_ node: Int, _ kind: LayerKind, _ place: Int) {
    let layer = kind == .evidence ? base.values.evidence : base.values.word
    let first = layer.holds[node] + 1
    var (holds, most, inSome) = (layer.holds[node], layer.holds[node], layer.holds[node])
    for level in first...layer.possible[node] {
      let gate = Int(program.gate(at: place + Int(level - first)))
      if every[gate] { holds = level }
      if some[gate] { inSome = level }
      if possible[gate] { most = level }
      if isUnknown[gate] { readings.undecided.insert(node) }
    }
    if kind == .evidence {
      values.evidence.holds[node] = holds
      values.evidence.possible[node] = most
      readings.someEvidence[node] = inSome
    } else {
      values.word.holds[node] = holds
      values.word.possible[node] = most
      readings.someWord[node] = inSome
    }
  }

  /// Notes where examples speak of each open statement.
  private mutating func notePlaces() {
    var numbers: [UInt32: (piece: Int, local: Int)] = [:]
    for (piece, example) in readings.examples.enumerated() where !example.readings.isEmpty {
      for (local, member) in example.members.enumerated() {
        if program.gates[Int(member)].isCounted { numbers[member] = (piece, local) }
      }
    }
    func number(_ node: Int, _ kind: LayerKind) -> (piece: Int, local: Int)? {
      program.firstPlace(node, kind).flatMap { numbers[program.gate(at: $0)] }
    }
    for node in 0..<base.network.count where base.network.roles[node] == .statement {
      let (evidence, word) = (number(node, .evidence), number(node, .word))
      guard let piece = evidence?.piece ?? word?.piece else { continue }
      readings.places[node] = MapReadings.Place(
        piece: piece, evidence: evidence?.local, word: word?.local)
    }
  }

  private func bounds(of truths: [UndecidedProgram.Truth]) -> MapReadings.StepBounds {
    var bounds = MapReadings.StepBounds()
    for (index, truth) in truths.enumerated() {
      let level = UInt8(truncatingIfNeeded: index + 1)
      switch truth {
      case .no: continue
      case .yes: bounds = .init(every: level, some: level, possible: level)
      case .open(let gate):
        if every[Int(gate)] { bounds.every = level }
        if some[Int(gate)] { bounds.some = level }
        if possible[Int(gate)] { bounds.possible = level }
      }
    }
    return bounds
  }
}
