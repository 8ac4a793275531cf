import MapTesting
import Testing

@testable import ArgumentGraph

/// The tables of a graph beside dictionaries.
@Suite struct TableTests {
  private static let seeds: [UInt64] = [1, 2, 3]

  @Test(arguments: seeds) func `ids are found as in a dictionary`(seed: UInt64) {
    var dice = Dice(seed)
    var graph = Graph()
    if dice.once(in: 2) { graph.reserve(statements: dice.roll(500), bytes: 1_000) }
    var known: [String: NodeID] = [:]
    for step in 0..<5_000 {
      // Short ids of few letters, so that many are alike, and some of every length.
      let length = dice.once(in: 10) ? 1 + dice.roll(64) : 1 + dice.roll(6)
      let label = (0..<length).map { _ in dice.pick(["a", "b", "é", "n", "1"]) }.joined()
      let expected = known[label] ?? .none
      #expect(graph.find(label) == expected, "seed \(seed), step \(step): \(label)")
      if dice.once(in: 2) {
        let node = graph.node(labelled: label)
        #expect(expected.isNone ? node.index == known.count : node == expected, "seed \(seed)")
        known[label] = node
        #expect(graph.label(node)?.utf8.elementsEqual(label.utf8) == true, "seed \(seed)")
      }
    }
    #expect(graph.count == known.count)
    #expect(graph.slots.allSatisfy { graph.kind($0) == .undeclared && !graph.hasUses($0) })
    #expect(graph.invariantFailure() == nil)
  }

  @Test func `a hash takes in every byte and the length`() {
    var seen: Set<UInt64> = []
    var count = 0
    func add(_ bytes: [UInt8]) {
      seen.insert(bytes.withUnsafeBufferPointer { LabelTable.hash($0) })
      count += 1
    }
    for length in 0...40 {
      add([UInt8](repeating: 0x61, count: length))
      for place in 0..<length {
        var bytes = [UInt8](repeating: 0x61, count: length)
        bytes[place] = 0x62
        add(bytes)
      }
    }
    #expect(seen.count == count)
  }

  @Test(arguments: seeds) func `sources are kept as in a dictionary`(seed: UInt64) {
    var dice = Dice(seed)
    var table = SourceTable()
    var known: [NodeID: SourceDetails] = [:]
    // First few, then many, then few again.
    for (steps, nodes, share) in [(300, 12, 2), (600, 80, 4), (600, 80, 1)] {
      for step in 0..<steps {
        let node = NodeID(raw: UInt32(dice.roll(nodes)))
        var details: SourceDetails?
        if dice.roll(5) < share {
          details = SourceDetails()
          details?.by = "\(step)"
        }
        table[node] = details
        known[node] = details
        #expect(table.count == known.count, "seed \(seed), step \(step)")
        #expect(table.nodes.sorted() == known.keys.sorted(), "seed \(seed), step \(step)")
        for raw in 0..<UInt32(nodes) {
          let node = NodeID(raw: raw)
          #expect(table[node] == known[node], "seed \(seed), step \(step), node \(raw)")
        }
      }
    }
  }

  @Test(arguments: seeds) func `passages are read alike from any sequence`(seed: UInt64) {
    var dice = Dice(seed)
    for _ in 0..<3_000 {
      let bytes = (0..<dice.roll(8)).map { _ in dice.pick(Array("0123456789.-x".utf8)) }
      let fast = bytes.withUnsafeBufferPointer { Passage($0) }
      #expect(fast == Passage(bytes), "seed \(seed): \(bytes)")
      #expect(fast == Passage(AnySequence(bytes)), "seed \(seed): \(bytes)")
    }
  }
}
