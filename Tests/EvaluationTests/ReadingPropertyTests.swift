import ArgumentGraph
import Evaluation
import Testing

/// What holds of the semantics whatever the map is.
@Suite struct `Properties of other semantics` {
  private let contentious = MapDraft.Shape(
    statements: 8, inferences: 16, kinds: [.support, .support, .rebut, .rebut, .undercut])

  private func maps(_ count: UInt64, from first: UInt64) -> [(seed: UInt64, draft: MapDraft)] {
    (first..<first + count).map { seed in
      var dice = Dice(seed: seed)
      return (seed, .random(contentious, &dice))
    }
  }

  @Test func `the grounded reading is inside every reading that counts`() {
    for (seed, draft) in maps(150, from: 200_000) {
      let map = BuiltMap(draft)
      let plain = Evaluation(map.view)
      for semantics in MapSemantics.allCases {
        let other = plain.reading(under: semantics)
        for node in map.statements + map.inferences {
          let agrees =
            switch (plain.verdict(node), other.verdict(node)) {
            case (.stands(let level), .stands(let now)): now >= level
            case (.contested, _): true
            case (let before, let now): before == now
            }
          #expect(agrees, "seed \(seed), \(semantics), \(node): \(draft)")
          if !agrees { return }
        }
      }
    }
  }

  @Test func `ideal is between grounded and preferred`() {
    for (seed, draft) in maps(150, from: 210_000) {
      let map = BuiltMap(draft)
      let plain = Evaluation(map.view)
      let (ideal, preferred) = (
        plain.reading(under: .ideal), plain.reading(under: .preferred)
      )
      for node in map.statements {
        switch (ideal.verdict(node), preferred.verdict(node)) {
        case (.contested, _): continue
        case (.stands(let level), .stands(let most)): #expect(level <= most, "seed \(seed)")
        case (let one, let other): #expect(one == other, "seed \(seed)")
        }
      }
    }
  }

  /// Adds something that no path leads from to the rest, and says whether a verdict there changed.
  private func isDirectional(_ semantics: MapSemantics, from first: UInt64) -> Bool {
    for (seed, draft) in maps(250, from: first) {
      var dice = Dice(seed: seed)
      var changed = draft
      // An odd circle of attacks that rests on the map; the map does not rest on it.
      let new = changed.statements.count
      changed.statements.append(MapDraft.Statement(kind: .assumption))
      changed.inferences.append(MapDraft.Inference(kind: .rebut, premises: [new], target: new))
      for _ in 0..<1 + dice.roll(2) {
        changed.inferences.append(
          MapDraft.Inference(
            kind: .rebut, premises: [dice.roll(draft.statements.count)], target: new))
      }
      let (before, after) = (BuiltMap(draft), BuiltMap(changed))
      let (old, now) = (
        Evaluation(before.view).reading(under: semantics),
        Evaluation(after.view).reading(under: semantics)
      )
      for (one, other) in zip(before.statements, after.statements)
      where old.verdict(one) != now.verdict(other) {
        return false
      }
    }
    return true
  }

  @Test(arguments: [MapSemantics.grounded, .complete, .preferred, .ideal])
  func `directionality holds`(semantics: MapSemantics) {
    #expect(isDirectional(semantics, from: 220_000))
  }

  @Test(arguments: [MapSemantics.stable, .semiStable])
  func `directionality fails, as it must`(semantics: MapSemantics) {
    // Two that rebut each other; then a third that rebuts itself, and that the first rebuts.
    var draft = MapDraft()
    draft.statements = Array(repeating: MapDraft.Statement(kind: .assumption), count: 3)
    for (from, to) in [(0, 1), (1, 0), (2, 2), (0, 2)] {
      draft.inferences.append(MapDraft.Inference(kind: .rebut, premises: [from], target: to))
    }
    var before = draft
    before.inferences.removeLast(2)
    let verdicts = [before, draft].map { draft in
      let map = BuiltMap(draft)
      return Evaluation(map.view).reading(under: semantics).verdict(map.statements[0])
    }
    #expect(verdicts == [.contested(level: 1), .stands(level: 1)])
  }

  @Test func `suppositions are kept under every semantics`() {
    for (seed, draft) in maps(60, from: 230_000) {
      let map = BuiltMap(draft)
      let node = map.statements[Int(seed) % map.statements.count]
      let plain = Evaluation(map.view)
      for semantics in MapSemantics.allCases {
        let held = plain.supposing(Suppositions(held: [node])).reading(under: semantics)
        #expect(held.verdict(node) == .stands(level: 5), "seed \(seed)")
        let dropped = plain.supposing(Suppositions(dropped: [node])).reading(under: semantics)
        #expect(dropped.verdict(node).meets(.falls), "seed \(seed)")
        #expect(dropped.plain.suppositions == dropped.suppositions)
      }
    }
  }

  // MARK: Hard and large ones

  /// `count` pairs that rebut each other, all of which rebut one claim, which rebuts another.
  private func pairs(_ count: Int) -> (draft: MapDraft, middle: Int, last: Int) {
    var draft = MapDraft()
    for _ in 0..<2 * count + 2 { draft.statements.append(MapDraft.Statement(kind: .assumption)) }
    let (middle, last) = (2 * count, 2 * count + 1)
    func rebut(_ from: Int, _ to: Int) {
      draft.inferences.append(MapDraft.Inference(kind: .rebut, premises: [from], target: to))
    }
    for pair in 0..<count {
      rebut(2 * pair, 2 * pair + 1)
      rebut(2 * pair + 1, 2 * pair)
      rebut(2 * pair, middle)
      rebut(2 * pair + 1, middle)
    }
    rebut(middle, last)
    return (draft, middle, last)
  }

  @Test(arguments: [MapSemantics.preferred, .stable, .semiStable])
  func `readings beyond all counting are not counted one by one`(semantics: MapSemantics) {
    let (draft, middle, last) = pairs(40)
    let map = BuiltMap(draft)
    let evaluation = Evaluation(map.view).reading(under: semantics)
    #expect(evaluation.readings?.undecidedCount == 0)
    #expect(evaluation.verdict(map.statements[middle]) == .falls)
    #expect(evaluation.verdict(map.statements[last]) == .stands(level: 1))
    #expect(evaluation.acceptance(of: map.statements[0]) == .some)
  }

  @Test func `what is too large is said not to be decided`() {
    let (draft, middle, _) = pairs(40)
    let map = BuiltMap(draft)
    for semantics in MapSemantics.allCases where semantics != .grounded {
      let stopped = Evaluation(map.view).reading(under: semantics) { true }
      #expect((stopped.readings?.undecidedCount ?? 0) > 0, "\(semantics)")
      #expect(stopped.verdict(map.statements[middle]) == .contested(level: 1))
      #expect(stopped.acceptance(of: map.statements[middle]) == .undecided)
      #expect(stopped.readings?.exist == (semantics == .stable ? nil : true))
    }
  }
}
