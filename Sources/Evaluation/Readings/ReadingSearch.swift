import Frameworks

/// One reading of a piece: what holds in it, and what is not refuted in it, gate by gate.
struct Reading: Sendable {
  var holds: ContiguousArray<Bool>
  var possible: ContiguousArray<Bool>
}

/// What the searches of one map have taken so far.
final class SearchEffort {
  /// How often they looked whether they are to end.
  var looks = 0
  /// The gates of readings that were looked through.
  var work = 0
}

/// The readings of a piece (its partial stable models) as models of clauses.
///
/// Variable g says that gate g holds, and variable n + g that it is possible. What holds and what
/// is possible must each be derived without going in a circle; whenever the solver finds a model in
/// which something holds itself up, that circle is forbidden and the search goes on.
struct ReadingSearch {
  let piece: ProgramPiece
  private let budget: Budget
  private let effort: SearchEffort
  private var solver = SATSolver()

  private var count: Int { piece.count }

  /// Writes the clauses. Linear.
  init(_ piece: ProgramPiece, within budget: Budget, _ effort: SearchEffort) {
    self.piece = piece
    self.budget = budget
    self.effort = effort
    for _ in 0..<piece.count { _ = solver.addVariable(phase: true) }
    for _ in 0..<piece.count { _ = solver.addVariable(phase: false) }
    for gate in 0..<piece.count {
      for copy in [Copy.holds, .possible] { define(gate, copy) }
      solver.addClause([!holds(gate), possible(gate)])
    }
  }

  /// What a variable speaks of.
  private enum Copy { case holds, possible }

  func holds(_ gate: Int) -> Literal { Literal(gate) }
  func possible(_ gate: Int) -> Literal { Literal(count + gate) }

  private func literal(_ gate: Int, _ copy: Copy) -> Literal {
    copy == .holds ? holds(gate) : possible(gate)
  }

  /// A negated input holds when its gate is not possible, and is possible when it does not hold.
  private func literal(_ input: UndecidedProgram.Input, _ copy: Copy) -> Literal {
    if !input.isNegated { return literal(input.gate, copy) }
    return copy == .holds ? !possible(input.gate) : !holds(input.gate)
  }

  private mutating func define(_ gate: Int, _ copy: Copy) {
    let head = literal(gate, copy)
    let inputs = piece.inputs(of: gate).map { literal($0, copy) }
    if piece.gates[gate].kind == .all {
      for input in inputs { solver.addClause([!head, input]) }
      solver.addClause(CollectionOfOne(head) + inputs.map { !$0 })
    } else {
      for input in inputs { solver.addClause([head, !input]) }
      solver.addClause(CollectionOfOne(!head) + inputs)
    }
  }

  // MARK: Finding

  /// A reading in which these literals are true; `nil` when there is none.
  mutating func find(_ literals: [Literal] = []) throws(NotDecided) -> Reading? {
    while try solver.solve(assuming: literals, within: budget) {
      effort.work += count
      let reading = Reading(
        holds: ContiguousArray((0..<count).map { solver.value($0) }),
        possible: ContiguousArray((0..<count).map { solver.value(count + $0) }))
      let circles = [circle(in: reading, .holds), circle(in: reading, .possible)]
      if circles[0].isEmpty, circles[1].isEmpty { return reading }
      forbid(circles[0], .holds)
      forbid(circles[1], .possible)
    }
    return nil
  }

  /// A reading with one of the first literals and all of the others.
  mutating func find(
    oneOf literals: [Literal], keeping others: [Literal] = []
  ) throws(NotDecided) -> Reading? {
    if literals.isEmpty { return nil }
    // As many of them as can be, so that few readings answer many questions.
    for literal in literals { solver.prefer(literal) }
    let isWanted = newLiteral()
    demand([!isWanted] + literals)
    let found = try find(others + [isWanted])
    // The demand must not bind later searches.
    demand([!isWanted])
    return found
  }

  /// Demands one of these literals from now on.
  mutating func demand(_ literals: some Sequence<Literal>) { solver.addClause(literals) }

  /// A new literal that stands for nothing yet.
  mutating func newLiteral() -> Literal { Literal(solver.addVariable()) }

