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
    "P006": ratingsInStep, "P007": unconfirmedOnes, "P012": ownWords, "Q006": longQuotes,
    "Q007": overlaps,
  ]

  @Sendable static func ownWords(_ map: SlowMap) -> [Hit] {
    let studied = map.statements.filter { map.kind($0).isClaim }.reduce(into: Set<NodeID>()) {
      $0.formUnion(map.graph.anchors($1).map(\.source))
    }
    return map.evidence.filter { node in
      let sources = Set(map.graph.anchors(node).map(\.source))
      return map.graph.by(node) == nil && !sources.isEmpty && sources.isSubset(of: studied)
    }.map { Hit($0, .warning) }
  }

  @Sendable static func longQuotes(_ map: SlowMap) -> [Hit] {
    map.statements.flatMap { node in
      map.graph.anchors(node).filter { anchor in
        guard !anchor.quote.isNone, !anchor.source.isNone else { return false }
        let isDeclared = map.kind(anchor.source) == .source
        let quotes = isDeclared ? map.graph.source(anchor.source).quotes ?? .short : .short
        let length = map.graph.texts[anchor.quote].unicodeScalars.count
        return quotes == .none || quotes == .secret || quotes == .short && length > 300
      }.map { _ in Hit(node, .warning) }
    }
  }

  /// Without documents, whole passages that are the same; the random maps anchor no parts.
  @Sendable static func overlaps(_ map: SlowMap) -> [Hit] {
    var later: Set<NodeID> = []
    let steps = map.inferences.filter { map.kind($0) == .support }
    for one in steps {
      for other in steps where one != other {
        guard map.graph.conclusion(one) == map.graph.conclusion(other),
          !map.graph.conclusion(one).isNone, map.kind(map.graph.conclusion(one)).isStatement
        else { continue }
        for first in map.graph.premises(one) where map.kind(first) == .evidence {
          for second in map.graph.premises(other)
          where map.kind(second) == .evidence && map.rank(first) < map.rank(second) {
            let left = map.graph.anchors(first).map { [$0.source.raw, $0.passage.paragraph] }
            let right = map.graph.anchors(second).map { [$0.source.raw, $0.passage.paragraph] }
            if left.contains(where: right.contains) { later.insert(second) }
          }
        }
      }
    }
    return later.map { Hit($0, .warning) }
  }

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
