import MapTesting
import Testing

@testable import Frameworks

/// The search that decides only what is needed, beside the one that decides everything.
@Suite struct `A search near the question` {
  /// Attacks between arguments that are near each other on a ring, and a few across it.
  private func ring(_ count: Int, _ dice: inout Dice) -> [(Int, Int)] {
    var attacks: [(Int, Int)] = []
    for argument in 0..<count {
      for step in 1...2 {
        let other = dice.roll(6) == 0 ? dice.roll(count) : (argument + step) % count
        attacks.append(dice.roll(2) == 0 ? (argument, other) : (other, argument))
      }
    }
    return attacks
  }

  @Test func `accepts what the other accepts, and fills up to a preferred extension`() throws {
    for seed in UInt64(0)..<60 {
      var dice = Dice(seed)
      let count = 10 + dice.roll(50)
      let framework = Framework(count: count, attacks: ring(count, &dice))
      var search = AdmissibleSearch(framework, within: .unlimited)
      var other = LabellingSearch(framework, .complete, within: .unlimited)
      let isAccepted = try search.credulouslyAccepted()
      for argument in 0..<count {
        let expected = try other.find([other.isIn(argument)]) != nil
        #expect(isAccepted[argument] == expected, "seed \(seed) \(argument)")
      }
      var filled = AdmissibleSearch(framework, within: .unlimited)
      try filled.fill()
      #expect(isAdmissible(filled.committed, in: framework), "seed \(seed)")
      #expect(try other.grow(filled.committed) == filled.committed, "seed \(seed)")
    }
  }

  @Test func `meets demands, and tells apart what is in on any account`() throws {
    // 0 and 1 attack each other, as do 2 and 3; 1 and 3 attack 4.
    let attacks = [(0, 1), (1, 0), (2, 3), (3, 2), (1, 4), (3, 4)]
    let framework = Framework(count: 5, attacks: attacks)
    var search = AdmissibleSearch(framework, within: .unlimited)
    #expect(try search.find([]) == [])
    search.demand([search.isOut(0), search.isOut(2)])
    let found = try #require(try search.findWhole([]))
    #expect(found.contains(1) || found.contains(3))
    #expect(try search.find([search.isIn(4)]) == nil)
    search.demand([search.isOut(0)])
    #expect(try search.findWhole([])?.contains(1) == true)
    search.commit([1])
    #expect(search.labels[0] == .out && search.labels[4] == .out)
    #expect(search.labels[2] == .undecided)
    try search.fill()
    #expect(search.committed == [1, 2])
  }

  /// Searches that looked at all of it for each question would not come to an end.
  @Test func `answers about a large small world within few conflicts`() throws {
    var dice = Dice(3)
    let count = 3_000
    let framework = Framework(count: count, attacks: ring(count, &dice))
    let solver = FrameworkSolver(framework, within: Budget(conflicts: 50_000))
    let found = try #require(try solver.someExtension(.preferred))
    #expect(isAdmissible(found, in: framework))
    let members = Set(found)
    for argument in 0..<count where solver.grounded[argument] == .in {
      #expect(members.contains(argument))
    }
    let ideal = try #require(try solver.someExtension(.ideal))
    #expect(isAdmissible(ideal, in: framework))
    #expect(ideal.allSatisfy(members.contains))
  }

  /// With no conflicts to spend near the question, the search that looks at everything takes over.
  @Test func `may give up at any point, and the answer is the same`() throws {
    for seed in UInt64(0)..<400 {
      var dice = Dice(6_000 + seed)
      let count = 2 + dice.roll(7)
      let attacks = dice.attacks(count)
      let framework = Framework(count: count, attacks: attacks)
      let brute = BruteForce(count: count, attacks: attacks)
      var solver = PieceSolver(framework, within: .unlimited)
      solver.nearLimit = Int(seed % 2)
      let preferred = brute.extensions(.preferred)
      #expect(
        try solver.someExtension(.preferred).map(preferred.contains) == true, "seed \(seed)")
      #expect(try solver.someExtension(.ideal) == brute.extensions(.ideal)[0], "seed \(seed)")
      for argument in 0..<count {
        let with = try solver.find(.preferred, with: argument)
        #expect(
          with.map { preferred.contains($0) && $0.contains(argument) }
            ?? !preferred.contains { $0.contains(argument) }, "seed \(seed) \(argument)")
        let without = try solver.find(.preferred, without: argument)
        #expect(
          without.map { preferred.contains($0) && !$0.contains(argument) }
            ?? preferred.allSatisfy { $0.contains(argument) }, "seed \(seed) \(argument)")
      }
    }
  }

  private func isAdmissible(_ set: [Int], in framework: Framework) -> Bool {
    let members = Set(set)
    return set.allSatisfy { argument in
      framework.attackers[argument].allSatisfy { attacker in
        !members.contains(Int(attacker))
          && framework.attackers[Int(attacker)].contains { members.contains(Int($0)) }
      }
    }
  }
}
