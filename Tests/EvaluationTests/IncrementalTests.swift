import ArgumentGraph
import Notebook
import Testing

@testable import Evaluation

/// Evaluations that follow edits, beside those of the whole map.
@Suite struct `Verdicts after edits` {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `what follows edits is what evaluating everything gives`(part: UInt64) {
    for seed in part * 12..<part * 12 + 12 {
      var map = EditedMap(seed: seed)
      for number in 0..<60 {
        map.edit()
        if let fault = map.fault {
          Issue.record("seed \(seed), edit \(number): \(fault) after\n\(map.typed)")
          return
        }
      }
    }
  }

  @Test func `several edits are followed at once`() {
    for seed in UInt64(10_000)..<10_040 {
      var map = EditedMap(seed: seed)
      for number in 0..<12 {
        map.edit(times: 1 + Int(seed % 7))
        if let fault = map.fault {
          Issue.record("seed \(seed), edit \(number): \(fault) after\n\(map.typed)")
          return
        }
      }
    }
  }

  @Test func `what is edited and taken back stands as before`() {
    for seed in UInt64(20_000)..<20_040 {
      var map = EditedMap(seed: seed)
      map.edit(times: 5)
      let before = map.verdicts
      map.edit(times: 1, takingBack: false)
      map.takeBack()
      #expect(map.verdicts == before, "seed \(seed)")
    }
  }
}
