import Testing

@testable import Evaluation

/// What waits, the least first.
@Suite struct LeastHeapTests {
  @Test(arguments: UInt64(0)..<50) func `comes out as sorting has it`(seed: UInt64) {
    var dice = Dice(seed)
    var heap = LeastHeap<UInt32>()
    var plain: [UInt32] = []
    for _ in 0..<200 {
      if dice.once(in: 3) {
        plain.sort(by: >)
        let (least, popped) = (plain.popLast(), heap.pop())
        #expect(popped == least, "seed \(seed)")
      } else {
        let item = UInt32(dice.roll(40))
        heap.push(item)
        plain.append(item)
      }
      #expect(heap.first == plain.min() && heap.isEmpty == plain.isEmpty, "seed \(seed)")
    }
  }
}
