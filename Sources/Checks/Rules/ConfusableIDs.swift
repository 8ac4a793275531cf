import ArgumentGraph
import SourceText

/// Ids that look like others.
enum ConfusableIDs: Rule {
  static let about = RuleDescription(
    code: "X002", name: "confusable-ids", severity: .warning,
    summary: "an id that mixes Latin, Greek and Cyrillic letters, or two ids that are alike but "
      + "for such letters",
    rationale: "Letters of several alphabets look the same: what is typed is not what was meant",
    mending: "rename the id with letters of one alphabet",
    triggering: [
      """
      claim c1 "More people would ride"
      claim ↓с1 "Fares cover little of the cost"
      """,
      """
      claim ↓cоst "Fares cover little of the cost"
      """,
    ],
    clean: [
      """
      claim c1 "More people would ride"
      claim довод1 "Fares cover little of the cost"
      """
    ])

  static let scope = RuleScope.names

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    var firstWith: [String: NodeID] = [:]
    for node in map.nodes where isForeign(map.graph.labelID(node), in: map) {
      let label = nfc(map.label(node))
      let skeleton = Confusables.skeleton(label)
      let plain = map.graph.find(skeleton)
      var other = NodeID.none
      if skeleton != label, !plain.isNone, map.graph.kind(plain).isDeclared, plain != node {
        other = plain
      } else if let first = firstWith[skeleton] {
        other = first
      }
      if firstWith[skeleton] == nil { firstWith[skeleton] = node }
      if !other.isNone {
        report(finding(on: node, nodes: [other]))
      } else if Confusables.alphabets(label).count > 1 {
        report(finding(on: node))
      }
    }
  }

  /// A hash of what the id looks like.
  static func skeletonHash(_ node: NodeID, in map: CheckContext) -> UInt64 {
    let label = map.graph.labelID(node)
    func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
      bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    if !isForeign(label, in: map) { return map.graph.texts.withBytes(of: label) { hash($0) } }
    return hash(Confusables.skeleton(nfc(map.label(node))).utf8)
  }

  private static func isForeign(_ label: TextID, in map: CheckContext) -> Bool {
    map.graph.texts.withBytes(of: label) { $0.contains { $0 >= 0x80 } }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let label = nfc(map.label(finding.subject))
    if let other = finding.nodes.first {
      let mark = label.unicodeScalars.first { Confusables.latin[$0] != nil }
      let code = mark.map { " by U+\(hex($0.value, digits: 4))" } ?? ""
      return "the id `\(map.name(finding.subject))` looks like `\(map.name(other))` and differs"
        + code
    }
    let names = Confusables.alphabets(label).sorted().joined(separator: " and ")
    return "the id `\(map.name(finding.subject))` mixes \(names) letters"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "rename \(map.name(finding.subject)) NEW"
  }
}
