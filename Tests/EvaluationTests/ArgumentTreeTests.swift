import ArgumentGraph
import Evaluation
import Testing

@Suite struct `Verdicts beside all arguments` {
  @Test func `what stands or is contested is what the grounded labelling of all arguments says`() {
    var compared = 0
    var words: [String: Int] = [:]
    for seed in UInt64(0)..<4_000 {
      var dice = Dice(seed: 500_000 + seed)
      let draft = MapDraft.random(
        MapDraft.Shape(
          statements: 8, inferences: 13, isSupportAcyclic: true, isTreelike: true), &dice)
      guard let trees = ArgumentTrees(draft) else { continue }
      compared += 1
      let map = BuiltMap(draft)
      let evaluation = Evaluation(map.view)
      let expected = trees.verdicts()
      let found = map.statements.map { node in
        switch evaluation.verdict(node) {
        case .stands, .contested(level: 1...): evaluation.verdict(node).plain
        default: "neither"
        }
      }
      for word in found { words[String(word.prefix(6)), default: 0] += 1 }
      #expect(found == expected, "seed \(seed): \(draft)")
      if found != expected { return }
    }
    #expect(compared > 3_500)
    #expect(words["contes", default: 0] > 50, "\(words)")
    #expect(words["stands", default: 0] > 1_000, "\(words)")
  }
}
