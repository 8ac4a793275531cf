import ArgumentGraph
import Evaluation
import Testing

/// Losing one thing at a time, beside evaluating everything anew for each loss.
@Suite struct `Linchpins are found` {
  private struct Found: Hashable {
    var node: NodeID
    var target: NodeID
    var becomes: Verdict
  }

  /// By the definition: each leaf is dropped, and all is evaluated.
  private func reference(_ map: BuiltMap, _ targets: [NodeID]) -> Set<Found> {
    let evaluation = Evaluation(map.view)
    let graph = map.view.graph
    var found: Set<Found> = []
    for node in map.statements {
      let isSupported = map.inferences.contains {
        graph.kind($0) == .support && graph.conclusion($0) == node
      }
      if graph.kind(node).isClaim, isSupported { continue }
      let without = evaluation.supposing(Suppositions(dropped: [node]))
      for target in targets where target != node {
        let (before, after) = (evaluation.verdict(target), without.verdict(target))
        let isNothing =
          [Verdict.falls, .notAdmitted].contains(before)
          && [Verdict.falls, .notAdmitted].contains(after)
        if before != after, !isNothing {
          found.insert(Found(node: node, target: target, becomes: after))
        }
      }
    }
    return found
  }

  private func check(_ draft: MapDraft, _ note: String, targets: Range<Int>? = nil) {
    let map = BuiltMap(draft)
    let targets = targets.map { Array(map.statements[$0]) } ?? map.statements
    let answer = Evaluation(map.view).linchpins(of: targets)
    let found = answer.all.map { Found(node: $0.node, target: $0.target, becomes: $0.becomes) }
    #expect(answer.isComplete, "\(note)")
    #expect(Set(found) == reference(map, targets), "\(note)")
    #expect(Set(found).count == found.count, "\(note)")
    let places = found.map { [Int($0.node.raw), targets.firstIndex(of: $0.target) ?? -1] }
    #expect(places.sorted { $0.lexicographicallyPrecedes($1) } == places, "\(note)")
  }

  @Test func `on random maps, circles and all`() {
    for seed in UInt64(0)..<600 {
      var dice = Dice(seed: seed)
      var shape = MapDraft.Shape()
      shape.statements = 4 + dice.roll(14)
      shape.inferences = shape.statements * 3 / 2
      shape.isSupportAcyclic = dice.once(in: 2)
      check(MapDraft.random(shape, &dice), "seed \(seed)")
    }
  }

  /// Several lines of claims side by side, where changes go up together: the more lines, the more
  /// nodes are changed at a time.
  @Test(arguments: 1...6)
  func `where changes go up side by side`(lines: Int) {
    for seed in UInt64(0)..<20 {
      var dice = Dice(seed: seed)
      var draft = MapDraft()
      func add(_ kind: NodeKind) -> Int {
        draft.statements.append(
          MapDraft.Statement(
            kind: kind, letter: Array("ABCD")[dice.roll(4)], number: 1 + dice.roll(4)))
        return draft.statements.count - 1
      }
      var above = (0..<lines).map { _ in add(.claim) }
      for _ in 0..<5 {
        let row = (0..<lines).map { _ in add(.claim) }
        for target in above {
          var premises = [row[dice.roll(lines)]]
          if dice.once(in: 2) { premises.append(add(.evidence)) }
          let other = row[dice.roll(lines)]
          if dice.once(in: 3), !premises.contains(other) { premises.append(other) }
          draft.inferences.append(
            MapDraft.Inference(kind: .support, premises: premises, target: target))
          if dice.once(in: 4) {
            draft.inferences.append(
              MapDraft.Inference(kind: .rebut, premises: [row[0]], target: target))
          }
        }
        above = row
      }
      for claim in above {
        draft.inferences.append(
          MapDraft.Inference(kind: .support, premises: [add(.evidence)], target: claim))
      }
      check(draft, "lines \(lines) seed \(seed)", targets: 0..<lines)
    }
  }

  /// Tried one by one to the end of the chain, they would take hours.
  @Test func `all along a chain whose every step hinges on its own evidence`() {
    #if DEBUG
      let count = 2_000
    #else
      let count = 200_000
    #endif
    var draft = MapDraft()
    for index in 0..<count {
      draft.statements.append(MapDraft.Statement(kind: .claim))
      draft.statements.append(MapDraft.Statement(kind: .evidence, letter: "B", number: 2))
      let premises = index + 1 < count ? [2 * index + 1, 2 * index + 2] : [2 * index + 1]
      draft.inferences.append(
        MapDraft.Inference(kind: .support, premises: premises, target: 2 * index))
    }
    let map = BuiltMap(draft)
    let answer = Evaluation(map.view).linchpins(of: [map.statements[0]])
    #expect(answer.isComplete)
    #expect(answer.all.count == count)
    #expect(answer.all.allSatisfy { $0.becomes == .falls })
  }
}
