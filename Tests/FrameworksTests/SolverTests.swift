import MapTesting
import Testing

@testable import Frameworks

@Suite struct `Extensions` {
  @Test(arguments: Semantics.allCases)
  func `are those of the definitions, on every task`(semantics: Semantics) throws {
    for seed in UInt64(0)..<1_500 {
      var dice = Dice(seed)
      let count = seed < 150 ? 1 + dice.roll(9) : 1 + dice.roll(6)
      let attacks = dice.attacks(count)
      let expected = BruteForce(count: count, attacks: attacks).extensions(semantics)
      let framework = Framework(count: count, attacks: attacks)
      let solver = FrameworkSolver(framework)
      var found: [[Int]] = []
      try solver.enumerate(semantics) {
        found.append($0)
        return true
      }
      found.sort { $0.lexicographicallyPrecedes($1) }
      #expect(found == expected, "seed \(seed) \(attacks)")
      #expect(try solver.count(semantics).description == "\(expected.count)", "seed \(seed)")
      let some = try solver.someExtension(semantics)
      #expect(some.map(expected.contains) ?? expected.isEmpty, "seed \(seed)")
      for argument in 0..<count {
        let credulous = try solver.credulous(argument, semantics)
        #expect(
          credulous.isAccepted == expected.contains { $0.contains(argument) },
          "DC seed \(seed) \(argument) \(attacks)")
        if let witness = credulous.witness {
          #expect(expected.contains(witness) && witness.contains(argument), "seed \(seed)")
        }
        let sceptical = try solver.sceptical(argument, semantics)
        #expect(
          sceptical.isAccepted == expected.allSatisfy { $0.contains(argument) },
          "DS seed \(seed) \(argument) \(attacks)")
        #expect(sceptical.isAccepted == (sceptical.witness == nil))
        if let witness = sceptical.witness {
          #expect(expected.contains(witness) && !witness.contains(argument), "seed \(seed)")
        }
      }
    }
  }

  @Test func `of an even circle are both halves, and of an odd one none that is stable`() throws {
    let even = FrameworkSolver(Framework(count: 4, attacks: [(0, 1), (1, 2), (2, 3), (3, 0)]))
    #expect(try even.count(.preferred) == LargeCount(2))
    #expect(try even.count(.complete) == LargeCount(3))
    #expect(try even.someExtension(.ideal) == [])
    let odd = FrameworkSolver(Framework(count: 3, attacks: [(0, 1), (1, 2), (2, 0)]))
    #expect(try odd.someExtension(.stable) == nil)
    #expect(try odd.someExtension(.semiStable) == [])
    #expect(try odd.sceptical(0, .stable).isAccepted)
    #expect(try !odd.credulous(0, .stable).isAccepted)
  }

  @Test func `of nothing are the empty set`() throws {
    let solver = FrameworkSolver(Framework(count: 0, attacks: []))
    for semantics in Semantics.allCases {
      #expect(try solver.someExtension(semantics) == [])
      #expect(try solver.count(semantics) == LargeCount(1))
    }
  }

  @Test func `of many circles are counted with all digits`() throws {
    var attacks: [(Int, Int)] = []
    for pair in 0..<100 {
      attacks.append((2 * pair, 2 * pair + 1))
      attacks.append((2 * pair + 1, 2 * pair))
    }
    let solver = FrameworkSolver(Framework(count: 200, attacks: attacks))
    #expect(try solver.count(.stable).description == "1267650600228229401496703205376")
    #expect(
      try solver.count(.complete).description
        == "515377520732011331036461129765621272702107522001")
    var seen = 0
    try solver.enumerate(.preferred) { set in
      #expect(set.count == 100)
      seen += 1
      return seen < 5
    }
    #expect(seen == 5)
  }

  @Test func `do not need a stack as deep as a chain is long`() throws {
    let count = 1_000_000
    let chain = Framework(
      count: count, from: ContiguousArray((0..<UInt32(count - 1))),
      to: ContiguousArray(1..<UInt32(count)))
    let labels = chain.groundedLabels()
    #expect(labels[0] == .in && labels[1] == .out && labels[count - 2] == .in)
    #expect(try FrameworkSolver(chain).credulous(count - 2, .preferred).isAccepted)
  }

  @Test func `of a clique of sixty are its arguments`() throws {
    let count = 60
    var attacks: [(Int, Int)] = []
    for from in 0..<count { for to in 0..<count where to != from { attacks.append((from, to)) } }
    let solver = FrameworkSolver(Framework(count: count, attacks: attacks))
    #expect(try solver.someExtension(.stable)?.count == 1)
    #expect(try solver.count(.complete).description == "\(count + 1)")
    #expect(try solver.someExtension(.ideal) == [])
    #expect(try solver.credulous(17, .preferred).witness == [17])
  }
}

