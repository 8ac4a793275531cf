import MapTesting
import Testing

@testable import Strength

/// Properties that the field asks of gradual semantics, by their names there.
@Suite struct `Properties of strengths` {
  /// Euler-based semantics, which lacks some of them: it shows that the tests can fail.
  private static func euler(_ base: Double, _ against: [Double], _ support: [Double]) -> Double {
    let energy = support.reduce(0, +) - against.reduce(0, +)
    return 1 - (1 - base * base) / (1 + base * exponential(energy))
  }

  /// eˣ by its series, after halving x until it is small.
  private static func exponential(_ x: Double) -> Double {
    let half = x / 1024
    var (term, sum) = (1.0, 1.0)
    for index in 1...12 {
      term *= half / Double(index)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }

  typealias Property = @Sendable (@escaping Semantics, inout Dice) -> Bool
  typealias Semantics = (_ base: Double, _ against: [Double], _ support: [Double]) -> Double

  private func semantics(_ model: StrengthModel) -> Semantics {
    { model.strength(base: $0, attackers: $1, supporters: $2) }
  }

  /// Whether `property` holds for many random parents.
  private func holds(
    _ strength: @escaping Semantics, _ property: Property
  ) -> Bool {
    (UInt64(0)..<1_000).allSatisfy { seed in
      var dice = Dice(seed &+ 60_000)
      return property(strength, &dice)
    }
  }

  private static let duality: Property = { strength, dice in
    let (base, against, support) = (dice.share(), dice.shares(), dice.shares())
    return abs(strength(base, against, support) - (1 - strength(1 - base, support, against)))
      < 1e-9
  }

  /// Enough attackers bring it as near to 0 as one likes, enough supporters to 1.
  private static let openMindedness: Property = { strength, dice in
    let base = 0.05 + 0.9 * dice.share()
    let parent = 0.3 + 0.7 * dice.share()
    let many = [Double](repeating: parent, count: 200)
    return strength(base, many, []) < 0.01 && strength(base, [], many) > 0.99
  }

  private static let franklin: Property = { strength, dice in
    let (base, parent) = (dice.share(), dice.share())
    return abs(strength(base, [parent], [parent]) - base) < 1e-9
  }

  @Test(arguments: StrengthModel.allCases)
  func `duality, open-mindedness and Franklin hold`(model: StrengthModel) {
    #expect(holds(semantics(model), Self.duality))
    #expect(holds(semantics(model), Self.openMindedness))
    #expect(holds(semantics(model), Self.franklin))
  }

  @Test func `duality and open-mindedness fail for the Euler-based semantics, Franklin holds`() {
    #expect(!holds(Self.euler, Self.duality))
    #expect(!holds(Self.euler, Self.openMindedness))
    #expect(holds(Self.euler, Self.franklin))
  }

  @Test(arguments: StrengthModel.allCases)
  func `balance, weakening, strengthening and continuity hold`(model: StrengthModel) {
    for seed in UInt64(0)..<1_500 {
      var dice = Dice(seed &+ 70_000)
      let strength = semantics(model)
      let base = 0.01 + 0.98 * dice.share()
      let parents = dice.shares() + [0.01 + 0.99 * dice.share()]
      #expect(abs(strength(base, parents, parents) - base) < 1e-12, "balance, seed \(seed)")
      #expect(strength(base, parents, []) < base, "weakening, seed \(seed)")
      #expect(strength(base, [], parents) > base, "strengthening, seed \(seed)")
      let (against, support) = (dice.shares(), dice.shares())
      let value = strength(base, against, support)
      let near = { (x: Double) in min(1, x + 1e-7) }
      let moved = strength(near(base), against.map(near), support.map(near))
      #expect(abs(moved - value) < 1e-5, "continuity, seed \(seed)")
      if let first = support.first {
        let stronger = [first + (1 - first) / 2] + support.dropFirst()
        #expect(strength(base, against, stronger) >= value - 1e-12, "reinforcement, seed \(seed)")
      }
    }
  }

  // MARK: Networks

  private struct Sketch {
    var bases: [Double] = []
    var steps: [(premises: [Int], target: Int, supports: Bool)] = []

    /// The network, its statements taken in another order when one is given.
    func network(_ order: [Int]? = nil) -> (network: StrengthNetwork, numbers: [Int]) {
      var network = StrengthNetwork()
      var numbers = [Int](repeating: 0, count: bases.count)
      for index in order ?? Array(bases.indices) {
        numbers[index] = network.addStatement(base: bases[index])
      }
      for step in order == nil ? steps : steps.reversed() {
        let number = network.addStep(premises: step.premises.map { numbers[$0] })
        if step.supports {
          network.support(numbers[step.target], by: number)
        } else {
          network.attack(numbers[step.target], by: number)
        }
      }
      return (network, numbers)
    }
  }

  /// A random network; its steps lead from higher numbers to lower ones.
  private func sketch(_ dice: inout Dice) -> Sketch {
    var sketch = Sketch()
    let count = 4 + dice.roll(8)
    for _ in 0..<count { sketch.bases.append(dice.share()) }
    for _ in 0..<2 * count {
      let target = dice.roll(count - 1)
      let premises = (0..<1 + dice.roll(2)).map { _ in
        target + 1 + dice.roll(count - target - 1)
      }
      sketch.steps.append((premises, target, dice.roll(2) == 0))
    }
    return sketch
  }

  @Test(arguments: StrengthModel.allCases)
  func `anonymity holds to the last bit`(model: StrengthModel) {
    for seed in UInt64(0)..<200 {
      var dice = Dice(seed &+ 80_000)
      let sketch = sketch(&dice)
      let (plain, numbers) = sketch.network()
      let (other, others) = sketch.network(sketch.bases.indices.reversed())
      let (one, two) = (Strengths(plain, model).values, Strengths(other, model).values)
      #expect(numbers.map { one[$0] } == others.map { two[$0] }, "seed \(seed)")
    }
  }

  @Test(arguments: StrengthModel.allCases)
  func `directionality and independence hold`(model: StrengthModel) {
    for seed in UInt64(0)..<300 {
      var dice = Dice(seed &+ 90_000)
      let sketch = sketch(&dice)
      let before = sketch.network()
      var changed = sketch
      let index = dice.roll(sketch.bases.count)
      changed.bases[index] = dice.share()
      // What it leads to, at any remove.
      var reached: Set<Int> = [index]
      for statement in sketch.bases.indices.reversed() {
        let steps = sketch.steps.filter { $0.target == statement }
        if steps.contains(where: { !reached.isDisjoint(with: $0.premises) }) {
          reached.insert(statement)
        }
      }
      // And something that is joined to nothing.
      changed.bases.append(dice.share())
      let after = changed.network()
      let (one, two) = (Strengths(before.network, model), Strengths(after.network, model))
      for statement in sketch.bases.indices where !reached.contains(statement) {
        #expect(
          one.values[before.numbers[statement]] == two.values[after.numbers[statement]],
          "seed \(seed): \(statement) moved with \(index)")
      }
    }
  }

