import ArgumentGraph
import Evaluation
import Testing

/// What every sound evaluation of the kind must satisfy, on random maps.
@Suite struct `Properties of verdicts` {
  private let usual = MapDraft.Shape(statements: 9, inferences: 16)

  private func verdicts(_ draft: MapDraft) -> [String] {
    let map = BuiltMap(draft)
    return Evaluation(map.view).plainVerdicts(map)
  }

  /// The level of a verdict that stands, else 0.
  private func level(_ verdict: String) -> Int {
    verdict.hasPrefix("stands") ? Int(verdict.split(separator: " ")[1]) ?? 0 : 0
  }

  @Test func `neither names nor the order of declarations change a verdict`() {
    forAll(400, from: 0, usual) { draft, dice in
      let plain = verdicts(draft)
      let order = Array(0..<draft.statements.count + draft.inferences.count)
        .shuffled(using: &dice)
      let other = BuiltMap(draft, order: order)
      return Evaluation(other.view).plainVerdicts(other) == plain ? nil : "order \(order)"
    }
  }

  /// Statements and (after them) inferences from which a path leads to `start`.
  private func descendants(of start: Int, _ draft: MapDraft) -> Set<Int> {
    let count = draft.statements.count
    var found: Set<Int> = [start]
    var open = [start]
    while let item = open.popLast() {
      var next: [Int] = []
      if item < count {
        for (index, inference) in draft.inferences.enumerated()
        where inference.premises.contains(item) { next.append(count + index) }
      } else {
        let inference = draft.inferences[item - count]
        let target = inference.kind == .undercut ? count + inference.target : inference.target
        next.append(target)
        // A rebuttal bears on the steps to the same conclusion.
        if inference.kind == .rebut {
          for (index, other) in draft.inferences.enumerated()
          where other.kind == .support && other.target == inference.target {
            next.append(count + index)
          }
        }
      }
      for item in next where found.insert(item).inserted { open.append(item) }
    }
    return found
  }

  @Test func `a change touches only what a path leads to`() {
    forAll(500, from: 10_000, usual) { draft, dice in
      let before = verdicts(draft)
      var changed = draft
      let index = dice.roll(draft.statements.count)
      changed.statements[index] = MapDraft.Statement(
        kind: .evidence, letter: Array("ABCDEF")[dice.roll(6)], number: 1 + dice.roll(6))
      let after = verdicts(changed)
      let reached = descendants(of: index, draft)
      for item in before.indices where !reached.contains(item) && before[item] != after[item] {
        return "item \(item) changed with \(index)"
      }
      return nil
    }
  }

  @Test func `without evidence and assumptions nothing stands`() {
    forAll(300, from: 20_000, usual) { draft, _ in
      var bare = draft
      for index in bare.statements.indices { bare.statements[index].kind = .claim }
      let all = verdicts(bare)
      return all.contains { $0.hasPrefix("stands") || level($0) > 0 } ? "\(all)" : nil
    }
  }

  @Test func `word changes no verdict at the levels above`() {
    forAll(400, from: 30_000, usual) { draft, dice in
      let before = verdicts(draft)
      var louder = draft
      // One more claim that nothing supports, which bears on everything in some way.
      louder.statements.append(MapDraft.Statement(kind: .claim))
      let word = louder.statements.count - 1
      for target in draft.statements.indices where dice.once(in: 2) {
        louder.inferences.append(
          MapDraft.Inference(kind: .rebut, premises: [word], target: target))
      }
      for target in draft.inferences.indices where dice.once(in: 2) {
        louder.inferences.append(
          MapDraft.Inference(kind: .undercut, premises: [word], target: target))
      }
      let after = verdicts(louder)
      let count = draft.statements.count
      for item in before.indices {
        let other = after[item < count ? item : item + 1]
        let matters = { (text: String) in
          text.hasPrefix("stands") || (text.hasPrefix("contested") && text != "contested 0")
        }
        if matters(before[item]) || matters(other), before[item] != other {
          return "item \(item): \(before[item]), then \(other)"
        }
      }
      return nil
    }
  }

