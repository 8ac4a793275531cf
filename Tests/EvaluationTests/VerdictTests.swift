import ArgumentGraph
import Evaluation
import Testing

extension Verdict {
  /// The verdict in the words of the references.
  var plain: String {
    switch self {
    case .stands(let level): "stands \(level)"
    case .asserted: "asserted"
    case .contested(let level): "contested \(level)"
    case .falls: "falls"
    case .notAdmitted: "not admitted"
    }
  }
}

extension Evaluation {
  func plainVerdicts(_ map: BuiltMap) -> [String] {
    (map.statements + map.inferences).map { verdict($0).plain }
  }
}

@Suite struct `Verdicts beside the definition` {
  private func compare(_ shape: MapDraft.Shape, seeds: Range<UInt64>) {
    for seed in seeds {
      var dice = Dice(seed: seed)
      let draft = MapDraft.random(shape, &dice)
      let map = BuiltMap(draft)
      let program = GroundProgram(draft)
      let model = program.wellFoundedModel()
      let items = 0..<draft.statements.count + draft.inferences.count
      let expected = items.map { program.verdict($0, model) }
      let found = Evaluation(map.view).plainVerdicts(map)
      #expect(found == expected, "seed \(seed): \(draft)")
      if found != expected { return }
    }
  }

  @Test func `verdicts of small maps are those of the ground program`() {
    compare(MapDraft.Shape(statements: 7, inferences: 10), seeds: 0..<3000)
  }

  @Test func `verdicts of larger, denser maps are those of the ground program`() {
    compare(MapDraft.Shape(statements: 12, inferences: 40), seeds: 10_000..<10_600)
  }

  @Test func `verdicts of maps without circular support are those of the ground program`() {
    compare(
      MapDraft.Shape(statements: 12, inferences: 24, isSupportAcyclic: true),
      seeds: 20_000..<20_800)
  }
}