  @Test(arguments: StrengthModel.allCases)
  func `equivalence holds: same base, same parents, same strength`(model: StrengthModel) {
    for seed in UInt64(0)..<100 {
      var dice = Dice(seed &+ 95_000)
      var sketch = sketch(&dice)
      sketch.bases.append(sketch.bases[0])
      let twin = sketch.bases.count - 1
      let mine = sketch.steps.filter { $0.target == 0 }
      sketch.steps += mine.reversed().map { ($0.premises, twin, $0.supports) }
      let (network, numbers) = sketch.network()
      let values = Strengths(network, model).values
      #expect(values[numbers[0]] == values[numbers[twin]], "seed \(seed)")
    }
  }

  @Test(arguments: StrengthModel.allCases)
  func `what is certified unique is reached from elsewhere as well`(model: StrengthModel) {
    var certified = 0
    for seed in UInt64(0)..<400 {
      var dice = Dice(seed &+ 97_000)
      var sketch = Sketch()
      let count = 2 + dice.roll(4)
      for _ in 0..<count { sketch.bases.append(0.3 + 0.4 * dice.share()) }
      for _ in 0..<count {
        sketch.steps.append(([dice.roll(count)], dice.roll(count), dice.roll(2) == 0))
      }
      let (network, numbers) = sketch.network()
      let strengths = Strengths(network, model)
      guard numbers.contains(where: { strengths.certainties[$0] == .certifiedUnique }) else {
        continue
      }
      certified += 1
      // Plain sweeps from three other places.
      for start in [0.0, 0.5, 1.0] {
        var values = [Double](repeating: start, count: network.count)
        for _ in 0..<400 {
          values = (0..<network.count).map { node in
            let base: Double
            switch network.roles[node] {
            case .statement(let given): base = given
            case .step(let premises): base = premises.map { values[$0] }.reduce(1, *)
            }
            return model.strength(
              base: base, attackers: network.attackers[node].map { values[$0] },
              supporters: network.supporters[node].map { values[$0] })
          }
        }
        for number in numbers where strengths.certainties[number] == .certifiedUnique {
          #expect(abs(values[number] - strengths.values[number]) < 1e-6, "seed \(seed)")
        }
      }
    }
    #expect(certified > 20, "\(certified)")
  }
}
