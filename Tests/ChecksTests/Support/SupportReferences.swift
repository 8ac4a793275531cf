import ArgumentGraph
import Evaluation
import SourceText

@testable import Checks

/// The rules about support and attacks that came later.
extension References {
  static let support: [String: @Sendable (SlowMap) -> [Hit]] = [
    "U004": linchpins, "U005": unexaminedLinchpins, "U007": singleStrands, "U009": doubleCounts,
    "A003": concessionsIgnored, "A006": bareDenials, "A007": answeredByAssertion,
    "L005": confidenceTooHigh,
  ]

  /// Those that evaluate a map anew for each of its statements.
  static let slow: Set = ["U004", "U005", "U007", "L005"]

  /// Whether the loss of `node` changes the verdict on a target, or its level.
  static func changes(_ map: SlowMap, without node: NodeID, _ targets: [NodeID]) -> Bool {
    let before = map.evaluation
    let after = Evaluation(map.view, supposing: Suppositions(dropped: [node]))
    return targets.contains { target in
      func plain(_ verdict: Verdict) -> Verdict { verdict == .notAdmitted ? .falls : verdict }
      return target != node && plain(before.verdict(target)) != plain(after.verdict(target))
    }
  }

  static func isLeaf(_ map: SlowMap, _ node: NodeID) -> Bool {
    !map.kind(node).isClaim || !map.isSupported(node)
  }

  static func isUnexamined(_ map: SlowMap, _ node: NodeID) -> Bool {
    map.kind(node) == .assumption && map.graph.status(node) == .none && !map.isSupported(node)
  }

  @Sendable static func linchpins(_ map: SlowMap) -> [Hit] {
    map.statements.filter { isLeaf(map, $0) && changes(map, without: $0, map.mainPoints) }
      .map { Hit($0, .note) }
  }

  @Sendable static func unexaminedLinchpins(_ map: SlowMap) -> [Hit] {
    map.statements.filter { isUnexamined(map, $0) && changes(map, without: $0, map.mainPoints) }
      .map { Hit($0, .warning) }
  }

  @Sendable static func singleStrands(_ map: SlowMap) -> [Hit] {
    map.statements.filter { node in
      let steps = map.inferences.filter { map.supports($0, node) }
      return map.kind(node).isClaim && steps.count == 1 && map.premises(steps[0]).count == 1
        && changes(map, without: node, map.mainPoints)
    }.map { Hit($0, .note) }
  }

  /// The evidence among the premises of a step and all that bears on them.
  static func evidence(_ map: SlowMap, beneath step: NodeID) -> Set<NodeID> {
    map.premises(step).reduce(into: Set<NodeID>()) { $0.formUnion(map.ancestors($1)) }
      .filter { map.kind($0) == .evidence }
  }

  @Sendable static func doubleCounts(_ map: SlowMap) -> [Hit] {
    map.statements.filter { map.kind($0).isClaim }.flatMap { claim in
      let steps = map.inferences.filter { map.supports($0, claim) }
      let sets = steps.map { evidence(map, beneath: $0) }
      return steps.indices.filter { !sets[$0].isEmpty && sets[..<$0].contains(sets[$0]) }
        .map { Hit(steps[$0], .warning) }
    }
  }

  @Sendable static func concessionsIgnored(_ map: SlowMap) -> [Hit] {
    map.statements.filter { node in
      map.graph.confidence(node) == .high
        && map.attackers(node).contains { map.graph.isConceded($0) }
    }.map { Hit($0, .warning) }
  }

  @Sendable static func bareDenials(_ map: SlowMap) -> [Hit] {
    map.inferences.filter { inference in
      map.kind(inference) == .rebut && !map.graph.isConceded(inference)
        && map.premises(inference).isDisjoint(with: map.justified)
    }.map { Hit($0, .note) }
  }

  @Sendable static func answeredByAssertion(_ map: SlowMap) -> [Hit] {
    func isGrounded(_ attack: NodeID) -> Bool {
      map.premises(attack).isSubset(of: map.justified)
    }
    let met = map.met { isGrounded($0) }
    return map.inferences.filter { attack in
      guard map.isAttack(attack), !met.contains(attack) else { return false }
      let replies = Set(
        map.attackers(attack) + map.premises(attack).flatMap { map.attackers($0) })
      return replies.count == 1 && !replies.contains(where: isGrounded)
    }.map { Hit($0, .note) }
  }

  @Sendable static func confidenceTooHigh(_ map: SlowMap) -> [Hit] {
    let met = map.met { _ in true }
    let unexamined = map.statements.filter { isUnexamined(map, $0) }
    return map.statements.filter { node in
      let isJust = map.justified.contains(node)
      if map.graph.confidence(node) == .moderate { return !isJust }
      guard map.graph.confidence(node) == .high else { return false }
      let ways = map.ways(to: node)
      let origins = map.statements.filter { item in ways.contains { $0.node == item } }
        .reduce(into: Set<EvidenceOrigin>()) { $0.formUnion(map.origins($1)) }
      return !isJust || origins.count < 2
        || unexamined.contains { changes(map, without: $0, [node]) }
        || ways.contains {
          $0.isOdd && map.isAttack($0.node) && !met.contains($0.node)
            && !map.graph.isConceded($0.node)
        }
    }.map { Hit($0, .warning) }
  }
}

extension SlowMap {
  /// What is met by an attack that counts: the least set of `CheckContext.findMet`.
  func met(by counts: (NodeID) -> Bool) -> Set<NodeID> {
    var met = Set(
      inferences.filter { isAttack($0) && counts($0) }.compactMap { conclusion($0) })
    var before = -1
    while before != met.count {
      before = met.count
      for inference in inferences where !premises(inference).isDisjoint(with: met) {
        met.insert(inference)
      }
      for node in statements where kind(node).isClaim {
        let steps = inferences.filter { supports($0, node) }
        if !steps.isEmpty, met.isSuperset(of: steps) { met.insert(node) }
      }
    }
    return met
  }
}