@Suite struct `A limit` {
  /// Pigeons that each need a hole of their own, one hole too few: hard for every such solver.
  private func hard(_ holes: Int) -> SATSolver {
    var solver = SATSolver()
    let pigeons = (0...holes).map { _ in (0..<holes).map { _ in solver.addVariable() } }
    for pigeon in pigeons { solver.addClause(pigeon.map { Literal($0) }) }
    for hole in 0..<holes {
      for first in 0...holes {
        for second in 0..<first {
          solver.addClause([!Literal(pigeons[first][hole]), !Literal(pigeons[second][hole])])
        }
      }
    }
    return solver
  }

  @Test func `leaves the answer open`() throws {
    var solver = hard(9)
    #expect(throws: NotDecided.self) { _ = try solver.solve(within: Budget(conflicts: 50)) }
    #expect(throws: NotDecided.self) { _ = try solver.solve(within: Budget { true }) }
    // A part ends before the whole, which pays for it.
    let whole = Budget(conflicts: 1_000)
    #expect(throws: NotDecided.self) { _ = try solver.solve(within: whole.part(conflicts: 60)) }
    #expect(whole.conflicts == 940)
    let little = Budget(conflicts: 30)
    #expect(throws: NotDecided.self) { _ = try solver.solve(within: little.part(conflicts: 60)) }
    #expect(little.conflicts == 0)
    var easier = hard(6)
    #expect(try !easier.solve(within: .unlimited))
  }
}

@Suite struct `The search for models` {
  @Test func `agrees with all assignments, with and without assumptions`() throws {
    for seed in UInt64(0)..<700 {
      var dice = Dice(seed)
      let variables = 3 + dice.roll(8)
      let clauses = (0..<(2 + dice.roll(5 * variables))).map { _ in
        (0..<(1 + dice.roll(3))).map { _ in
          Literal(dice.roll(variables), dice.roll(2) == 0)
        }
      }
      var solver = SATSolver()
      for _ in 0..<variables { _ = solver.addVariable() }
      var added: [[Literal]] = []
      for (index, clause) in clauses.enumerated() {
        solver.addClause(clause)
        added.append(clause)
        // Asking in between shows that clauses can be added later.
        if index % 3 != 0 && index != clauses.count - 1 { continue }
        let assumed = (0..<dice.roll(3)).map { _ in
          Literal(dice.roll(variables), dice.roll(2) == 0)
        }
        let demands = added + assumed.map { [$0] }
        let isPossible = (0..<(1 << variables)).contains { bits in
          demands.allSatisfy { clause in
            clause.contains { (bits >> $0.variable & 1 == 1) == $0.isPositive }
          }
        }
        let found = try solver.solve(assuming: assumed, within: .unlimited)
        #expect(found == isPossible, "seed \(seed)")
        if found {
          #expect(
            demands.allSatisfy { $0.contains { solver.isTrue($0) } }, "seed \(seed)")
        }
      }
    }
  }

  @Test func `stays right when learned clauses are forgotten`() throws {
    // Random 3-clauses near the threshold, with many conflicts, against fresh solvers.
    for seed in UInt64(0)..<6 {
      var dice = Dice(900 + seed)
      let variables = 120
      var solver = SATSolver()
      for _ in 0..<variables { _ = solver.addVariable() }
      var clauses: [[Literal]] = []
      for _ in 0..<(variables * 41 / 10) {
        let clause = (0..<3).map { _ in Literal(dice.roll(variables), dice.roll(2) == 0) }
        clauses.append(clause)
        solver.addClause(clause)
      }
      var other = solver
      let found = try solver.solve(within: .unlimited)
      if found { #expect(clauses.allSatisfy { $0.contains { solver.isTrue($0) } }) }
      for _ in 0..<3 {
        _ = try other.solve(assuming: [Literal(dice.roll(variables))], within: .unlimited)
        other.reduceLearned()
      }
      #expect(try other.solve(within: .unlimited) == found, "seed \(seed)")
    }
  }
}
