import ArgumentGraph

/// A long way from the ground to a main point.
enum LongChain: Rule {
  static let about = RuleDescription(
    code: "S015", name: "long-chain", severity: .note, isOnlyWhenNamed: true,
    summary: "a contention that rests on a chain of more than \(limit) steps of support; a circle "
      + "counts as one statement",
    rationale: "Each step may fail, so that a long chain carries less than any of its steps",
    mending: "look for a shorter way, or give the middle of the chain support of its own",
    triggering: [
      """
      contention ↓main "Buses should be free"
      claim c1 "One" supports main
      claim c2 "Two" supports c1
      claim c3 "Three" supports c2
      claim c4 "Four" supports c3
      claim c5 "Five" supports c4
      claim c6 "Six" supports c5
      claim c7 "Seven" supports c6
      """
    ],
    clean: [
      """
      contention main "Buses should be free"
      claim c1 "One" supports main
      claim c2 "Two" supports c1
      claim c3 "Three" supports c2
      claim c4 "Four" supports c3
      claim c5 "Five" supports c4
      claim c6 "Six" supports c5
      counterclaim k1 "Seven" rebuts c6
      """
    ])

  /// The most steps that pass without a word.
  static let limit = 6

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let chains = SupportChains(map)
    for point in map.mainPoints where chains.length(to: point) > limit {
      report(
        finding(on: point, nodes: chains.chain(to: point), detail: chains.length(to: point)))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "a chain of \(finding.detail) steps leads to \(map.words(finding.subject)), from "
      + map.describe(finding.nodes.first ?? .none)
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) main points rest on chains of more than \(limit) steps"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "path \(map.name(finding.nodes.first ?? .none)) \(map.name(finding.subject)) shows the chain"
  }

  static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace] {
    finding.nodes.prefix(CheckContext.listedNames).map {
      RelatedPlace(map.describe($0), at: .node($0))
    }
  }
}

/// The longest ways of support to each statement. A circle counts as one statement.
struct SupportChains {
  private let components: Components
  /// The number of steps of the longest way to each component.
  private var lengths: [Int32]
  /// The premise by which the longest way enters each component.
  private var lastPremise: [NodeID]

  /// Finds them. Linear.
  init(_ map: CheckContext) {
    var isInPart = map.marks(map.statements)
    for inference in map.inferences where map.isSupport(inference) {
      isInPart[inference.index] = true
    }
    components = Components(of: map, roots: map.statements, isInPart: isInPart)
    lengths = [Int32](repeating: 0, count: components.count)
    lastPremise = [NodeID](repeating: .none, count: components.count)
    // Components come after those that they lead to, so the last one has nothing before it.
    for component in (0..<components.count).reversed() {
      for node in components[component] {
        for inference in map.uses[node] where isInPart[inference.index] {
          let conclusion = map.graph.conclusion(inference)
          guard isInPart[conclusion.index] else { continue }
          let target = Int(components.number[conclusion.index])
          let length = lengths[component] + 1
          if target == component || lengths[target] > length { continue }
          let isFirst =
            lengths[target] < length
            || map.map.rank[node.index]
              < map.map.rank[lastPremise[target].index]
          if !isFirst { continue }
          lengths[target] = length
          lastPremise[target] = node
        }
      }
    }
  }

  /// The number of steps of the longest way to a statement.
  func length(to node: NodeID) -> Int {
    let component = components.number[node.index]
    return component < 0 ? 0 : Int(lengths[Int(component)])
  }

  /// The statements of a longest way, its end left out, the farthest first.
  func chain(to node: NodeID) -> [NodeID] {
    var chain: [NodeID] = []
    var component = Int(components.number[node.index])
    while component >= 0, !lastPremise[component].isNone {
      chain.append(lastPremise[component])
      component = Int(components.number[lastPremise[component].index])
    }
    return chain.reversed()
  }
}