  @Test func `evidence does not fall because its conclusion is attacked`() {
    let shape = MapDraft.Shape(statements: 9, inferences: 14, isSupportAcyclic: true)
    forAll(400, from: 40_000, shape) { draft, dice in
      var attacked = draft
      attacked.statements.append(MapDraft.Statement(kind: .evidence, letter: "A", number: 1))
      let new = attacked.statements.count - 1
      let target = dice.roll(draft.statements.count)
      attacked.inferences.append(
        MapDraft.Inference(kind: .rebut, premises: [new], target: target))
      let reached = descendants(of: target, draft)
      let (before, after) = (verdicts(draft), verdicts(attacked))
      for item in draft.statements.indices where !reached.contains(item) {
        if before[item] != after[item] { return "\(item) fell with \(target)" }
      }
      return nil
    }
  }

  @Test func `an undercut leaves the other reasons as they were`() {
    let shape = MapDraft.Shape(statements: 9, inferences: 14, isSupportAcyclic: true)
    forAll(400, from: 50_000, shape) { draft, dice in
      let supports = draft.inferences.indices.filter { draft.inferences[$0].kind == .support }
      guard let step = supports.randomElement(using: &dice) else { return nil }
      var changed = draft
      changed.statements.append(MapDraft.Statement(kind: .evidence, letter: "A", number: 1))
      changed.inferences.append(
        MapDraft.Inference(
          kind: .undercut, premises: [changed.statements.count - 1], target: step))
      let (before, after) = (BuiltMap(draft), BuiltMap(changed))
      let (old, new) = (Evaluation(before.view), Evaluation(after.view))
      let reached = descendants(of: draft.statements.count + step, draft)
      for other in supports where other != step && !reached.contains(draft.statements.count + other)
      {
        let same =
          old.standing(ofReason: before.inferences[other])
          == new.standing(ofReason: after.inferences[other])
        if !same { return "step \(other) changed with \(step)" }
      }
      return new.standing(ofReason: after.inferences[step]) == .falls ? nil : "it still carries"
    }
  }

  @Test func `a new reason that is stronger than every rebuttal lets a claim stand`() {
    forAll(400, from: 60_000, usual) { draft, dice in
      let target = dice.roll(draft.statements.count)
      // A claim that bears on its own rebuttals defeats itself with every new reason.
      let reached = descendants(of: target, draft)
      let isSelfDefeating = draft.inferences.indices.contains {
        let inference = draft.inferences[$0]
        return inference.kind == .rebut && inference.target == target
          && reached.contains(draft.statements.count + $0)
      }
      if isSelfDefeating { return nil }
      var helped = draft
      for _ in 0..<2 {
        helped.statements.append(MapDraft.Statement(kind: .evidence, letter: "A", number: 1))
      }
      let strong = helped.statements.count - 1
      helped.inferences.append(
        MapDraft.Inference(kind: .support, premises: [strong - 1, strong], target: target))
      let map = BuiltMap(helped)
      let evaluation = Evaluation(map.view)
      let strongest =
        zip(map.inferences, helped.inferences)
        .filter { $1.kind == .rebut && $1.target == target }
        .compactMap { evaluation.standing(ofReason: $0.0).level }.max() ?? 0
      let verdict = evaluation.verdict(map.statements[target])
      return strongest >= 5 || verdict == .stands(level: 5) ? nil : "\(target) is \(verdict)"
    }
  }

