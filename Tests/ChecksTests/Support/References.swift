import ArgumentGraph
import SourceText

@testable import Checks

/// A finding as a reference gives it.
struct Hit: Hashable, Comparable, CustomStringConvertible {
  var node: NodeID
  var severity: Severity

  init(_ node: NodeID, _ severity: Severity) {
    self.node = node
    self.severity = severity
  }

  static func < (left: Hit, right: Hit) -> Bool {
    (left.node, left.severity) < (right.node, right.severity)
  }

  var description: String { "\(severity.word) on \(node.raw)" }
}

/// The definitions of the rules, written as plainly as can be.
enum References {
  /// The findings of each rule, by its code.
  static let all: [String: @Sendable (SlowMap) -> [Hit]] = [
    first, structure, support, provenance,
  ].reduce(into: [:]) { all, more in all.merge(more) { $1 } }

  private static let first: [String: @Sendable (SlowMap) -> [Hit]] = [
    "S002": duplicates, "S004": selfAttacks, "S005": orphans, "S006": noContention,
    "S010": contradictions, "S012": begging, "S014": badUndercuts,
    "U001": unsupported, "U002": ungrounded, "U003": evidenceFree,
    "A001": unanswered, "A002": oneSided, "P001": sourceless, "P010": unused,
    "X001": hidden, "X003": unnormal, "X004": control, "X005": long, "X006": placeholders,
  ]

  @Sendable static func duplicates(_ map: SlowMap) -> [Hit] {
    var hits = map.graph.duplicates.map { Hit($0.node, .error) }
    let nodes = map.view.order.filter { map.graph.label($0) != nil }
    for (index, node) in nodes.enumerated() {
      let folded = caseFolded(map.graph.label(node) ?? "")
      if nodes[..<index].contains(where: { caseFolded(map.graph.label($0) ?? "") == folded }) {
        hits.append(Hit(node, .error))
      }
    }
    return hits
  }

  @Sendable static func selfAttacks(_ map: SlowMap) -> [Hit] {
    map.inferences.filter { inference in
      guard let target = map.conclusion(inference) else { return false }
      switch map.kind(inference) {
      case .rebut: return map.premises(inference).contains(target)
      case .undercut:
        guard map.kind(target).isInference, let end = map.conclusion(target) else { return false }
        return map.premises(inference).contains(end)
      default: return false
      }
    }.map { Hit($0, .error) }
  }

  @Sendable static func orphans(_ map: SlowMap) -> [Hit] {
    map.statements.filter { node in
      !map.view.contentions.contains(node)
        && !map.inferences.contains {
          map.premises($0).contains(node) || map.conclusion($0) == node
        }
    }.map { Hit($0, .warning) }
  }

  @Sendable static func noContention(_ map: SlowMap) -> [Hit] {
    let claims = map.statements.filter { map.kind($0).isClaim }
    guard map.view.contentions.isEmpty, let first = claims.first else { return [] }
    func support(_ node: NodeID) -> Int {
      map.inferences.filter { map.conclusion($0) == node }.count
    }
    var likely = first
    if let point = map.mainPoints.first {
      likely = map.mainPoints.reduce(point) { support($1) > support($0) ? $1 : $0 }
    }
    return [Hit(likely, .warning)]
  }

  @Sendable static func contradictions(_ map: SlowMap) -> [Hit] {
    map.inferences.filter { rebuttal in
      guard map.kind(rebuttal) == .rebut, let target = map.conclusion(rebuttal) else {
        return false
      }
      return map.inferences.contains {
        map.supports($0, target) && map.premises($0) == map.premises(rebuttal)
      }
    }.map { Hit($0, .error) }
  }

  @Sendable static func begging(_ map: SlowMap) -> [Hit] {
    map.inferences.filter { inference in
      guard let target = map.conclusion(inference), map.supports(inference, target) else {
        return false
      }
      let text = NormalText.of(map.graph.text(target))
      let first = map.graph.premises(inference).first {
        map.kind($0).isStatement && !text.isEmpty && NormalText.of(map.graph.text($0)) == text
      }
      return first != nil && first != target
    }.map { Hit($0, .error) }
  }

  @Sendable static func badUndercuts(_ map: SlowMap) -> [Hit] {
    map.inferences.filter { inference in
      guard map.kind(inference) == .undercut, let target = map.conclusion(inference) else {
        return false
      }
      return map.kind(target).isStatement || map.kind(target) == .source
    }.map { Hit($0, .error) }
  }

  @Sendable static func unsupported(_ map: SlowMap) -> [Hit] {
    map.statements.filter { map.kind($0).isClaim && !map.isSupported($0) }.map { node in
      if map.view.contentions.contains(node) { return Hit(node, .error) }
      return Hit(node, map.kind(node) == .counterclaim ? .note : .warning)
    }
  }

  @Sendable static func ungrounded(_ map: SlowMap) -> [Hit] {
    map.statements.filter { map.isSupported($0) && !map.justified.contains($0) }
      .map { Hit($0, .warning) }
  }

  @Sendable static func evidenceFree(_ map: SlowMap) -> [Hit] {
    map.mainPoints.filter { point in
      !map.ancestors(point).contains { map.kind($0) == .evidence }
    }.map { Hit($0, .warning) }
  }

  @Sendable static func unanswered(_ map: SlowMap) -> [Hit] {
    let odd = Set(map.mainPoints.flatMap { map.ways(to: $0) }.filter(\.isOdd).map(\.node))
    let met = map.met { _ in true }
    return map.inferences.filter { inference in
      map.isAttack(inference) && odd.contains(inference) && !map.graph.isConceded(inference)
        && !met.contains(inference)
    }.map { Hit($0, .warning) }
  }

  @Sendable static func oneSided(_ map: SlowMap) -> [Hit] {
    map.mainPoints.filter { point in !map.ancestors(point).contains { map.isAttack($0) } }
      .map { Hit($0, .warning) }
  }

  @Sendable static func sourceless(_ map: SlowMap) -> [Hit] {
    map.statements.filter { map.kind($0) == .evidence && map.graph.anchors($0).isEmpty }
      .map { Hit($0, .error) }
  }

  @Sendable static func unused(_ map: SlowMap) -> [Hit] {
    map.view.order.filter { source in
      map.kind(source) == .source
        && !map.statements.contains { map.graph.anchors($0).contains { $0.source == source } }
        && !map.view.order.contains { map.graph.source($0).origin == source }
    }.map { Hit($0, .note) }
  }
}
