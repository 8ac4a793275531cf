import ArgumentGraph
import Documents

/// Two items of evidence for one claim that stand on the same words.
enum OverlappingAnchors: Rule {
  static let about = RuleDescription(
    code: "Q007", name: "overlapping-anchors", severity: .warning,
    summary: "evidence that supports a claim in a step of its own, while other evidence for that "
      + "claim is anchored in the same words, 80 % of the shorter anchor or more",
    rationale: "One sentence is counted twice, as if it were two observations",
    mending: "make one item of the two, or link them in one step",
    exampleDocuments: RuleDescription.sampleDocuments,
    triggering: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "More would ride"
      evidence e1 "Half more in Dunkirk" from op-ed:2.1 supports c1
      evidence ↓e2 "Dunkirk filled its buses" from op-ed:2.1 supports c1
      """,
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "More would ride"
      evidence e1 "Half more in Dunkirk" from op-ed:2 supports c1
      evidence ↓e2 "Dunkirk filled its buses" from op-ed:2.1 supports c1
      """,
    ],
    clean: [
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "More would ride"
      evidence e1 "Half more in Dunkirk" from op-ed:2.1 supports c1
      evidence e2 "Fares brought in little" from op-ed:2.2 supports c1
      """,
      """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "More would ride"
      evidence e1 "Half more in Dunkirk" from op-ed:2.1
      evidence e2 "Within a year" from op-ed:2.1
      support c1 with e1 + e2
      """,
    ])

  /// The share of the shorter anchor that two must have in common, as a fraction of ten.
  private static let tenths = 8
  /// With so many others on nearby words each anchor is compared, so that no map takes long.
  private static let mostCompared = 64

  /// An anchor of a premise: in bytes of a document that is at hand, else of its passage.
  private struct Stretch {
    var source: NodeID
    var passage: Passage
    var range: Range<Int>
    var node: NodeID
    var step: NodeID
    var rank: Int
  }

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    var reported: Set<NodeID> = []
    var lastClaim = [NodeID](repeating: .none, count: graph.count)
    // Whether two anchors beneath a claim are of one source: most claims are spared the rest.
    func sharesSource(_ claim: NodeID) -> Bool {
      for step in map.incoming[claim] where map.isSupport(step) {
        for premise in map.premises[step] where graph.kind(premise) == .evidence {
          for source in map.cites[premise] {
            if lastClaim[source.index] == claim { return true }
            lastClaim[source.index] = claim
          }
        }
      }
      return false
    }
    let isLookedAt = map.isEdited ? map.marks(map.nodes) : []
    for claim in claims(in: map) where map.incoming.count(claim) > 1 && sharesSource(claim) {
      let steps = map.incoming[claim].filter { map.isSupport($0) }
      if steps.count < 2 { continue }
      var stretches: [Stretch] = []
      for step in steps {
        for premise in map.premises[step] where graph.kind(premise) == .evidence {
          stretches += graph.anchors(premise).compactMap {
            stretch($0, premise, step, rank: stretches.count, map)
          }
        }
      }
      for (later, other) in pairs(&stretches) where reported.insert(later).inserted {
        if map.isEdited, !isLookedAt[later.index] { continue }
        report(finding(on: later, nodes: [other, claim]))
      }
    }
  }

  /// The statements that evidence to look at supports, in the order of the document.
  private static func claims(in map: CheckContext) -> [NodeID] {
    if !map.isEdited { return map.statements }
    var claims: Set<NodeID> = []
    for node in map.statements where map.graph.kind(node) == .evidence {
      for step in map.uses[node] where map.isSupport(step) {
        claims.insert(map.graph.conclusion(step))
      }
    }
    return map.inOrder(claims)
  }

  private static func stretch(
    _ anchor: Anchor, _ node: NodeID, _ step: NodeID, rank: Int, _ map: CheckContext
  ) -> Stretch? {
    if anchor.source.isNone || anchor.passage == .unknown { return nil }
    var stretch = Stretch(
      source: anchor.source, passage: anchor.passage, range: 0..<Int(Int32.max), node: node,
      step: step, rank: Int(map.map.rank[node.index]))
    if let text = map.quotations.texts[anchor.source] {
      guard let range = try? text.range(of: AnchorRecord(anchor)) else { return nil }
      stretch.passage = .unknown
      stretch.range = range
    } else if anchor.length > 0 {
      stretch.range = Int(anchor.offset)..<Int(anchor.offset) + Int(anchor.length)
    }
    return stretch
  }

  /// For each item that stands on another's words the other, which comes before it in the document.
  private static func pairs(_ stretches: inout [Stretch]) -> [(later: NodeID, other: NodeID)] {
    stretches.sort { key($0) < key($1) }
    var found: [(Stretch, Stretch)] = []
    for index in stretches.indices {
      let one = stretches[index]
      for other in stretches[(index + 1)...].prefix(mostCompared) {
        guard other.source == one.source, other.passage == one.passage,
          other.range.lowerBound < one.range.upperBound
        else { break }
        if other.node == one.node || other.step == one.step { continue }
        let common = other.range.clamped(to: one.range).count
        guard common * 10 >= min(one.range.count, other.range.count) * tenths else { continue }
        found.append(one.rank < other.rank ? (other, one) : (one, other))
      }
    }
    return found.sorted { ($0.0.rank, $0.1.rank) < ($1.0.rank, $1.1.rank) }.map {
      ($0.0.node, $0.1.node)
    }
  }

  private static func key(_ stretch: Stretch) -> (UInt32, UInt32, UInt32, UInt32, UInt32, Int) {
    let passage = stretch.passage
    return (
      stretch.source.raw, passage.paragraph, passage.sentence, passage.lastParagraph,
      passage.lastSentence, stretch.range.lowerBound
    )
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let other = finding.nodes.first ?? .none
    return "\(map.words(finding.subject)) stands on the words of \(map.describe(other)), and both "
      + "support the same claim"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) items of evidence stand on words that others for the same claim stand on"
  }
}
