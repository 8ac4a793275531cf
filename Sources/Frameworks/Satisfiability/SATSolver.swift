/// Decides whether clauses can be made true together: conflict-driven clause learning with two
/// watched literals, activities and saved phases (after Eén and Sörensson's MiniSat), and restarts
/// when what is learned gets worse (after Audemard and Simon's Glucose).
///
/// Clauses and variables can be added between calls. It uses no randomness and no clock, so the same
/// calls give the same models.
public struct SATSolver {
  /// 1 where a literal is true, -1 where it is false; by its code.
  var values: ContiguousArray<Int8> = []
  var levels: ContiguousArray<Int32> = []
  /// The clause that forced each variable.
  var reasons: ContiguousArray<ClauseRef> = []
  var phases: ContiguousArray<Bool> = []
  var trail: ContiguousArray<Literal> = []
  /// Where each decision level begins in the trail.
  var marks: ContiguousArray<Int> = []
  var head = 0
  var arena = ClauseArena()
  var watches: ContiguousArray<ContiguousArray<Watch>> = []
  var learned: ContiguousArray<ClauseRef> = []
  /// How often learned clauses were forgotten.
  var reductions = 0
  var order = VariableOrder()
  /// How many levels learned clauses join, lately and in the long run.
  var recentLevels = 0.0
  var usualLevels = 0.0
  var seen: ContiguousArray<Bool> = []
  /// Marks levels while a clause is measured.
  var levelStamps: ContiguousArray<UInt32> = []
  var levelStamp: UInt32 = 0
  /// Whether the clauses contradict each other whatever is assumed.
  private(set) var isContradictory = false
  /// The values of the last model, by variable.
  private var model: ContiguousArray<Bool> = []
  /// What must be decided, when that is not everything.
  var needs: Needs?
  /// The variables that were true in the last model when only what is needed is decided, those that
  /// are true on any account left out.
  var truths: [Int] = []

  /// The fewest conflicts between restarts; one more for so many restarts, so that every search ends.
  static let restartInterval = 50
  static let restartGrowth = 64
  /// A restart is due when recent clauses join so many times the levels that clauses usually join.
  static let restartRatio = 1.2
  /// How many literals are looked at to leave one out of a learned clause.
  static let impliedLimit = 200
  /// Learned clauses that are kept at first, and by how much that grows each time.
  static let learnedStart = 4_000
  static let learnedGrowth = 1_000

  /// No variables and no clauses.
  public init() {}

  /// How many variables there are.
  public var variableCount: Int { phases.count }

  /// Adds a variable.
  ///
  /// - Parameter phase: the value that is tried first.
  public mutating func addVariable(phase: Bool = false) -> Int {
    let variable = phases.count
    values.append(0)
    values.append(0)
    levels.append(0)
    reasons.append(.none)
    phases.append(phase)
    watches.append([])
    watches.append([])
    seen.append(false)
    levelStamps.append(0)
    order.addVariable()
    return variable
  }

  /// Adds so many variables at once, of which `false` is tried first.
  mutating func addVariables(_ count: Int) {
    let total = phases.count + count
    values.append(contentsOf: repeatElement(0, count: 2 * count))
    levels.append(contentsOf: repeatElement(0, count: count))
    reasons.append(contentsOf: repeatElement(.none, count: count))
    phases.append(contentsOf: repeatElement(false, count: count))
    watches.append(contentsOf: repeatElement([], count: 2 * count))
    seen.append(contentsOf: repeatElement(false, count: count))
    levelStamps.append(contentsOf: repeatElement(0, count: count))
    trail.reserveCapacity(total)
    for _ in 0..<count { order.addVariable() }
  }

  /// Adds a clause: one of these literals must be true. Linear in its length.
  public mutating func addClause(_ literals: some Sequence<Literal>) {
    if isContradictory { return }
    var kept: [Literal] = []
    for literal in literals {
      if values[literal.index] == 1 { return }
      if values[literal.index] == 0 { kept.append(literal) }
    }
    if kept.count > 1 {
      kept.sort { $0.code < $1.code }
      var unique: [Literal] = []
      for literal in kept where unique.last != literal {
        if unique.last == !literal { return }
        unique.append(literal)
      }
      kept = unique
    }
    switch kept.count {
    case 0: isContradictory = true
    case 1:
      assign(kept[0], .none)
      if propagate() != .none { isContradictory = true }
    default: attach(arena.add(kept))
    }
  }

