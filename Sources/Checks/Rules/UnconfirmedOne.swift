import ArgumentGraph

/// Evidence that is said to be confirmed, and that nothing confirms.
enum UnconfirmedOne: Rule {
  static let about = RuleDescription(
    code: "P007", name: "unconfirmed-one", severity: .error,
    summary: "evidence with credibility 1 and no second evidence of another origin for the same "
      + "statement",
    rationale: "Credibility 1 means, by definition, confirmed by independent sources",
    mending: "add the evidence that confirms it, or lower the number to 2",
    triggering: [
      """
      source survey "A survey"
      claim c1 "More people would ride"
      evidence ↓e1 "Ridership rose in the north" from survey:2 credibility 1 supports c1
      evidence e2 "Ridership rose in the south" from survey:3 supports c1
      """
    ],
    clean: [
      """
      source survey "A survey"
      source count "A count"
      claim c1 "More people would ride"
      evidence e1 "Ridership rose in the north" from survey:2 credibility 1 supports c1
      evidence e2 "Ridership rose in the south" from count:3 supports c1
      """
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    let confirmed = map.statements.filter {
      graph.kind($0) == .evidence && graph.credibility($0) == 1
    }
    if confirmed.isEmpty { return }
    var companies: [NodeID: Company] = [:]
    for node in confirmed {
      let isConfirmed = map.uses[node].contains { step in
        guard map.isSupport(step) else { return false }
        let conclusion = graph.conclusion(step)
        let company = companies[conclusion] ?? Company(of: conclusion, in: map)
        companies[conclusion] = company
        return company.hasOther(than: map.origins[node])
      }
      if !isConfirmed { report(finding(on: node)) }
    }
  }

  /// The evidence that supports one statement, by its origins.
  private struct Company {
    /// How many items have each origin.
    private var counts: [UInt32: Int] = [:]
    private var count = 0
    /// The different sets of origins.
    private var sets: [[UInt32]] = []

    init(of conclusion: NodeID, in map: CheckContext) {
      var seen: Set<NodeID> = []
      var known: Set<[UInt32]> = []
      for step in map.incoming[conclusion] where map.isSupport(step) {
        for premise in map.premises[step]
        where map.graph.kind(premise) == .evidence && seen.insert(premise).inserted {
          let origins = map.origins[premise].sorted()
          if origins.isEmpty { continue }
          count += 1
          for origin in origins { counts[origin, default: 0] += 1 }
          if known.insert(origins).inserted { sets.append(origins) }
        }
      }
    }

    /// Whether some item has none of these origins.
    func hasOther(than origins: ArraySlice<UInt32>) -> Bool {
      if origins.isEmpty { return count > 0 }
      if origins.contains(where: { counts[$0] == count }) { return false }
      return sets.contains { set in !set.contains(where: origins.contains) }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "\(map.words(finding.subject)) has credibility 1, and no evidence of another origin confirms it"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) items have credibility 1, and no evidence of another origin confirms them"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "edit \(map.name(finding.subject)) credibility 2"
  }
}
