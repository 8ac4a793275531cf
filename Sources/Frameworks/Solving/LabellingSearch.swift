/// The labellings of a framework as models of clauses.
///
/// Variable a says that argument a is in, and variable n + a that it is out. Where nothing may be
/// undecided the first says both.
struct LabellingSearch {
  /// What a model is.
  enum Kind {
    /// The arguments that are in defend themselves, and whatever is defended is in.
    case complete
    /// And nothing is undecided.
    case stable
  }

  let framework: Framework
  private let kind: Kind
  let budget: Budget
  private var solver = SATSolver()
  private var inRange: [Literal]?

  var count: Int { framework.count }

  /// Writes the clauses. Linear.
  init(_ framework: Framework, _ kind: Kind, within budget: Budget) {
    self.framework = framework
    self.kind = kind
    self.budget = budget
    // Trying `in` first leads to large sets, which is what most questions are after.
    for _ in 0..<framework.count { _ = solver.addVariable(phase: true) }
    if kind == .complete {
      for _ in 0..<framework.count { _ = solver.addVariable(phase: true) }
    }
    for argument in 0..<framework.count {
      let attackers = framework.attackers[argument].lazy.map { Int($0) }
      for attacker in attackers { solver.addClause([!isIn(argument), isOut(attacker)]) }
      solver.addClause(CollectionOfOne(isIn(argument)) + attackers.map { !isOut($0) })
      if kind == .stable { continue }
      for attacker in attackers { solver.addClause([!isIn(attacker), isOut(argument)]) }
      solver.addClause(CollectionOfOne(!isOut(argument)) + attackers.map { isIn($0) })
      solver.addClause([!isIn(argument), !isOut(argument)])
    }
  }

  func isIn(_ argument: Int) -> Literal { Literal(argument) }
  func isOut(_ argument: Int) -> Literal {
    kind == .stable ? Literal(argument, false) : Literal(count + argument)
  }

  /// The arguments that are in, in a model in which these literals are true; `nil` when there is none.
  mutating func find(_ literals: [Literal] = []) throws(NotDecided) -> [Int]? {
    guard try solver.solve(assuming: literals, within: budget) else { return nil }
    return (0..<count).filter { solver.value($0) }
  }

  /// Demands one of these literals from now on.
  mutating func demand(_ literals: some Sequence<Literal>) { solver.addClause(literals) }

  /// Makes an admissible set larger while that can be, so that no model has a larger one.
  mutating func grow(_ set: [Int]) throws(NotDecided) -> [Int] {
    var set = set
    while true {
      // What is out stays out in every larger set.
      let open = complement(of: framework.range(of: set))
      guard let larger = try findOne(of: open.map { isIn($0) }, keeping: set.map { isIn($0) })
      else { return set }
      set = larger
    }
  }

  /// Makes the range of a set, what is in or out, larger while that can be.
  ///
  /// - Returns: the last set, and the arguments in its range.
  mutating func growRange(_ set: [Int]) throws(NotDecided) -> (set: [Int], range: [Int]) {
    let literals = rangeLiterals()
    var set = set
    var range = framework.range(of: set)
    while true {
      let open = complement(of: range).map { literals[$0] }
      guard let larger = try findOne(of: open, keeping: range.map { literals[$0] }) else {
        return (set, range)
      }
      set = larger
      range = framework.range(of: set)
    }
  }

  /// A model with one of the first literals and all of the others.
  mutating func findOne(
    of literals: [Literal], keeping others: [Literal]
  ) throws(NotDecided) -> [Int]? {
    if literals.isEmpty { return nil }
    let isWanted = newLiteral()
    demand([!isWanted] + literals)
    let found = try find(others + [isWanted])
    // The demand must not bind later searches.
    demand([!isWanted])
    return found
  }

  /// For each argument, that it is in or out; made at the first call.
  mutating func rangeLiterals() -> [Literal] {
    if let inRange { return inRange }
    let literals = (0..<count).map { argument in
      let literal = Literal(solver.addVariable(phase: true))
      solver.addClause([!literal, isIn(argument), isOut(argument)])
      solver.addClause([literal, !isIn(argument)])
      solver.addClause([literal, !isOut(argument)])
      return literal
    }
    inRange = literals
    return literals
  }

  /// A new literal that stands for nothing yet.
  mutating func newLiteral() -> Literal { Literal(solver.addVariable()) }

  /// The arguments that are not in a growing list.
  func complement(of set: [Int]) -> [Int] {
    var result: [Int] = []
    var next = 0
    for argument in 0..<count {
      if next < set.count, set[next] == argument { next += 1 } else { result.append(argument) }
    }
    return result
  }

  /// Demands that no later model has exactly this set in.
  mutating func exclude(_ set: [Int]) {
    demand(set.map { !isIn($0) } + complement(of: set).map { isIn($0) })
  }

  /// Demands that every later model has something in that is not in this set.
  mutating func excludeSubsets(of set: [Int]) { demand(complement(of: set).map { isIn($0) }) }
}

extension Framework {
  /// What is in a set or attacked by it, growing.
  func range(of set: [Int]) -> [Int] {
    var isInRange = ContiguousArray<Bool>(repeating: false, count: count)
    for argument in set {
      isInRange[argument] = true
      for victim in targets[argument] { isInRange[Int(victim)] = true }
    }
    return (0..<count).filter { isInRange[$0] }
  }
}
