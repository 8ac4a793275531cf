import JSONText
import Testing

struct `JSON round trips` {
  @Test(arguments: [false, true])
  func `what is written reads back the same`(pretty: Bool) {
    for seed in UInt64(0)..<2000 {
      var dice = Dice(seed: seed)
      let value = dice.value(depth: 5)
      let bytes = value.serialized(pretty: pretty)
      let result = JSONReader.read(bytes)
      #expect(result.node?.value == value, "seed \(seed)")
      #expect(result.problems.isEmpty, "seed \(seed)")
      #expect(result.node?.value.serialized(pretty: pretty) == bytes, "seed \(seed)")
    }
  }

  @Test func `every node's bytes read back as that node`() throws {
    for seed in UInt64(0)..<300 {
      var dice = Dice(seed: seed)
      let bytes = dice.value(depth: 4).serialized(pretty: seed % 2 == 0)
      var pending = [try #require(JSONReader.read(bytes).node, "seed \(seed)")]
      while let node = pending.popLast() {
        let alone = JSONReader.read(Array(bytes[node.range]))
        #expect(alone.node?.value == node.value, "seed \(seed)")
        #expect(alone.node?.range == 0..<node.range.count, "seed \(seed)")
        pending += node.value.array ?? []
        for member in node.value.object ?? [] {
          let key = JSONReader.read(Array(bytes[member.keyRange])).node
          #expect(key?.value == .string(member.key), "seed \(seed)")
          pending.append(member.node)
        }
      }
    }
  }
}
