import ArgumentGraph
import SourceText

/// A statement that is attacked only through who says so.
enum PersonNotPoint: Rule {
  static let about = RuleDescription(
    code: "A004", name: "person-not-point", severity: .note,
    summary: "a statement against which nothing is brought but undercuts with the scheme `bias` or "
      + "`character`, on steps that rest on somebody's word",
    rationale: "That somebody is biased or not to be trusted takes weight from what they say, and "
      + "speaks to the point itself not at all",
    mending: "say what speaks against the point itself, or look for another source of it",
    triggering: [
      """
      claim ↓c1 "Rents will fall"
      claim c2 "Ms Osei says so" supports c1 scheme expert
      claim k1 "The landlords pay her"
      undercut c2 -> c1 with k1 scheme bias
      """,
      """
      source paper "A paper"
      claim ↓c1 "Rents will fall"
      evidence e1 "The board expects it" from paper:2 supports c1
      claim k1 "The board has lied before"
      undercut e1 -> c1 with k1 scheme character
      """,
    ],
    clean: [
      """
      claim c1 "Rents will fall"
      claim c2 "Ms Osei says so" supports c1 scheme expert
      claim k1 "The landlords pay her"
      undercut c2 -> c1 with k1 scheme bias
      counterclaim k2 "Nothing is being built" rebuts c1
      """,
      """
      claim c1 "Rents will fall"
      claim c2 "Homes are being built" supports c1
      claim k1 "Builders are a bad lot"
      undercut c2 -> c1 with k1 scheme character
      """,
    ])

  /// The schemes that go against a person.
  private static let schemes: Set = ["bias", "character"]
  /// The schemes that rest on a person.
  private static let ofPersons: Set = ["expert", "position"]

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for node in map.statements {
      var undercuts: [NodeID] = []
      var isPersonal = true
      for inference in map.incoming[node] where isPersonal {
        if map.graph.kind(inference) == .rebut {
          isPersonal = false
        } else {
          for attack in map.incoming[inference] where map.graph.kind(attack) == .undercut {
            isPersonal = isPersonal && isAgainstPerson(attack, on: inference, map)
            undercuts.append(attack)
          }
        }
      }
      if isPersonal, !undercuts.isEmpty { report(finding(on: node, nodes: undercuts)) }
    }
  }

  private static func isAgainstPerson(
    _ undercut: NodeID, on step: NodeID, _ map: CheckContext
  ) -> Bool {
    let graph = map.graph
    guard let scheme = graph.scheme(undercut), schemes.contains(scheme) else { return false }
    if let scheme = graph.scheme(step), ofPersons.contains(scheme) { return true }
    return map.premises[step].contains {
      graph.kind($0).isStatement && (graph.anchorCount($0) > 0 || graph.hasBy($0))
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "all that is brought against \(map.describe(finding.subject)) goes against who says so"
  }

  static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace] {
    finding.nodes.map { undercut in
      let premise = map.premises[undercut].first.map { map.describe($0) } ?? ""
      return RelatedPlace("against the person: \(premise)", at: .node(undercut))
    }
  }
}
