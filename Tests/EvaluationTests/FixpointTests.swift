import ArgumentGraph
import Testing

@testable import Evaluation

/// Properties of the definition itself: its equations, and what no map may break.
@Suite struct `Properties of the definition` {
  private let contentious = MapDraft.Shape(
    statements: 9, inferences: 20, kinds: [.support, .support, .rebut, .undercut])

  /// One of the two bounds: that something holds, and that it is not refuted. What is negated in
  /// the definition is looked up in the other.
  private struct Bound {
    var mine: Layer
    var other: Layer
    var isHolding: Bool

    func has(_ node: NodeID, _ level: Int) -> Bool {
      (isHolding ? mine.holds : mine.possible)[node.index] >= level
    }

    func lacks(_ node: NodeID, _ level: Int) -> Bool {
      (isHolding ? mine.possible : mine.holds)[node.index] < level
    }
  }

  @Test func `fixpoint equations hold at every level`() {
    forAll(400, from: 110_000, contentious) { draft, _ in
      let map = BuiltMap(draft)
      let values = Evaluation(map.view).values
      for isHolding in [true, false] {
        for level in 0...MapDraft.top {
          // In the layer of word, 1 stands for level 0.
          let at = max(1, level)
          let layer = level == 0 ? values.word : values.evidence
          let bound = Bound(mine: layer, other: layer, isHolding: isHolding)
          let above = Bound(mine: values.evidence, other: layer, isHolding: isHolding)
          func attacks(_ target: Int, _ kind: NodeKind) -> [NodeID] {
            zip(map.inferences, draft.inferences).filter { $1.kind == kind && $1.target == target }
              .map(\.0)
          }
          func carries(_ index: Int) -> Bool {
            draft.inferences[index].premises.allSatisfy { bound.has(map.statements[$0], at) }
              && attacks(index, .undercut).allSatisfy { bound.lacks($0, 1) }
          }
          for index in draft.inferences.indices
          where bound.has(map.inferences[index], at) != carries(index) {
            return "inference \(index) at \(level)"
          }
          for index in draft.statements.indices {
            let isAdmitted = level == 0 ? draft.isWord(index) : draft.level(index) >= level
            let isSupported = draft.inferences.indices.contains {
              draft.inferences[$0].kind == .support && draft.inferences[$0].target == index
                && carries($0)
            }
            let isUnrebutted = attacks(index, .rebut).allSatisfy { bound.lacks($0, at) }
            let expected =
              (level < MapDraft.top && above.has(map.statements[index], level + 1))
              || ((isAdmitted || isSupported) && isUnrebutted)
            if bound.has(map.statements[index], at) != expected {
              return "statement \(index) at \(level)"
            }
          }
        }
      }
      return nil
    }
  }

  @Test func `a claim that nothing supports never stands`() {
    forAll(400, from: 120_000, contentious) { draft, _ in
      let map = BuiltMap(draft)
      let evaluation = Evaluation(map.view)
      for (index, node) in map.statements.enumerated()
      where evaluation.graph.kind(node).isClaim && draft.isWord(index) {
        switch evaluation.verdict(node) {
        case .asserted, .falls, .contested(level: 0): continue
        default: return "\(index) is \(evaluation.verdict(node))"
        }
      }
      return nil
    }
  }

  @Test func `statements may have other names, in another order of the alphabet`() {
    forAll(300, from: 130_000, contentious) { draft, dice in
      let (plain, renamed) = (BuiltMap(draft), BuiltMap(draft, prefix: "z\(dice.roll(90))-"))
      return Evaluation(plain.view).plainVerdicts(plain)
        == Evaluation(renamed.view).plainVerdicts(renamed) ? nil : "names matter"
    }
  }

  // MARK: Trees

  /// A tree of reasons and objections under statement 0, each statement a premise of one inference,
  /// and whether an even number of attacks lies between each statement and the root.
  private func tree(_ dice: inout Dice) -> (draft: MapDraft, isEven: [Bool]) {
    var draft = MapDraft()
    draft.statements = [MapDraft.Statement(kind: .claim)]
    var isEven = [true]
    // The inferences above each statement; an undercut turns the parity of what it is on.
    var inferenceIsEven: [Bool] = []
    for _ in 0..<4 + dice.roll(10) {
      let kind: NodeKind = [.support, .support, .rebut, .undercut][dice.roll(4)]
      if kind == .undercut, draft.inferences.isEmpty { continue }
      let target = dice.roll(
        kind == .undercut ? draft.inferences.count : draft.statements.count)
      let parity = kind == .undercut ? !inferenceIsEven[target] : (kind == .rebut) != isEven[target]
      var premises: [Int] = []
      for _ in 0..<1 + dice.roll(2) {
        premises.append(draft.statements.count)
        let isLeaf = dice.once(in: 2)
        draft.statements.append(
          isLeaf
            ? MapDraft.Statement(
              kind: .evidence, letter: Array("ABCDEF")[dice.roll(6)], number: 1 + dice.roll(6))
            : MapDraft.Statement(kind: .claim))
        isEven.append(parity)
      }
      draft.inferences.append(MapDraft.Inference(kind: kind, premises: premises, target: target))
      inferenceIsEven.append(parity)
    }
    return (draft, isEven)
  }

  @Test func `in trees better grades help or hurt by the parity of attacks`() {
    var changed = 0
    for seed in UInt64(0)..<1_500 {
      var dice = Dice(seed: 140_000 + seed)
      let (draft, isEven) = tree(&dice)
      let leaves = draft.statements.indices.filter { draft.statements[$0].kind == .evidence }
      guard let leaf = leaves.randomElement(using: &dice) else { continue }
      var better = draft
      better.statements[leaf].letter = "A"
      better.statements[leaf].number = 1
      func level(_ draft: MapDraft) -> Int {
        let map = BuiltMap(draft)
        guard case .stands(let level) = Evaluation(map.view).verdict(map.statements[0]) else {
          return 0
        }
        return level
      }
      let (before, after) = (level(draft), level(better))
      if before != after { changed += 1 }
      #expect(isEven[leaf] ? after >= before : after <= before, "seed \(seed): \(leaf) in \(draft)")
    }
    #expect(changed > 30, "\(changed)")
  }
}
