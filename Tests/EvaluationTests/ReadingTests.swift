import ArgumentGraph
import Evaluation
import Testing

@Suite struct `Verdicts under other semantics` {
  /// Fewer levels than maps have, so that all readings can be guessed.
  private func flat(_ draft: MapDraft, _ dice: inout Dice) -> MapDraft {
    var flat = draft
    for index in flat.statements.indices where flat.statements[index].kind == .evidence {
      flat.statements[index].letter = dice.once(in: 3) ? "D" : "C"
      flat.statements[index].number = dice.once(in: 2) ? 4 : 3
    }
    return flat
  }

  private func compare(_ shape: MapDraft.Shape, seeds: Range<UInt64>, isFlat: Bool) -> Int {
    var compared = 0
    for seed in seeds {
      var dice = Dice(seed: seed)
      var draft = MapDraft.random(shape, &dice)
      if isFlat { draft = flat(draft, &dice) }
      let map = BuiltMap(draft)
      let plain = Evaluation(map.view)
      let isOpen = map.statements.contains {
        if case .contested = plain.verdict($0) { true } else { false }
      }
      if !isOpen { continue }
      guard let slow = SlowReadings(GroundProgram(draft)), slow.models.count > 1 else { continue }
      compared += 1
      for semantics in MapSemantics.allCases {
        let evaluation = plain.reading(under: semantics)
        let models = slow.models(semantics)
        if models.isEmpty {
          #expect(semantics == .stable && evaluation.readings?.exist == false, "seed \(seed)")
          #expect(evaluation.plainVerdicts(map) == plain.plainVerdicts(map))
          continue
        }
        let nodes = map.statements + map.inferences
        let expected = nodes.indices.map { slow.verdict($0, models) }
        let found = evaluation.plainVerdicts(map)
        #expect(found == expected, "\(semantics), seed \(seed): \(draft)")
        if found != expected { return compared }
        #expect((evaluation.readings?.undecidedCount ?? 0) == 0)
        for (item, node) in nodes.enumerated() {
          guard let acceptance = evaluation.acceptance(of: node),
            case .contested(let level) = evaluation.verdict(node)
          else { continue }
          let levels = level == 0 ? 0...0 : 1...MapDraft.top
          let isInSome = models.contains { model in
            levels.contains { model.holds[slow.program.atom(item, $0)] }
          }
          #expect(acceptance == (isInSome ? .some : Acceptance.none), "\(semantics), seed \(seed)")
        }
      }
    }
    return compared
  }

  private let contentious: [NodeKind] = [.support, .support, .rebut, .rebut, .undercut]

  @Test func `are what all readings by the definition agree on`() {
    let shape = MapDraft.Shape(statements: 6, inferences: 10, kinds: contentious)
    #expect(compare(shape, seeds: 0..<2_000, isFlat: true) > 60)
  }

  @Test func `are what all readings by the definition agree on, with all levels`() {
    let shape = MapDraft.Shape(statements: 5, inferences: 8, kinds: contentious)
    #expect(compare(shape, seeds: 50_000..<51_500, isFlat: false) > 30)
  }

  @Test func `are what all readings by the definition agree on, in circles of support`() {
    let shape = MapDraft.Shape(statements: 4, inferences: 10)
    #expect(compare(shape, seeds: 80_000..<82_000, isFlat: true) > 40)
  }
}
