import ArgumentGraph

/// All arguments of a small map, built one by one, and what the grounded labelling makes of them:
/// another road to the same verdicts, for maps whose rebuttals have one premise and whose
/// undercuts attack supports.
///
/// An argument is a tree of supports over admitted leaves, no statement twice on a branch. Its
/// strength is that of its weakest leaf. A rebuttal's argument defeats every argument for (a part
/// that ends in) the rebutted statement that is not strictly stronger; an undercut's defeats every
/// argument that uses the step.
struct ArgumentTrees {
  struct Argument: Hashable {
    var conclusion: Int
    var strength: Int
    /// The statements concluded anywhere in it, each with the strength of that part.
    var parts: Set<Part>
    var steps: Set<Int>
  }

  struct Part: Hashable {
    var conclusion: Int
    var strength: Int
  }

  let draft: MapDraft
  private(set) var arguments: [Argument] = []
  static let limit = 400

  /// Builds all arguments; nil when there are too many.
  init?(_ draft: MapDraft) {
    self.draft = draft
    var found: Set<Argument> = []
    for statement in draft.statements.indices {
      guard let built = build(statement, []) else { return nil }
      found.formUnion(built)
      if found.count > Self.limit { return nil }
    }
    // The number of conclusions' arguments matters to nobody, so their order need not either.
    arguments = Array(found)
  }

  private func build(_ statement: Int, _ branch: Set<Int>) -> [Argument]? {
    if branch.contains(statement) { return [] }
    var all: [Argument] = []
    let level = draft.level(statement)
    if level > 0 {
      all.append(
        Argument(
          conclusion: statement, strength: level,
          parts: [Part(conclusion: statement, strength: level)], steps: []))
    }
    for (index, step) in draft.inferences.enumerated()
    where step.kind == .support && step.target == statement {
      var combined = [
        Argument(conclusion: statement, strength: MapDraft.top, parts: [], steps: [index])
      ]
      for premise in step.premises {
        guard let options = build(premise, branch.union([statement])) else { return nil }
        combined = combined.flatMap { left in
          options.map { right in
            Argument(
              conclusion: statement, strength: min(left.strength, right.strength),
              parts: left.parts.union(right.parts), steps: left.steps.union(right.steps))
          }
        }
        if combined.count > Self.limit { return nil }
      }
      for var argument in combined {
        argument.parts.insert(Part(conclusion: statement, strength: argument.strength))
        all.append(argument)
      }
    }
    return all.count > Self.limit ? nil : all
  }

  /// Whether argument `from`, with the step of `attack` on top, defeats `target`.
  private func defeats(_ attack: MapDraft.Inference, _ strength: Int, _ target: Argument) -> Bool {
    attack.kind == .undercut
      ? target.steps.contains(attack.target)
      : target.parts.contains { $0.conclusion == attack.target && strength >= $0.strength }
  }

  /// What stands or is contested, with its level, by the grounded labelling of all arguments.
  func verdicts() -> [String] {
    // An attack is an argument too: its premises' arguments, combined, with the attack on top.
    var attackers: [(attack: Int, argument: Argument)] = []
    for (index, attack) in draft.inferences.enumerated() where attack.kind != .support {
      var combined = [
        Argument(conclusion: -1, strength: MapDraft.top, parts: [], steps: [])
      ]
      for premise in attack.premises {
        combined = combined.flatMap { left in
          arguments.filter { $0.conclusion == premise }.map { right in
            Argument(
              conclusion: -1, strength: min(left.strength, right.strength),
              parts: left.parts.union(right.parts), steps: left.steps.union(right.steps))
          }
        }
      }
      attackers += combined.map { (index, $0) }
    }
    let all = arguments + attackers.map(\.argument)
    let attacks = all.map { target in
      attackers.indices.filter {
        defeats(draft.inferences[attackers[$0].attack], attackers[$0].argument.strength, target)
      }.map { arguments.count + $0 }
    }
    let labels = grounded(attacks)
    return draft.statements.indices.map { statement in
      let mine = arguments.indices.filter { arguments[$0].conclusion == statement }
      func best(_ label: Int) -> Int {
        mine.filter { labels[$0] == label }.map { arguments[$0].strength }.max() ?? 0
      }
      if best(1) > 0 { return "stands \(best(1))" }
      return best(0) > 0 ? "contested \(best(0))" : "neither"
    }
  }

  /// 1 in, -1 out, 0 undecided.
  private func grounded(_ attackers: [[Int]]) -> [Int] {
    var labels = [Int](repeating: 0, count: attackers.count)
    var changes = true
    while changes {
      changes = false
      for index in labels.indices where labels[index] == 0 {
        if attackers[index].allSatisfy({ labels[$0] == -1 }) {
          labels[index] = 1
          changes = true
        } else if attackers[index].contains(where: { labels[$0] == 1 }) {
          labels[index] = -1
          changes = true
        }
      }
    }
    return labels
  }
}