  /// Whether all clauses can be true while these literals are.
  ///
  /// - Throws: `NotDecided` when the budget ends before that is known; the clauses stay as they are.
  public mutating func solve(
    assuming assumptions: [Literal] = [], within budget: Budget
  ) throws(NotDecided) -> Bool {
    if isContradictory { return false }
    defer { backtrack(to: 0) }
    meetRootNeeds()
    var restarts = 0
    while true {
      let least = Self.restartInterval + restarts / Self.restartGrowth
      restarts += 1
      if let answer = try search(assumptions, conflicts: least, budget) { return answer }
      backtrack(to: 0)
      if learned.count > Self.learnedStart + Self.learnedGrowth * reductions { reduceLearned() }
    }
  }

  /// Lets a literal be tried as true first, until a search gives its variable another value.
  public mutating func prefer(_ literal: Literal) { phases[literal.variable] = literal.isPositive }

  /// The value of a variable in the last model.
  public func value(_ variable: Int) -> Bool { model[variable] }

  /// Whether a literal is true in the last model.
  public func isTrue(_ literal: Literal) -> Bool { model[literal.variable] == literal.isPositive }

  /// Searches until there is an answer, or, after so many conflicts, it is time for a restart.
  private mutating func search(
    _ assumptions: [Literal], conflicts least: Int, _ budget: Budget
  ) throws(NotDecided) -> Bool? {
    var conflicts = 0
    while true {
      let conflict = propagate()
      if conflict != .none {
        if marks.isEmpty {
          isContradictory = true
          return false
        }
        conflicts += 1
        try budget.spendConflict()
        learn(from: conflict)
        continue
      }
      if conflicts >= least, recentLevels > Self.restartRatio * usualLevels { return nil }
      try budget.tick()
      switch decide(assumptions) {
      case .isRefuted: return false
      case .isModel:
        keepModel()
        return true
      case .attempt(let literal):
        beginLevel()
        assign(literal, .none)
      }
    }
  }

  /// The variables that are true on any account; between two calls of `solve`.
  var rootTruths: [Int] { trail.filter(\.isPositive).map(\.variable) }

  private mutating func keepModel() {
    if needs == nil {
      model = ContiguousArray((0..<phases.count).map { values[2 * $0] == 1 })
    } else {
      let start = marks.first ?? trail.count
      truths = trail[start...].lazy.filter(\.isPositive).map(\.variable)
    }
  }

  private enum Decision {
    /// A literal to try.
    case attempt(Literal)
    /// Every variable has a value.
    case isModel
    /// An assumption is false.
    case isRefuted
  }

  private mutating func decide(_ assumptions: [Literal]) -> Decision {
    while marks.count < assumptions.count {
      let assumption = assumptions[marks.count]
      switch values[assumption.index] {
      case 1: beginLevel()
      case -1: return .isRefuted
      default: return .attempt(assumption)
      }
    }
    if needs != nil { return decideNeed().map { .attempt($0) } ?? .isModel }
    while let variable = order.popBest() {
      if values[2 * variable] == 0 { return .attempt(Literal(variable, phases[variable])) }
    }
    return .isModel
  }

  private mutating func beginLevel() {
    marks.append(trail.count)
    needs?.beginLevel()
  }

  /// Makes a literal true.
  @inline(__always) mutating func assign(_ literal: Literal, _ reason: ClauseRef) {
    values[literal.index] = 1
    values[(!literal).index] = -1
    levels[literal.variable] = Int32(truncatingIfNeeded: marks.count)
    reasons[literal.variable] = reason
    trail.append(literal)
  }

  /// Takes back what was assigned above a level.
  mutating func backtrack(to level: Int) {
    if marks.count <= level { return }
    let start = marks[level]
    for index in (start..<trail.count).reversed() {
      let literal = trail[index]
      values[literal.index] = 0
      values[(!literal).index] = 0
      phases[literal.variable] = literal.isPositive
      order.insert(literal.variable)
    }
    trail.removeSubrange(start...)
    marks.removeSubrange(level...)
    needs?.backtrack(to: level)
    head = start
  }
}
