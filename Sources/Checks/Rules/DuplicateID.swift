import ArgumentGraph
import SourceText

/// Two declarations of one id, or two ids that differ in capitals only.
enum DuplicateID: Rule {
  static let about = RuleDescription(
    code: "S002", name: "duplicate-id", severity: .error,
    summary: "two declarations of one id, of which the first counts, or two ids that are the same "
      + "but for capital letters",
    rationale: "What the second declaration says is lost, and ids that look the same are taken "
      + "for each other; two branches that are merged may both have added an id",
    mending: "rename one of them",
    grouping: .never,
    triggering: [
      """
      claim c1 "More people would ride"
      claim ↓c1 "Fares cover little of the cost"
      """,
      """
      claim ridership "More people would ride"
      claim ↓Ridership "Ridership is the measure"
      """,
    ],
    clean: [
      """
      claim c1 "More people would ride"
      claim c2 "Fares cover little of the cost"
      """
    ])

  static let scope = RuleScope.names

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    for duplicate in map.graph.duplicates {
      let place = MapPlace.statement(duplicate.origin, offset: Int(duplicate.place))
      report(finding(on: duplicate.node, at: place, nodes: [duplicate.node]))
    }
    let nodes = map.nodes.filter { !map.graph.labelID($0).isNone }
    for group in HashGroups.of(nodes.map { foldedHash($0, in: map) }) {
      var first: [String: NodeID] = [:]
      for node in group.map({ nodes[$0] }) {
        let folded = caseFolded(map.label(node))
        if let other = first[folded] {
          report(finding(on: node, nodes: [other], detail: 1))
        } else {
          first[folded] = node
        }
      }
    }
  }

  /// A hash of the id without regard to case.
  static func foldedHash(_ node: NodeID, in map: CheckContext) -> UInt64 {
    map.graph.texts.withBytes(of: map.graph.labelID(node)) { bytes in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      if bytes.allSatisfy({ $0 < 0x80 }) {
        for byte in bytes { add(byte | ((byte &- 0x41) < 26 ? 0x20 : 0)) }
      } else {
        for byte in caseFolded(String(decoding: bytes, as: UTF8.self)).utf8 { add(byte) }
      }
      return hash
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let name = map.name(finding.subject)
    guard finding.detail == 1, let other = finding.nodes.first else {
      return "`\(name)` is declared already, as \(map.describe(finding.subject)); "
        + "what is said here does not count"
    }
    return "the ids `\(name)` and `\(map.name(other))` differ in capital letters only"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    finding.detail == 1
      ? "rename \(map.name(finding.subject)) NEW"
      : "give this declaration another id, or delete it"
  }

  static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace] {
    finding.nodes.map { RelatedPlace("the first declaration: \(map.describe($0))", at: .node($0)) }
  }
}
