import ArgumentGraph
import SourceText

@testable import Checks

/// The rules about schemes. What they ask is written out here again, for the schemes that random
/// maps use.
extension References {
  static let schemes: [String: @Sendable (SlowMap) -> [Hit]] = [
    "E004": unknownSchemes, "E005": unknownSlots, "E006": unknownQuestions,
    "L002": nonStandard, "U006": missingPremises, "U008": hasty, "A004": personal,
    "A005": openQuestions,
  ]

  @Sendable static func nonStandard(_ map: SlowMap) -> [Hit] {
    let words = [
      "likely", "unlikely", "very likely", "almost certain", "probable", "roughly even chance",
      "60-70%", "50%",
    ]
    return map.statements.filter { node in
      map.graph.likelihood(node).map { !words.contains($0) } ?? false
    }.map { Hit($0, .warning) }
  }

  /// The slots and the number of questions of the schemes that random maps use.
  static let slots = [
    "example": ["case"], "expert": ["expertise", "assertion"], "sign": ["sign", "link"],
    "slope": ["step", "worth"], "bias": ["interest"], "character": ["fault"],
  ]
  static let questions = [
    "example": 3, "expert": 3, "sign": 1, "slope": 2, "bias": 2, "character": 2,
  ]

  private static func slotsFilled(_ inference: NodeID, _ map: SlowMap) -> [String?] {
    (0..<map.graph.premiseCount(inference)).map { map.graph.slot(inference, $0) }
  }

  @Sendable static func unknownSchemes(_ map: SlowMap) -> [Hit] {
    map.inferences.filter { map.graph.scheme($0).map { slots[$0] == nil } ?? false }
      .map { Hit($0, .warning) }
  }

  @Sendable static func unknownSlots(_ map: SlowMap) -> [Hit] {
    map.inferences.flatMap { inference -> [Hit] in
      let scheme = map.graph.scheme(inference)
      if let scheme, slots[scheme] == nil { return [] }
      let known = scheme.flatMap { slots[$0] } ?? []
      return slotsFilled(inference, map).compactMap { $0 }.filter { !known.contains($0) }
        .map { _ in Hit(inference, .warning) }
    }
  }

  private static func asks(_ node: NodeID, _ number: Int, _ map: SlowMap) -> Bool {
    guard map.kind(node).isInference, let scheme = map.graph.scheme(node) else { return false }
    return number <= questions[scheme] ?? .max
  }

  @Sendable static func unknownQuestions(_ map: SlowMap) -> [Hit] {
    var hits: [Hit] = []
    for inference in map.inferences {
      let number = map.graph.answeredQuestion(inference)
      guard number > 0, let target = map.conclusion(inference) else { continue }
      if !asks(target, number, map) { hits.append(Hit(inference, .warning)) }
    }
    for placed in map.view.directives {
      guard case .answer(let target, let number, _, _) = placed.directive else { continue }
      let node = map.graph.resolve(target)
      if !node.isNone, map.kind(node).isDeclared, !asks(node, number, map) {
        hits.append(Hit(node, .warning))
      }
    }
    return hits
  }

  @Sendable static func missingPremises(_ map: SlowMap) -> [Hit] {
    map.inferences.flatMap { inference in
      let filled = slotsFilled(inference, map)
      return (map.graph.scheme(inference).flatMap { slots[$0] } ?? [])
        .filter { !filled.contains($0) }.map { _ in Hit(inference, .note) }
    }
  }

  @Sendable static func hasty(_ map: SlowMap) -> [Hit] {
    let examples = map.inferences.filter {
      map.graph.scheme($0) == "example" && map.conclusion($0) != nil
    }
    func cases(_ inference: NodeID) -> Set<NodeID> {
      let filled = slotsFilled(inference, map)
      return Set(
        filled.indices.filter { filled[$0] == nil || filled[$0] == "case" }
          .map { map.graph.premise(inference, $0) })
    }
    func isAlike(_ left: NodeID, _ right: NodeID) -> Bool {
      map.conclusion(left) == map.conclusion(right) && map.kind(left) == map.kind(right)
    }
    return examples.enumerated().filter { index, inference in
      let first = examples.firstIndex { isAlike($0, inference) }
      let all = examples.filter { isAlike($0, inference) }.reduce(Set()) { $0.union(cases($1)) }
      return first == index && all.count < 2
    }.map { Hit($0.element, .warning) }
  }

  @Sendable static func personal(_ map: SlowMap) -> [Hit] {
    func isOfPerson(_ step: NodeID) -> Bool {
      ["expert", "position"].contains(map.graph.scheme(step) ?? "")
        || map.premises(step).contains {
          map.kind($0).isStatement && (!map.graph.anchors($0).isEmpty || map.graph.by($0) != nil)
        }
    }
    return map.statements.filter { node in
      let steps = map.inferences.filter { map.conclusion($0) == node }
      if steps.contains(where: { map.kind($0) == .rebut }) { return false }
      let undercuts = map.inferences.filter { undercut in
        map.kind(undercut) == .undercut && steps.contains { map.conclusion(undercut) == $0 }
      }
      return !undercuts.isEmpty
        && undercuts.allSatisfy { undercut in
          ["bias", "character"].contains(map.graph.scheme(undercut) ?? "")
            && map.conclusion(undercut).map(isOfPerson) ?? false
        }
    }.map { Hit($0, .note) }
  }

  @Sendable static func openQuestions(_ map: SlowMap) -> [Hit] {
    map.inferences.filter { inference in
      guard let count = map.graph.scheme(inference).flatMap({ questions[$0] }),
        (1...count).contains(where: { !isClosed($0, of: inference, map) })
      else { return false }
      return map.mainPoints.contains { point in
        map.ancestors(point).contains(inference)
          && !map.justified(without: inference).contains(point)
      }
    }.map { Hit($0, .note) }
  }

  private static func isClosed(_ number: Int, of inference: NodeID, _ map: SlowMap) -> Bool {
    map.inferences.contains {
      map.conclusion($0) == inference && map.graph.answeredQuestion($0) == number
    }
      || map.view.directives.contains {
        guard case .answer(let target, number, _, _) = $0.directive else { return false }
        return map.graph.resolve(target) == inference
      }
  }
}

extension SlowMap {
  /// Just(G − i).
  func justified(without step: NodeID) -> Set<NodeID> {
    var justified = Set(statements.filter { isGround($0) })
    var before = -1
    while justified.count != before {
      before = justified.count
      for inference in inferences where inference != step {
        if let conclusion = conclusion(inference), supports(inference, conclusion),
          premises(inference).isSubset(of: justified)
        {
          justified.insert(conclusion)
        }
      }
    }
    return justified
  }
}
