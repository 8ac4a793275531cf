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

  @Test func `are the same when suppositions are made one after the other`() {
    forAll(300, from: 310_000, MapDraft.Shape(statements: 9, inferences: 20)) { draft, dice in
      let map = WrittenMap(draft, &dice)
      let sources = map.view.graph.slots.filter { map.view.graph.kind($0) == .source }
      var evaluation = Evaluation(map.view)
      for _ in 0..<6 {
        var suppositions = Suppositions()
        for node in map.nodes where dice.once(in: 5) {
          if dice.once(in: 2) { suppositions.held.insert(node) }
          if dice.once(in: 2) { suppositions.dropped.insert(node) }
        }
        if dice.once(in: 3), let source = sources.first { suppositions.droppedSources = [source] }
        evaluation = evaluation.supposing(suppositions)
        let fresh = Evaluation(map.view, supposing: suppositions)
        for node in map.nodes where evaluation.verdict(node) != fresh.verdict(node) {
          return "\(evaluation.verdict(node)), not \(fresh.verdict(node)), in\n\(map.text)\n"
        }
      }
      return nil
    }
  }
}
