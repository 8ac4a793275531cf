import ArgumentGraph

/// A statement that speaks both for and against one main point.
enum BothSides: Rule {
  static let about = RuleDescription(
    code: "S009", name: "both-sides", severity: .warning,
    summary: "a statement that bears on one and the same contention by paths with an even and with "
      + "an odd number of attacks",
    rationale: "The same statement speaks for the contention and against it; that may be so, but "
      + "it should be said, and it is often a slip",
    mending: "take out the way that is not meant, or split the statement in two",
    triggering: [
      """
      contention main "Buses should be free"
      claim c1 "Buses would be full" supports main
      claim ↓c2 "More people would ride"
      support c1 with c2
      counterclaim k1 "The depot is too small" rebuts main
      support k1 with c2
      """
    ],
    clean: [
      """
      contention main "Buses should be free"
      contention other "The depot should grow"
      claim c2 "More people would ride" supports main
      rebut other with c2
      counterclaim k1 "They would not" rebuts c2
      """
    ])

  static let scope = RuleScope.near

  /// So many candidates are followed one by one after an edit.
  private static let fewCandidates = 16

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for (node, target) in bothSided(in: map) { report(finding(on: node, nodes: [target])) }
  }

  /// The statements that bear on a main point both ways, each with the first such point.
  private static func bothSided(in map: CheckContext) -> [(NodeID, NodeID)] {
    // Whatever bears on one target both ways bears both ways on all of them together.
    let bearing = map.bearing
    let candidates = map.statements.filter { bearing[$0.index].isSuperset(of: .bothSides) }
    if candidates.isEmpty { return [] }
    if map.mainPoints.count == 1 { return candidates.map { ($0, map.mainPoints[0]) } }
    if map.isEdited, candidates.count <= fewCandidates {
      return candidates.compactMap { node in firstTarget(of: node, in: map).map { (node, $0) } }
    }
    var target = [NodeID](repeating: .none, count: map.graph.count)
    BearingMasks.forEachBatch(of: map.mainPoints, in: map) { batch, masks in
      for node in masks.touched where target[node.index].isNone {
        let both = masks[node].even & masks[node].odd
        if both != 0 { target[node.index] = batch[batch.startIndex + both.trailingZeroBitCount] }
      }
    }
    return candidates.filter { !target[$0.index].isNone }.map { ($0, target[$0.index]) }
  }

  /// The first main point that paths with an even and with an odd number of attacks lead to.
  private static func firstTarget(of node: NodeID, in map: CheckContext) -> NodeID? {
    var ways: [NodeID: Bearing] = [:]
    var stack: [(node: NodeID, way: Bearing)] = []
    var first: NodeID?
    func reach(_ node: NodeID, _ way: Bearing) {
      let (isNew, all) = (ways[node, default: []].insert(way).inserted, ways[node] ?? [])
      if !isNew { return }
      stack.append((node, way))
      guard map.isMainPoint[node.index], all == .bothSides else { return }
      if first.map({ map.map.rank[node.index] < map.map.rank[$0.index] }) ?? true { first = node }
    }
    reach(node, .even)
    while let (node, way) = stack.popLast() {
      func lead(to next: NodeID) {
        // A path is counted with the attacks that it goes through, those it begins with among them.
        reach(next, map.graph.kind(next).isAttack ? way.flipped : way)
      }
      for use in map.uses[node] { lead(to: use) }
      let conclusion = map.graph.conclusion(node)
      if !conclusion.isNone { lead(to: conclusion) }
    }
    return first
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let target = finding.nodes.first ?? .none
    return target == finding.subject
      ? "\(map.words(finding.subject)) speaks against itself in a circle"
      : "\(map.words(finding.subject)) speaks both for and against \(map.describe(target))"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) statements speak both for and against a contention"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let target = finding.nodes.first.map { map.name($0) } ?? ""
    return "path \(map.name(finding.subject)) \(target) shows how it bears"
  }
}
