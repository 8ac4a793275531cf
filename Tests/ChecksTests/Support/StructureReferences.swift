import ArgumentGraph
import SourceText

@testable import Checks

/// The rules of structure that came later.
extension References {
  static let structure: [String: @Sendable (SlowMap) -> [Hit]] = [
    "S007": severalContentions, "S009": bothSides, "S011": duplicateStatements,
    "S013": evidenceAsConclusion, "S015": longChains, "S016": crowded, "S017": passThrough,
  ]

  @Sendable static func severalContentions(_ map: SlowMap) -> [Hit] {
    map.view.contentions.count > 1 ? [Hit(map.view.contentions[1], .note)] : []
  }

  @Sendable static func bothSides(_ map: SlowMap) -> [Hit] {
    let ways = map.mainPoints.map { map.ways(to: $0) }
    return map.statements.filter { node in
      ways.contains {
        $0.contains(.init(node: node, isOdd: true)) && $0.contains(.init(node: node, isOdd: false))
      }
    }.map { Hit($0, .warning) }
  }

  static func shingles(_ text: String) -> Set<[Substring]> {
    let words = NormalText.of(text).split(separator: " ")
    return Set(words.indices.dropLast(2).map { [words[$0], words[$0 + 1], words[$0 + 2]] })
  }

  @Sendable static func duplicateStatements(_ map: SlowMap) -> [Hit] {
    let texts = map.statements.map { NormalText.of(map.graph.text($0)) }
    let shingles = texts.map { Self.shingles($0) }
    return map.statements.indices.compactMap { index in
      if texts[index].isEmpty { return nil }
      if texts[..<index].contains(texts[index]) { return Hit(map.statements[index], .warning) }
      let isAlike = (0..<index).contains { other in
        let shared = shingles[index].intersection(shingles[other]).count
        let all = shingles[index].union(shingles[other]).count
        return all > 0 && Double(shared) / Double(all) >= 0.6
      }
      return isAlike ? Hit(map.statements[index], .note) : nil
    }
  }

  @Sendable static func evidenceAsConclusion(_ map: SlowMap) -> [Hit] {
    map.inferences.filter { inference in
      guard let target = map.conclusion(inference), map.supports(inference, target) else {
        return false
      }
      return map.kind(target) == .evidence
        && map.premises(inference).contains { map.kind($0) != .evidence }
    }.map { Hit($0, .warning) }
  }

  /// Lengths grow step by step between the classes of statements that support each other.
  @Sendable static func longChains(_ map: SlowMap) -> [Hit] {
    if map.statements.count <= LongChain.limit { return [] }
    let distances = map.supportDistances()
    // The first statement of each one's class.
    var leader: [NodeID: NodeID] = [:]
    for node in map.statements {
      leader[node] = map.statements.first {
        $0 == node || distances[$0]?[node] != nil && distances[node]?[$0] != nil
      }
    }
    let pairs = map.supportPairs.compactMap { from, to -> (NodeID, NodeID)? in
      guard let from = leader[from], let to = leader[to], from != to else { return nil }
      return (from, to)
    }
    var length: [NodeID: Int] = [:]
    for _ in 0...map.statements.count {
      for (from, to) in pairs { length[to] = max(length[to] ?? 0, (length[from] ?? 0) + 1) }
    }
    return map.mainPoints.filter { (leader[$0].flatMap { length[$0] } ?? 0) > LongChain.limit }
      .map { Hit($0, .note) }
  }

  @Sendable static func crowded(_ map: SlowMap) -> [Hit] {
    map.inferences.filter { map.premises($0).count > 5 }.map { Hit($0, .note) }
      + map.statements.filter { node in
        map.kind(node).isClaim && map.inferences.filter { map.conclusion($0) == node }.count > 9
      }.map { Hit($0, .note) }
  }

  @Sendable static func passThrough(_ map: SlowMap) -> [Hit] {
    map.statements.filter { node in
      let supports = map.inferences.filter { map.supports($0, node) }
      let uses = map.inferences.filter { map.premises($0).contains(node) }
      guard map.kind(node).isClaim, supports.count == 1, uses.count == 1 else { return false }
      return map.premises(supports[0]).count == 1 && map.premises(uses[0]).count == 1
        && map.conclusion(uses[0]).map { map.supports(uses[0], $0) } == true
    }.map { Hit($0, .note) }
  }
}
