import ArgumentGraph
import SourceText

@testable import Checks

/// The rules about how likely things are. What they ask is written out here again, for the terms
/// that random maps use.
extension References {
  static let likelihoods: [String: @Sendable (SlowMap) -> [Hit]] = [
    "L001": noLikelihoods, "L003": mixedScales, "L004": confidenceWithLikelihood,
    "L006": strongerThanPremises, "L007": hedges, "L008": unlikelyChains,
  ]

  /// The chances that random maps' terms stand for in the scale of ICD 203.
  private static let ranges: [String: ClosedRange<Int>] = [
    "unlikely": 20...45, "roughly even chance": 45...55, "likely": 55...80,
    "very likely": 80...95, "probable": 55...80, "almost certain": 95...99, "60-70%": 60...70,
    "50%": 50...50,
  ]

  private static func range(_ node: NodeID, _ map: SlowMap) -> ClosedRange<Int>? {
    map.graph.likelihood(node).flatMap { ranges[$0] }
  }

  /// The statements from which a path of support leads to a main point, main points included.
  private static func pointSupport(_ map: SlowMap) -> Set<NodeID> {
    let distances = map.supportDistances()
    return Set(
      map.statements.filter { node in
        map.mainPoints.contains { $0 == node || distances[node]?[$0] != nil }
      })
  }

  @Sendable static func noLikelihoods(_ map: SlowMap) -> [Hit] {
    let isRated = map.statements.contains { map.graph.likelihood($0) != nil }
    let support = pointSupport(map)
    return map.statements.filter { node in
      guard map.kind(node).isClaim, support.contains(node), map.graph.likelihood(node) == nil else {
        return false
      }
      let isStep = map.inferences.contains { inference in
        map.graph.scheme(inference) == "slope"
          && (0..<map.graph.premiseCount(inference)).contains {
            map.graph.premise(inference, $0) == node && map.graph.slot(inference, $0) == "step"
          }
      }
      let text = " \(map.graph.text(node).lowercased()) "
      let isFuture = [" will ", " shall ", " going to "].contains { text.contains($0) }
      return isStep || map.graph.tags(node).contains("forecast") || isRated && isFuture
    }.map { Hit($0, .warning) }
  }

  /// The rows of words that random maps use, those of the usual scale first.
  private static let rows: [Set<String>] = [
    ["unlikely", "roughly even chance", "likely", "very likely", "almost certain"],
    ["probable"],
    [
      "remote chance", "unlikely", "realistic possibility", "likely", "probable", "highly likely",
      "almost certain",
    ],
  ]

  @Sendable static func mixedScales(_ map: SlowMap) -> [Hit] {
    let rated = map.statements.filter { node in
      rows.contains { $0.contains(map.graph.likelihood(node) ?? "") }
    }
    func members(_ row: Set<String>) -> [NodeID] {
      rated.filter { row.contains(map.graph.likelihood($0) ?? "") }
    }
    var main = rows[0]
    for row in rows where members(row).count > members(main).count { main = row }
    return rated.filter { !main.contains(map.graph.likelihood($0) ?? "") }
      .map { Hit($0, .error) }
  }

  @Sendable static func confidenceWithLikelihood(_ map: SlowMap) -> [Hit] {
    map.statements.filter { node in
      map.graph.text(node).split(separator: ".").contains { sentence in
        let words = sentence.lowercased().split { !$0.isLetter }
        let levels = zip(words, words.dropFirst()).contains { level, word in
          word == "confidence" && ["high", "moderate", "low"].contains(level)
        }
        return levels
          && words.contains { ["likely", "unlikely", "remote", "probably"].contains($0) }
      }
    }.map { Hit($0, .warning) }
  }

  @Sendable static func strongerThanPremises(_ map: SlowMap) -> [Hit] {
    map.inferences.filter { inference in
      guard let conclusion = map.conclusion(inference), map.supports(inference, conclusion),
        map.premises(inference).count > 1, let low = range(conclusion, map)?.lowerBound
      else { return false }
      return map.premises(inference).contains {
        range($0, map).map { $0.upperBound < low } ?? false
      }
    }.map { Hit($0, .warning) }
  }

  @Sendable static func hedges(_ map: SlowMap) -> [Hit] {
    map.mainPoints.filter { node in
      let text = " \(map.graph.text(node)) "
      return map.graph.likelihood(node) == nil
        && [" could ", " may ", " might ", " possibly "].contains { text.contains($0) }
    }.map { Hit($0, .note) }
  }

  @Sendable static func unlikelyChains(_ map: SlowMap) -> [Hit] {
    func steps(_ node: NodeID) -> [NodeID] { map.inferences.filter { map.supports($0, node) } }
    func uses(_ node: NodeID) -> Int {
      map.inferences.count { map.premises($0).contains(node) }
    }
    return map.statements.filter { node in
      guard let low = range(node, map)?.lowerBound, steps(node).count == 1 else { return false }
      // All that is needed, until nothing is added any more.
      var needed: Set<NodeID> = []
      var open = map.premises(steps(node)[0])
      while !open.subtracting(needed).isEmpty {
        needed.formUnion(open)
        for premise in needed where premise != node && range(premise, map) == nil {
          if steps(premise).count == 1, uses(premise) == 1 {
            open.formUnion(map.premises(steps(premise)[0]))
          }
        }
      }
      let highs = needed.subtracting([node]).compactMap { range($0, map)?.upperBound }
      guard highs.count > 1 else { return false }
      let product = highs.sorted().reduce(1.0) { $0 * Double($1) / 100 }
      return product * 100 < Double(low) - 1e-6
    }.map { Hit($0, .warning) }
  }
}
