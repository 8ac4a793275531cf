import MapTesting
import Testing

@testable import Strength

@Suite struct `Shapley values` {
  /// A random network without circles, its leaves, and its root.
  private func network(_ dice: inout Dice, leaves: Int) -> (StrengthNetwork, [Int], Int) {
    var network = StrengthNetwork()
    let items = (0..<leaves).map { _ in network.addStatement(base: dice.share()) }
    let middle = (0..<3).map { _ in network.addStatement(base: dice.share()) }
    let root = network.addStatement(base: dice.share())
    func link(_ premises: [Int], to target: Int) {
      let step = network.addStep(premises: premises)
      if dice.roll(3) == 0 {
        network.attack(target, by: step)
      } else {
        network.support(target, by: step)
      }
    }
    for item in items {
      link(dice.roll(3) == 0 ? [item, dice.pick(items)] : [item], to: dice.pick(middle + [root]))
    }
    for claim in middle { link([claim], to: root) }
    return (network, items, root)
  }

  /// By the definition: over all orders.
  private func slow(
    _ network: StrengthNetwork, _ items: [Int], _ root: Int, _ model: StrengthModel
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: items.count)
    var orders = 0
    func visit(_ order: [Int]) {
      if order.count < items.count {
        for item in items.indices where !order.contains(item) { visit(order + [item]) }
        return
      }
      orders += 1
      for (place, item) in order.enumerated() {
        func worth(_ count: Int) -> Double {
          let absent = Set(order[count...].map { items[$0] })
          return Strengths(network, model, without: absent).values[root]
        }
        sums[item] += worth(place + 1) - worth(place)
      }
    }
    visit([])
    return sums.map { $0 / Double(orders) }
  }

  @Test(arguments: StrengthModel.allCases)
  func `are the average over all orders`(model: StrengthModel) throws {
    for seed in UInt64(0)..<25 {
      var dice = Dice(seed)
      let (network, items, root) = network(&dice, leaves: 1 + dice.roll(4))
      let found = try #require(network.shapley(of: items, to: root, model))
      for (value, expected) in zip(found.values, slow(network, items, root, model)) {
        #expect(abs(value - expected) < 1e-12, "seed \(seed)")
      }
    }
  }

  @Test(arguments: StrengthModel.allCases)
  func `sum to what all add (efficiency)`(model: StrengthModel) throws {
    for seed in UInt64(0)..<20 {
      var dice = Dice(500 + seed)
      let (network, items, root) = network(&dice, leaves: 1 + dice.roll(6))
      let found = try #require(network.shapley(of: items, to: root, model))
      #expect(found.isExact)
      let total = found.values.reduce(0, +)
      #expect(abs(total - (found.all - found.none)) < 1e-9, "seed \(seed)")
      #expect(abs(found.all - Strengths(network, model).values[root]) < 1e-12, "seed \(seed)")
    }
  }

  /// When the parents of a node are the items, nothing is left without them but its base score.
  @Test(arguments: StrengthModel.allCases)
  func `of all parents sum to the strength less the base score`(model: StrengthModel) throws {
    for seed in UInt64(0)..<50 {
      var dice = Dice(700 + seed)
      var network = StrengthNetwork()
      let base = dice.share()
      let root = network.addStatement(base: base)
      let items = (0..<1 + dice.roll(6)).map { _ in network.addStatement(base: dice.share()) }
      for item in items {
        let step = network.addStep(premises: [item])
        if dice.roll(2) == 0 {
          network.attack(root, by: step)
        } else {
          network.support(root, by: step)
        }
      }
      let found = try #require(network.shapley(of: items, to: root, model))
      let strength = Strengths(network, model).values[root]
      #expect(abs(found.values.reduce(0, +) - (strength - base)) < 1e-12, "seed \(seed)")
    }
  }

  @Test(arguments: StrengthModel.allCases)
  func `of what leads nowhere are 0 (directionality), of twins alike`(model: StrengthModel) throws {
    for seed in UInt64(0)..<20 {
      var dice = Dice(900 + seed)
      var (network, items, root) = network(&dice, leaves: 1 + dice.roll(5))
      let twins = (0..<2).map { _ in network.addStatement(base: 0.4) }
      for twin in twins { network.support(root, by: network.addStep(premises: [twin])) }
      let idle = network.addStatement(base: 0.9)
      network.support(idle, by: network.addStep(premises: [root]))
      let found = try #require(network.shapley(of: items + twins + [idle], to: root, model))
      #expect(found.values[items.count + 2] == 0, "seed \(seed)")
      #expect(
        abs(found.values[items.count] - found.values[items.count + 1]) < 1e-12, "seed \(seed)")
    }
  }

  /// Of eleven items all sets can be gone through, so that estimates can be held against them.
  @Test func `that are estimated lie within their errors, mostly, and sum to what all add`() throws
  {
    var (inside, all) = (0, 0)
    for seed in UInt64(0)..<40 {
      var dice = Dice(1_100 + seed)
      let shares = (0..<11).map { _ in dice.share() }
      // Premises of two steps, of which one attacks.
      func worth(_ isIn: [Bool]) -> Double {
        let (support, attack) = (isIn[0] && isIn[1], isIn[2] && isIn[3])
        let alone = (4..<11).filter { isIn[$0] }.map { shares[$0] }
        return StrengthModel.dfQuad.strength(
          base: 0.5, attackers: (attack ? [shares[2] * shares[3]] : []) + alone.prefix(2),
          supporters: (support ? [shares[0] * shares[1]] : []) + alone.dropFirst(2))
      }
      let exact = try #require(ShapleyValues(of: 11, cost: 1, worth: worth))
      // What a call is said to cost leaves no room for all sets, but for 60 pairs of orders.
      let cost = ShapleyValues.workLimit / (2 * 11 * 60)
      let few = try #require(ShapleyValues(of: 11, cost: cost, worth: worth))
      #expect(exact.isExact && few.orders == 120)
      #expect(abs(few.values.reduce(0, +) - (few.all - few.none)) < 1e-9, "seed \(seed)")
      for (index, expected) in exact.values.enumerated() {
        all += 1
        if abs(few.values[index] - expected) <= few.errors[index] + 1e-12 { inside += 1 }
        #expect(abs(few.values[index] - expected) < 0.05, "seed \(seed)")
      }
    }
    #expect(inside * 100 >= all * 90, "\(inside) of \(all)")
  }

  @Test func `of too many items are not made up`() {
    #expect(ShapleyValues(of: 5_000, cost: 10_000) { _ in 0 } == nil)
    #expect(ShapleyValues(of: 0, cost: 5) { _ in 0.5 }?.values == [])
  }

  /// Counterfactuality wants the change by removal, which Shapley values are not; so the measure is
  /// always named (Kampik and others, 2024).
  @Test func `differ from what removal changes`() throws {
    var network = StrengthNetwork()
    let root = network.addStatement(base: 0.5)
    let twins = (0..<2).map { _ in network.addStatement(base: 1) }
    for twin in twins { network.support(root, by: network.addStep(premises: [twin])) }
    let found = try #require(network.shapley(of: twins, to: root, .dfQuad))
    #expect(found.values == [0.25, 0.25])
    #expect(Strengths(network, .dfQuad, without: [twins[0]]).values[root] == found.all)
  }
}
