import ArgumentGraph
import Evaluation
import SourceText

@testable import Checks

extension SlowMap {
  /// The source that `source` derives from in the end, and whether that is a circle.
  func root(_ source: NodeID) -> (node: NodeID, circle: Set<NodeID>) {
    var way = [source]
    while let last = way.last, !graph.source(last).origin.isNone {
      let next = graph.source(last).origin
      if let start = way.firstIndex(of: next) {
        return (way[start...].min() ?? next, Set(way[start...]))
      }
      way.append(next)
    }
    return (way[way.count - 1], [])
  }

  /// The declared sources that a statement cites.
  func cited(_ node: NodeID) -> Set<NodeID> {
    Set(graph.anchors(node).map(\.source).filter { kind($0) == .source })
  }

  /// The origins of one item of evidence; none of anything else.
  func origins(_ node: NodeID) -> Set<EvidenceOrigin> {
    guard kind(node) == .evidence else { return [] }
    if let person = graph.by(node) { return [.person(person)] }
    return Set(cited(node).map { .source(root($0).node) })
  }

  var evidence: [NodeID] { statements.filter { kind($0) == .evidence } }
}

/// The rules about where evidence is from.
extension References {
  static let provenance: [String: @Sendable (SlowMap) -> [Hit]] = [
    "P002": singleSources, "P003": circularReporting, "P004": unrated, "P005": weakOnly,
    "P006": ratingsInStep, "P007": unconfirmedOnes,
  ]

  @Sendable static func singleSources(_ map: SlowMap) -> [Hit] {
    let claims = map.statements.filter { node in
      let beneath = map.ancestors(node).filter { map.kind($0) == .evidence }
      let origins = beneath.reduce(into: Set<EvidenceOrigin>()) { $0.formUnion(map.origins($1)) }
      return map.kind(node).isClaim && beneath.count >= 2 && origins.count == 1
    }
    let all = map.evidence.reduce(into: Set<EvidenceOrigin>()) { $0.formUnion(map.origins($1)) }
    guard let first = claims.first, all.count == 1 else { return claims.map { Hit($0, .warning) } }
    if case .source(let source)? = all.first { return [Hit(source, .note)] }
    return [Hit(first, .note)]
  }

  @Sendable static func circularReporting(_ map: SlowMap) -> [Hit] {
    let sources = map.view.order.filter { map.kind($0) == .source }
    let circles = Set(sources.map { map.root($0).circle }.filter { !$0.isEmpty })
    var hits = circles.compactMap { circle in
      circle.min { map.rank($0) < map.rank($1) }.map { Hit($0, .error) }
    }
    let roots = Set(sources.map { map.root($0).node })
    for root in roots {
      func mine(_ node: NodeID) -> Set<NodeID> {
        map.graph.hasBy(node) ? [] : map.cited(node).filter { map.root($0).node == root }
      }
      let items = map.evidence.filter { !mine($0).isEmpty }
      // The first item that makes a pair with an earlier one.
      let second = items.indices.first { later in
        items[..<later].contains { earlier in mine(earlier).union(mine(items[later])).count > 1 }
      }
      if let second { hits.append(Hit(items[second], .warning)) }
    }
    return hits
  }

  @Sendable static func unrated(_ map: SlowMap) -> [Hit] {
    map.view.order.filter { node in
      if map.kind(node) == .evidence { return map.graph.credibility(node) == 0 }
      return map.kind(node) == .source && map.graph.source(node).reliability == nil
        && map.evidence.contains { map.graph.anchors($0).contains { $0.source == node } }
    }.map { Hit($0, .warning) }
  }

  /// The best letter: the one that weighs most, A to E, with F beside D and after it.
  static func letter(_ map: SlowMap, _ node: NodeID) -> Character? {
    let order: [Character] = ["A", "B", "C", "D", "F", "E"]
    let sources = map.graph.anchors(node).map { map.graph.source($0.source).reliability }
    if sources.allSatisfy({ $0 == nil }) { return nil }
    return order.first { letter in sources.contains { ($0 ?? "F") == letter } }
  }

  @Sendable static func weakOnly(_ map: SlowMap) -> [Hit] {
    let strong = map.justified { node in
      let isWeak =
        map.kind(node) == .evidence
        && (map.graph.credibility(node) > 3
          || (letter(map, node).map { "DEF".contains($0) } ?? false))
      return map.isGround(node) && !isWeak
    }
    return map.statements.filter {
      map.kind($0).isClaim && map.justified.contains($0) && !strong.contains($0)
    }.map { Hit($0, .warning) }
  }

  @Sendable static func ratingsInStep(_ map: SlowMap) -> [Hit] {
    let items = map.evidence.compactMap { node -> (node: NodeID, grade: String)? in
      guard map.graph.credibility(node) > 0, let letter = letter(map, node) else { return nil }
      return (node, "\(letter)\(map.graph.credibility(node))")
    }
    let inStep: Set = ["A1", "B2", "C3", "D4", "E5", "F6"]
    guard items.count >= 4, items.allSatisfy({ inStep.contains($0.grade) }) else { return [] }
    return [Hit(items[0].node, .note)]
  }

  @Sendable static func unconfirmedOnes(_ map: SlowMap) -> [Hit] {
    map.evidence.filter { node in
      guard map.graph.credibility(node) == 1 else { return false }
      let conclusions = map.inferences.filter { map.premises($0).contains(node) }
        .compactMap { step in map.conclusion(step).flatMap { map.supports(step, $0) ? $0 : nil } }
      return !map.evidence.contains { other in
        other != node && !map.origins(other).isEmpty
          && map.origins(other).isDisjoint(with: map.origins(node))
          && map.inferences.contains { step in
            map.premises(step).contains(other)
              && conclusions.contains { map.supports(step, $0) }
          }
      }
    }.map { Hit($0, .error) }
  }
}