  /// Lets more hold in a reading while that can be, so that none holds more.
  mutating func grow(
    _ reading: Reading, keeping others: [Literal] = []
  ) throws(NotDecided) -> Reading {
    var reading = reading
    while true {
      let kept = (0..<count).filter { reading.holds[$0] }.map { holds($0) }
      // What is refuted stays refuted when more holds.
      let open = (0..<count).filter { reading.possible[$0] && !reading.holds[$0] }
      let larger = try find(oneOf: open.map { holds($0) }, keeping: kept + others)
      guard let larger else { return reading }
      reading = larger
    }
  }

  /// A literal for each of these gates that is true when the gate holds or is refuted.
  mutating func settledLiterals(of gates: [Int]) -> [Literal] {
    gates.map { gate in
      let literal = Literal(solver.addVariable(phase: true))
      demand([!literal, holds(gate), !possible(gate)])
      demand([literal, !holds(gate)])
      demand([literal, possible(gate)])
      return literal
    }
  }

  // MARK: Circles

  /// Gates that are true in a copy of a model, and that nothing outside of them carries.
  private func circle(in reading: Reading, _ copy: Copy) -> [Int] {
    let derived = derive(reading, copy)
    let truth = copy == .holds ? reading.holds : reading.possible
    guard let start = (0..<count).first(where: { truth[$0] && derived[$0] == 0 }) else { return [] }
    func isBaseless(_ input: UndecidedProgram.Input) -> Bool {
      !input.isNegated && truth[input.gate] && derived[input.gate] == 0
    }
    // Going down to what is baseless leads into a circle, which is smaller than all that rests on it.
    var met: Set<Int> = []
    var gate = start
    while met.insert(gate).inserted {
      guard let next = piece.inputs(of: gate).first(where: isBaseless) else { break }
      gate = next.gate
    }
    var found = [gate]
    var isFound: Set<Int> = [gate]
    var next = 0
    while next < found.count {
      let inputs = piece.inputs(of: found[next]).filter(isBaseless)
      let isAll = piece.gates[found[next]].kind == .all
      next += 1
      // One lost premise is enough to lose a step; a statement is lost with all of its supports.
      if isAll, inputs.contains(where: { isFound.contains($0.gate) }) { continue }
      for input in isAll ? inputs.prefix(1) : inputs[...] where isFound.insert(input.gate).inserted
      {
        found.append(input.gate)
      }
    }
    return found
  }

  /// What holds in a reading, numbered from 1 so that everything comes after what it rests on.
  func orderOfDerivation(_ reading: Reading) -> ContiguousArray<UInt32> {
    derive(reading, .holds)
  }

  /// What can be derived in a copy when its negated inputs are as the model says, numbered from 1 in
  /// the order of derivation; 0 for what cannot. Linear.
  private func derive(_ reading: Reading, _ copy: Copy) -> ContiguousArray<UInt32> {
    var derived = ContiguousArray<UInt32>(repeating: 0, count: count)
    var clock: UInt32 = 0
    var missing = ContiguousArray<UInt32>(repeating: 0, count: count)
    var open: [Int] = []
    func isTrue(_ input: UndecidedProgram.Input) -> Bool {
      copy == .holds ? !reading.possible[input.gate] : !reading.holds[input.gate]
    }
    for gate in 0..<count {
      let inputs = piece.inputs(of: gate)
      let negated = inputs.filter(\.isNegated)
      if piece.gates[gate].kind == .any {
        missing[gate] = negated.contains(where: isTrue) ? 0 : 1
      } else {
        missing[gate] =
          negated.allSatisfy(isTrue)
          ? UInt32(truncatingIfNeeded: inputs.count - negated.count) : .max
      }
      if missing[gate] == 0 {
        clock += 1
        derived[gate] = clock
        open.append(gate)
      }
    }
    while let gate = open.popLast() {
      for user in piece.users(of: gate) {
        let user = Int(user)
        if derived[user] != 0 || missing[user] == .max { continue }
        missing[user] -= 1
        if missing[user] == 0 {
          clock += 1
          derived[user] = clock
          open.append(user)
        }
      }
    }
    return derived
  }

  /// Demands that something outside carries one of these gates if any of them is to be true.
  private mutating func forbid(_ circle: [Int], _ copy: Copy) {
    if circle.isEmpty { return }
    let inside = Set(circle)
    var outside: [Literal] = []
    for gate in circle where piece.gates[gate].kind == .any {
      for input in piece.inputs(of: gate) where input.isNegated || !inside.contains(input.gate) {
        outside.append(literal(input, copy))
      }
    }
    let isCarried = newLiteral()
    demand([!isCarried] + outside)
    for gate in circle { demand([!literal(gate, copy), isCarried]) }
  }
}
