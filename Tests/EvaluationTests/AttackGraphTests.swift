import ArgumentGraph
import Evaluation
import Testing

@Suite struct `Attack graphs under other semantics` {
  /// The extensions of an attack graph, by trying all sets of arguments.
  private struct BruteForce {
    let count: Int
    /// Every complete labelling: 1 in, -1 out, 0 undecided.
    let all: [[Int]]

    init(_ attackers: [[Int]]) {
      count = attackers.count
      all = (0..<1 << count).compactMap { bits in
        let labels = attackers.indices.map { argument in
          bits >> argument & 1 == 1
            ? 1 : attackers[argument].contains { bits >> $0 & 1 == 1 } ? -1 : 0
        }
        let isComplete = attackers.indices.allSatisfy { argument in
          let isDefended = attackers[argument].allSatisfy { labels[$0] == -1 }
          return isDefended == (labels[argument] == 1)
        }
        return isComplete ? labels : nil
      }
    }

    func labellings(_ semantics: MapSemantics) -> [[Int]] {
      func set(_ labels: [Int], _ label: Int) -> Set<Int> {
        Set(labels.indices.filter { labels[$0] == label })
      }
      let preferred = all.filter { one in
        !all.contains { set(one, 1).isStrictSubset(of: set($0, 1)) }
      }
      switch semantics {
      case .complete: return all
      case .grounded:
        return all.filter { one in all.allSatisfy { set(one, 1).isSubset(of: set($0, 1)) } }
      case .preferred: return preferred
      case .stable: return all.filter { !$0.contains(0) }
      case .semiStable:
        return all.filter { one in
          !all.contains { set($0, 0).isStrictSubset(of: set(one, 0)) }
        }
      case .ideal:
        let shared = all.filter { one in
          preferred.allSatisfy { set(one, 1).isSubset(of: set($0, 1)) }
        }
        return shared.filter { one in shared.allSatisfy { set($0, 1).isSubset(of: set(one, 1)) } }
      }
    }
  }

  /// What is wrong with the verdicts on an attack graph, beside those of its extensions. Where items
  /// are graded, a weaker one does not defeat a stronger one.
  private func fault(_ seed: UInt64, isGraded: Bool) -> String? {
    var dice = Dice(seed: seed)
    let count = 2 + dice.roll(6)
    var draft = MapDraft()
    for _ in 0..<count {
      // Levels 1, 2 and 3.
      switch isGraded ? dice.roll(3) : 0 {
      case 0: draft.statements.append(MapDraft.Statement(kind: .assumption))
      case 1: draft.statements.append(MapDraft.Statement(kind: .assumption, status: .solid))
      default:
        draft.statements.append(MapDraft.Statement(kind: .evidence, letter: "C", number: 3))
      }
    }
    var defeaters = [[Int]](repeating: [], count: count)
    for _ in 0..<count + dice.roll(2 * count) {
      let (from, to) = (dice.roll(count), dice.roll(count))
      draft.inferences.append(MapDraft.Inference(kind: .rebut, premises: [from], target: to))
      if draft.level(from) >= draft.level(to) { defeaters[to].append(from) }
    }
    let map = BuiltMap(draft)
    let brute = BruteForce(defeaters)
    let plain = Evaluation(map.view)
    for semantics in MapSemantics.allCases {
      let labellings = brute.labellings(semantics)
      let evaluation = plain.reading(under: semantics)
      if labellings.isEmpty {
        if evaluation.readings?.exist != false { return "a stable reading that is none" }
        continue
      }
      for (index, node) in map.statements.enumerated() {
        let labels = labellings.map { $0[index] }
        let level = draft.level(index)
        let expected: Verdict =
          labels.allSatisfy { $0 == 1 }
          ? .stands(level: level)
          : labels.allSatisfy { $0 == -1 } ? .falls : .contested(level: level)
        if evaluation.verdict(node) != expected {
          return "\(semantics): \(index) is \(evaluation.verdict(node)), not \(expected)"
        }
        let isInSome = labels.contains(1)
        if case .contested = expected, semantics != .grounded,
          evaluation.acceptance(of: node) != (isInSome ? .some : Acceptance.none)
        {
          return "\(semantics): \(index) is in some: \(isInSome)"
        }
      }
    }
    return nil
  }

  @Test(arguments: [false, true])
  func `have the verdicts that all extensions agree on`(isGraded: Bool) {
    for seed in UInt64(0)..<1_000 {
      let fault = fault(seed, isGraded: isGraded)
      #expect(fault == nil, "seed \(seed)")
      if fault != nil { return }
    }
  }
}
