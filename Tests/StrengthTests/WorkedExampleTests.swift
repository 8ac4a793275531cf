import Testing

@testable import Strength

/// Small networks whose strengths are worked out by hand from the definitions in the papers.
///
/// DF-QuAD (Rago, Toni, Aurisicchio and Baroni, 2016): the strengths a, b, … of one side come to
/// F = 1 - (1 - a)(1 - b)…, and a base score w with attackers of Fa and supporters of Fs to
/// w - w (Fa - Fs) when Fa >= Fs, else to w + (1 - w)(Fs - Fa).
///
/// Quadratic energy (Potyka, 2018): E is the sum of the supporters less that of the attackers, h(x) =
/// max(x, 0)² / (1 + max(x, 0)²), and the strength is w + (1 - w) h(E) - w h(-E).
@Suite struct `Worked examples` {
  /// Statements with base scores, and parents: who supports or attacks whom.
  private func strengths(
    _ model: StrengthModel, _ bases: [Double], supports: [(Int, Int)] = [],
    attacks: [(Int, Int)] = []
  ) -> [Double] {
    var network = StrengthNetwork()
    let nodes = bases.map { network.addStatement(base: $0) }
    for (from, to) in supports {
      network.support(nodes[to], by: network.addStep(premises: [nodes[from]]))
    }
    for (from, to) in attacks {
      network.attack(nodes[to], by: network.addStep(premises: [nodes[from]]))
    }
    let found = Strengths(network, model)
    return nodes.map { found.values[$0] }
  }

  private func isClose(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }
  }

  @Test func `DF-QuAD of two supporters and an attacker`() {
    // Fs = 1 - (1 - 0.8)(1 - 0.5) = 0.9; Fa = 0.4; 0.5 + 0.5 × (0.9 - 0.4) = 0.75.
    let found = strengths(
      .dfQuad, [0.5, 0.8, 0.5, 0.4], supports: [(1, 0), (2, 0)], attacks: [(3, 0)])
    #expect(isClose(found, [0.75, 0.8, 0.5, 0.4]))
  }

  @Test func `DF-QuAD of a debate of three storeys`() {
    // 3 attacks 1: 0.6 - 0.6 × 0.5 = 0.3. 4 supports 2: 0.2 + 0.8 × 0.25 = 0.4.
    // 1 supports and 2 attacks 0: 0.5 - 0.5 × (0.4 - 0.3) = 0.45.
    let found = strengths(
      .dfQuad, [0.5, 0.6, 0.2, 0.5, 0.25], supports: [(4, 2), (1, 0)],
      attacks: [(3, 1), (2, 0)])
    #expect(isClose(found, [0.45, 0.3, 0.4, 0.5, 0.25]))
  }

  @Test func `DF-QuAD is saturated by one parent at 1`() {
    // Fs = 1 whatever else supports; with 1 on both sides the base score is all that is left.
    #expect(isClose(strengths(.dfQuad, [0.3, 1, 0.2], supports: [(1, 0), (2, 0)]), [1, 1, 0.2]))
    #expect(
      isClose(strengths(.dfQuad, [0.3, 1, 1], supports: [(1, 0)], attacks: [(2, 0)]), [0.3, 1, 1]))
  }

  @Test func `quadratic energy of supporters that outweigh an attacker`() {
    // E = 0.5 + 0.75 - 0.25 = 1; h(1) = 1/2; 0.5 + 0.5 × 1/2 = 0.75.
    let found = strengths(
      .quadraticEnergy, [0.5, 0.5, 0.75, 0.25], supports: [(1, 0), (2, 0)], attacks: [(3, 0)])
    #expect(isClose(found, [0.75, 0.5, 0.75, 0.25]))
  }

  @Test func `quadratic energy of attackers alone, and of many weak supporters`() {
    // E = -(1 + 1); h(2) = 4/5; 0.5 - 0.5 × 4/5 = 0.1.
    #expect(
      isClose(strengths(.quadraticEnergy, [0.5, 1, 1], attacks: [(1, 0), (2, 0)]), [0.1, 1, 1]))
    // Six of 0.5: E = 3; h(3) = 9/10; 0.2 + 0.8 × 9/10 = 0.92.
    let many = strengths(
      .quadraticEnergy, [0.2] + [Double](repeating: 0.5, count: 6),
      supports: (1...6).map { ($0, 0) })
    #expect(abs(many[0] - 0.92) < 1e-12)
  }

  @Test func `quadratic energy through a storey`() {
    // 2 attacks 1 with 1: h(1) = 1/2; 0.8 - 0.8 × 1/2 = 0.4. 1 supports 0: E = 0.4;
    // h = 0.16 / 1.16 = 4/29; 0.5 + 0.5 × 4/29 = 33/58.
    let found = strengths(.quadraticEnergy, [0.5, 0.8, 1], supports: [(1, 0)], attacks: [(2, 1)])
    #expect(isClose(found, [33.0 / 58, 0.4, 1]))
  }

  @Test func `two that attack each other have the strengths that solve the equations`() {
    // DF-QuAD: x = 0.5 (1 - x), so x = 1/3. Quadratic energy: x = 0.5 - 0.5 x² / (1 + x²), or
    // 2x + 2x³ = 1, whose root is 0.42385….
    let pair = [(0, 1), (1, 0)]
    let dfQuad = strengths(.dfQuad, [0.5, 0.5], attacks: pair)
    #expect(dfQuad.allSatisfy { abs($0 - 1.0 / 3) < 1e-8 })
    let quadratic = strengths(.quadraticEnergy, [0.5, 0.5], attacks: pair)
    #expect(quadratic.allSatisfy { abs(2 * $0 + 2 * $0 * $0 * $0 - 1) < 1e-7 })
    #expect(quadratic.allSatisfy { abs($0 - 0.423_854) < 1e-5 })
  }

  @Test func `Shapley values of a step with two premises share what it is worth`() {
    // Alone neither premise does anything; together they add 0.5 × 0.8 × 0.5 = 0.2, half each.
    var network = StrengthNetwork()
    let (claim, one, two) = (
      network.addStatement(base: 0.5), network.addStatement(base: 0.8),
      network.addStatement(base: 0.5)
    )
    network.support(claim, by: network.addStep(premises: [one, two]))
    let found = network.shapley(of: [one, two], to: claim, .dfQuad)
    #expect(found.map { isClose($0.values + [$0.none, $0.all], [0.1, 0.1, 0.5, 0.7]) } == true)
    #expect(found?.isExact == true && found?.errors == [0, 0])
  }

  @Test func `Shapley values of two reasons share what they say alike`() {
    // First or second: 0.8 comes first for 0.5 × 0.8 = 0.4, or after 0.5 for 0.5 × 0.4 = 0.2: 0.3 in
    // the middle. 0.5 comes first for 0.25, or after 0.8 for 0.5 × 0.1 = 0.05: 0.15. In all 0.45.
    var network = StrengthNetwork()
    let claim = network.addStatement(base: 0.5)
    let reasons = [0.8, 0.5].map { network.addStatement(base: $0) }
    for reason in reasons { network.support(claim, by: network.addStep(premises: [reason])) }
    let found = network.shapley(of: reasons, to: claim, .dfQuad)
    #expect(found.map { isClose($0.values + [$0.all], [0.3, 0.15, 0.95]) } == true)
  }
}
