import ArgumentGraph
import Evaluation
import Testing

/// A build for debugging is some fifty times slower, so it gets smaller maps.
#if DEBUG
  private let scale = 50
#else
  private let scale = 1
#endif

/// Shapes that overflow a recursive evaluation, or take a naive one hours.
@Suite struct `Large maps` {
  /// A chain of claims in which each next one rebuts the one before, the last being evidence.
  private func chain(of kind: NodeKind, count: Int) -> BuiltMap {
    var draft = MapDraft()
    for _ in 0..<count - 1 { draft.statements.append(MapDraft.Statement(kind: .claim)) }
    draft.statements.append(MapDraft.Statement(kind: .evidence, letter: "B", number: 2))
    for index in 1..<count {
      draft.inferences.append(
        MapDraft.Inference(kind: kind, premises: [index], target: index - 1))
    }
    return BuiltMap(draft)
  }

  @Test func `a chain of a million supports stands on its end`() {
    let count = 1_000_000 / scale
    let map = chain(of: .support, count: count)
    let evaluation = Evaluation(map.view)
    #expect(evaluation.verdict(map.statements[0]) == .stands(level: 4))
    let without = evaluation.supposing(Suppositions(dropped: [map.statements[count - 1]]))
    #expect(without.verdict(map.statements[0]) == .falls)
  }

  @Test func `a chain of a million rebuttals alternates`() {
    let last = 1_000_000 / scale
    let map = chain(of: .rebut, count: last + 1)
    let evaluation = Evaluation(map.view)
    #expect(evaluation.verdict(map.statements[last]) == .stands(level: 4))
    #expect(evaluation.verdict(map.statements[last - 1]) == .falls)
    #expect(evaluation.verdict(map.statements[last - 2]) == .asserted)
    #expect(evaluation.verdict(map.statements[0]) == .asserted)
    #expect(evaluation.verdict(map.statements[1]) == .falls)
  }

  @Test func `many items of evidence that all rebut each other are contested`() {
    var draft = MapDraft()
    let count = scale == 1 ? 1_000 : 150
    for _ in 0..<count {
      draft.statements.append(MapDraft.Statement(kind: .evidence, letter: "C", number: 1))
    }
    for from in 0..<count {
      for target in 0..<count where from != target {
        draft.inferences.append(
          MapDraft.Inference(kind: .rebut, premises: [from], target: target))
      }
    }
    // One that is stronger than all others settles the matter.
    let map = BuiltMap(draft)
    let evaluation = Evaluation(map.view)
    #expect(map.statements.allSatisfy { evaluation.verdict($0) == .contested(level: 3) })
    draft.statements[17].letter = "A"
    let decided = BuiltMap(draft)
    let verdicts = Evaluation(decided.view)
    for (index, node) in decided.statements.enumerated() {
      #expect(verdicts.verdict(node) == (index == 17 ? .stands(level: 5) : .falls))
    }
  }

  /// Circles of support, each held up from outside by a claim that the circle before rebuts.
  @Test func `a chain of circles within one knot is settled link by link`() {
    var draft = MapDraft()
    let links = 100_000 / scale
    func claim() -> Int {
      draft.statements.append(MapDraft.Statement(kind: .claim))
      return draft.statements.count - 1
    }
    func infer(_ kind: NodeKind, _ premise: Int, _ target: Int) {
      draft.inferences.append(
        MapDraft.Inference(kind: kind, premises: [premise], target: target))
    }
    draft.statements.append(MapDraft.Statement(kind: .evidence, letter: "A", number: 1))
    var rebutter = 0
    var heads: [Int] = []
    for _ in 0..<links {
      draft.statements.append(MapDraft.Statement(kind: .evidence, letter: "A", number: 1))
      let prop = draft.statements.count - 1
      let (first, second) = (claim(), claim())
      infer(.rebut, rebutter, prop)
      infer(.support, prop, first)
      infer(.support, first, second)
      infer(.support, second, first)
      heads.append(first)
      rebutter = second
    }
    // The last link bears on the first, so that all is one knot.
    infer(.undercut, rebutter, 1)
    let map = BuiltMap(draft)
    let evaluation = Evaluation(map.view)
    for (index, head) in heads.enumerated() {
      let expected: Verdict = index % 2 == 0 ? .falls : .stands(level: 5)
      #expect(evaluation.verdict(map.statements[head]) == expected, "link \(index)")
      if evaluation.verdict(map.statements[head]) != expected { return }
    }
  }
}
