import Testing

@testable import Strength

@Suite struct `Rankings under re-scaled base scores` {
  @Test func `what has no parents keeps its place whatever the numbers are`() {
    var network = StrengthNetwork()
    let nodes = [0.9, 0.2, 0.6, 0.4].map { network.addStatement(base: $0) }
    let robustness = Robustness(network, .dfQuad, ranking: nodes)
    #expect(robustness.turns.isEmpty)
    #expect(robustness.tries == Robustness.usualTries)
    #expect(nodes.map { robustness.places[$0] } == [1...1, 4...4, 2...2, 3...3])
  }

  @Test func `a claim that stands on much is above one that stands on less of the same`() {
    var network = StrengthNetwork()
    let (e1, e2) = (network.addStatement(base: 0.7), network.addStatement(base: 0.3))
    let (strong, weak) = (network.addStatement(base: 0.5), network.addStatement(base: 0.5))
    for evidence in [e1, e2] { network.support(strong, by: network.addStep(premises: [evidence])) }
    network.support(weak, by: network.addStep(premises: [e2]))
    let robustness = Robustness(network, .dfQuad, ranking: [strong, weak])
    #expect(robustness.turns.isEmpty)
    #expect(robustness.places[strong] == 1...1)
  }

  @Test func `what two weak reasons are worth beside one strong one is the convention's doing`() {
    var network = StrengthNetwork()
    let (high, low) = (network.addStatement(base: 0.6), network.addStatement(base: 0.45))
    let (one, two) = (network.addStatement(base: 0.5), network.addStatement(base: 0.5))
    network.support(one, by: network.addStep(premises: [high]))
    for _ in 0..<2 { network.support(two, by: network.addStep(premises: [low])) }
    let robustness = Robustness(network, .dfQuad, ranking: [one, two])
    #expect(robustness.turns.count == 1)
    #expect(robustness.turns.first?.higher == two)
    #expect(robustness.turns.first?.lower == one)
    #expect(robustness.places[one] == 1...2 && robustness.places[two] == 1...2)
    // The same network gives the same answer.
    let again = Robustness(network, .dfQuad, ranking: [one, two])
    #expect(again.turns == robustness.turns)
  }

  @Test func `a large network is tried fewer times`() {
    #expect(Robustness.tries(forCount: 1_000) == Robustness.usualTries)
    #expect(Robustness.tries(forCount: 100_000) == 40)
    #expect(Robustness.tries(forCount: 100_000_000) == 1)
  }
}