  @Test func `a premise that nothing supports never helps its step`() {
    let shape = MapDraft.Shape(statements: 9, inferences: 14, isSupportAcyclic: true)
    forAll(300, from: 70_000, shape) { draft, dice in
      let supports = draft.inferences.indices.filter { draft.inferences[$0].kind == .support }
      guard let step = supports.randomElement(using: &dice) else { return nil }
      var changed = draft
      changed.statements.append(MapDraft.Statement(kind: .claim))
      changed.inferences[step].premises.append(changed.statements.count - 1)
      let map = BuiltMap(changed)
      let verdict = Evaluation(map.view).standing(ofReason: map.inferences[step])
      if case .stands = verdict { return "step \(step) stands" }
      if case .contested(level: 1...) = verdict { return "step \(step) is contested" }
      return nil
    }
  }

  @Test func `in a map without attacks better grades never lower a verdict`() {
    forAll(300, from: 80_000, usual) { draft, dice in
      var plain = draft
      plain.inferences.removeAll { $0.kind != .support }
      let evidence = plain.statements.indices.filter {
        plain.statements[$0].kind == .evidence && plain.level($0) < 5
      }
      guard let index = evidence.randomElement(using: &dice) else { return nil }
      var better = plain
      better.statements[index].letter = "A"
      better.statements[index].number = 1
      let (before, after) = (verdicts(plain), verdicts(better))
      return zip(before, after).allSatisfy { level($0) <= level($1) } ? nil : "item \(index)"
    }
  }

  @Test func `on a chain of rebuttals better grades help by parity`() {
    for seed in UInt64(0)..<300 {
      var dice = Dice(seed: 90_000 + seed)
      var draft = MapDraft()
      let length = 2 + dice.roll(5)
      for _ in 0..<length {
        draft.statements.append(
          MapDraft.Statement(
            kind: .evidence, letter: Array("ABCD")[dice.roll(4)], number: 1 + dice.roll(4)))
      }
      for index in 1..<length {
        draft.inferences.append(
          MapDraft.Inference(kind: .rebut, premises: [index], target: index - 1))
      }
      let index = dice.roll(length)
      var better = draft
      better.statements[index].letter = "A"
      better.statements[index].number = 1
      let (before, after) = (level(verdicts(draft)[0]), level(verdicts(better)[0]))
      #expect(index % 2 == 0 ? after >= before : after <= before, "seed \(seed)")
    }
  }

  @Test func `what is supposed and taken back leaves everything as it was`() {
    forAll(200, from: 95_000, usual) { draft, dice in
      let map = BuiltMap(draft)
      let evaluation = Evaluation(map.view)
      let node = map.statements[dice.roll(map.statements.count)]
      let supposed = evaluation.supposing(Suppositions(held: [node]))
      if supposed.verdict(node) != .stands(level: 5) { return "not held" }
      let back = supposed.supposing(.none)
      return back.plainVerdicts(map) == evaluation.plainVerdicts(map)
        && back.changes(from: evaluation).isEmpty ? nil : "not the same"
    }
  }

  @Test func `attack graphs have the grounded extension`() {
    forAll(500, from: 97_000, MapDraft.Shape(statements: 9, inferences: 25)) { draft, dice in
      var dung = MapDraft()
      for _ in draft.statements {
        dung.statements.append(MapDraft.Statement(kind: .evidence, letter: "B", number: 2))
      }
      for _ in 0..<draft.inferences.count {
        let (from, to) = (dice.roll(dung.statements.count), dice.roll(dung.statements.count))
        dung.inferences.append(MapDraft.Inference(kind: .rebut, premises: [from], target: to))
      }
      var labels = [String](repeating: "contested 4", count: dung.statements.count)
      for _ in labels {
        for index in labels.indices {
          let attackers = dung.inferences.filter { $0.target == index }.map { $0.premises[0] }
          if attackers.allSatisfy({ labels[$0] == "falls" }) { labels[index] = "stands 4" }
          if attackers.contains(where: { labels[$0] == "stands 4" }) { labels[index] = "falls" }
        }
      }
      let found = Array(verdicts(dung)[..<labels.count])
      return found == labels ? nil : "\(found) for \(labels)"
    }
  }
}
