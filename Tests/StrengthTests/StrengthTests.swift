import MapTesting
import Testing

@testable import Strength

extension Dice {
  mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }
  mutating func shares() -> [Double] { (0..<roll(4)).map { _ in share() } }
}

@Suite struct `One model of strength` {
  @Test(arguments: StrengthModel.allCases)
  func `has the properties that it is chosen for`(model: StrengthModel) {
    for seed in UInt64(0)..<2000 {
      var dice = Dice(seed)
      let (base, against, support) = (dice.share(), dice.shares(), dice.shares())
      func strength(_ base: Double, _ against: [Double], _ support: [Double]) -> Double {
        model.strength(base: base, attackers: against, supporters: support)
      }
      let value = strength(base, against, support)
      #expect((0...1).contains(value), "boundedness, seed \(seed)")
      #expect(strength(base, [], []) == base, "stability")
      #expect(strength(base, against + [0], support + [0]) == value, "neutrality")
      #expect(strength(base, against.reversed(), support.reversed()) == value, "anonymity")
      let more = dice.share()
      #expect(strength(base, against + [more], support) <= value + 1e-12, "monotony")
      #expect(strength(base, against, support + [more]) >= value - 1e-12, "monotony")
      #expect(
        abs(strength(base, [more], [more]) - base) < 1e-12, "Franklin, seed \(seed)")
      let dual = 1 - strength(1 - base, support, against)
      #expect(abs(value - dual) < 1e-12, "duality, seed \(seed)")
      if let first = against.first {
        let stronger = [first + (1 - first) * more] + against.dropFirst()
        #expect(strength(base, stronger, support) <= value + 1e-12, "reinforcement")
      }
    }
  }

  @Test func `gives the published numbers`() {
    // One attacker and one supporter of DF-QuAD, and QE with energy 1: the pull is a half.
    #expect(
      abs(
        StrengthModel.dfQuad.strength(base: 0.5, attackers: [0.4], supporters: [0.8]) - 0.7)
        < 1e-12)
    #expect(
      StrengthModel.quadraticEnergy.strength(base: 0.5, attackers: [], supporters: [1]) == 0.75)
    #expect(
      StrengthModel.quadraticEnergy.strength(base: 0.5, attackers: [1], supporters: []) == 0.25)
  }
}

@Suite struct `Strengths of nodes` {
  @Test func `take linked premises together and let undercuts weaken the step`() {
    var network = StrengthNetwork()
    let (a, b, u) = (
      network.addStatement(base: 0.5), network.addStatement(base: 0.8),
      network.addStatement(base: 0.25)
    )
    let claim = network.addStatement(base: 0.5)
    let step = network.addStep(premises: [a, b])
    network.support(claim, by: step)
    let undercut = network.addStep(premises: [u])
    network.attack(step, by: undercut)
    let strengths = Strengths(network, .dfQuad)
    #expect(abs(strengths.values[step] - 0.3) < 1e-12)
    #expect(abs(strengths.values[claim] - 0.65) < 1e-12)
    #expect(strengths.certainties[claim] == .exact)
    #expect(abs(Strengths(network, .dfQuad, without: [u]).values[claim] - 0.7) < 1e-12)
  }

  @Test(arguments: StrengthModel.allCases)
  func `of random circles are solutions, or are said not to be`(model: StrengthModel) {
    for seed in UInt64(0)..<300 {
      var dice = Dice(seed)
      var network = StrengthNetwork()
      let count = 2 + dice.roll(6)
      for _ in 0..<count { _ = network.addStatement(base: dice.share()) }
      for _ in 0..<(2 * count) {
        let step = network.addStep(premises: [dice.roll(count)])
        let target = dice.roll(count)
        if dice.roll(2) == 0 {
          network.support(target, by: step)
        } else {
          network.attack(target, by: step)
        }
      }
      let strengths = Strengths(network, model)
      for node in 0..<network.count {
        if case .unstable = strengths.certainties[node] { continue }
        let base: Double
        switch network.roles[node] {
        case .statement(let given): base = given
        case .step(let premises): base = strengths.values[premises[0]]
        }
        let expected = model.strength(
          base: base, attackers: network.attackers[node].map { strengths.values[$0] },
          supporters: network.supporters[node].map { strengths.values[$0] })
        #expect(abs(strengths.values[node] - expected) < 1e-8, "seed \(seed)")
      }
    }
  }

  @Test func `of two that attack each other are certified when each gives way little`() {
    func pair(_ base: Double, _ copies: Int) -> Strengths {
      var network = StrengthNetwork()
      let (a, b) = (network.addStatement(base: base), network.addStatement(base: base))
      for (from, to) in [(a, b), (b, a)] {
        for _ in 0..<copies { network.attack(to, by: network.addStep(premises: [from])) }
      }
      return Strengths(network, .dfQuad)
    }
    let once = pair(0.5, 1)
    #expect(once.certainties[0] == .certifiedUnique)
    #expect(abs(once.values[0] - 1.0 / 3) < 1e-8)
    guard case .converged = pair(0.5, 3).certainties[0] else {
      Issue.record("three attacks each are beyond the bound")
      return
    }
  }

  @Test func `of a long chain need no deep stack`() {
    var network = StrengthNetwork()
    var last = network.addStatement(base: 0.5)
    for _ in 0..<100_000 {
      let step = network.addStep(premises: [last])
      last = network.addStatement(base: 0.5)
      network.support(last, by: step)
    }
    #expect(Strengths(network, .dfQuad).values[last] > 0.9)
  }
}
