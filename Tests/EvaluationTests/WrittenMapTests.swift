import Evaluation
import RandomTesting
import Testing

/// Maps as people write them, with suppositions, beside the definition.
@Suite struct `Verdicts on written maps` {
  @Test func `are those of the ground program, whatever is supposed`() {
    var supposed = 0
    forAll(600, from: 300_000, MapDraft.Shape(statements: 9, inferences: 16)) { draft, dice in
      let map = WrittenMap(draft, &dice)
      let program = GroundProgram(draft, held: map.held, dropped: map.dropped)
      let evaluation = Evaluation(map.view, supposing: map.suppositions)
      let model = program.wellFoundedModel()
      if !map.suppositions.isEmpty { supposed += 1 }
      for (item, node) in map.nodes.enumerated() {
        let (found, expected) = (evaluation.verdict(node).plain, program.verdict(item, model))
        if found != expected { return "\(item) is \(found), not \(expected) in\n\(map.text)\n" }
      }
      return nil
    }
    #expect(supposed > 200)
  }
}
