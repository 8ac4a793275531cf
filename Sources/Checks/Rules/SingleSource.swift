import ArgumentGraph
import Evaluation

/// Evidence that looks like several items and comes from one place.
enum SingleSource: Rule {
  static let about = RuleDescription(
    code: "P002", name: "single-source", severity: .warning,
    severityNote: "When all evidence of the map has one origin, it is one note for the map",
    summary:
      "a claim on which two or more items of evidence bear that all have one origin, be it a "
      + "source, what it derives from, or who is named with `by`",
    rationale: "One report that is said often is one report",
    mending: "look for evidence from elsewhere, or say so with `allow`",
    triggering: [
      """
      source survey "A survey"
      source count "A count"
      contention main "Buses should be free"
      claim ↓c1 "More people would ride" supports main
      evidence e1 "Ridership rose in the north" from survey:2 supports c1
      evidence e2 "Ridership rose in the south" from survey:3 supports c1
      evidence e3 "The air got better" from count:1 supports main
      """,
      """
      source ↓survey "A survey"
      contention main "Buses should be free"
      evidence e1 "Ridership rose in the north" from survey:2 supports main
      evidence e2 "Ridership rose in the south" from survey:3 supports main
      """,
    ],
    clean: [
      """
      source survey "A survey"
      source count "A count"
      contention main "Buses should be free"
      evidence e1 "Ridership rose in the north" from survey:2 supports main
      evidence e2 "Ridership rose in the south" from count:3 supports main
      """,
      """
      source survey "A survey"
      contention main "Buses should be free"
      evidence e1 "Ridership rose in the north" from survey:2 supports main
      evidence e2 "Ridership rose in the south" from survey:3 by "The drivers" supports main
      """,
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    if let only = map.origins.only {
      guard let first = map.map.statements.first(where: { isFromOneOrigin($0, map) }) else {
        return
      }
      // It lands on the source, so that `allow` has something to name.
      let source =
        if case .source(let source) = map.origins.names[only] { source } else { first }
      let origin = map.graph.origin(source)
      let place =
        origin.isNone
        ? MapPlace.map : MapPlace.statement(origin, offset: map.graph.place(source))
      report(finding(on: source, severity: .note, at: place, detail: mapWide))
      return
    }
    for claim in map.statements where isFromOneOrigin(claim, map) {
      report(finding(on: claim, detail: Int(map.originsBeneath[claim.index].first)))
    }
  }

  /// Whether a claim has several items of evidence beneath it, all of one origin.
  static func isFromOneOrigin(_ node: NodeID, _ map: CheckContext) -> Bool {
    map.graph.kind(node).isClaim && map.evidenceBeneath[node.index].count == 2
      && map.originsBeneath[node.index].count == 1
  }

  /// The `detail` of the finding for the whole map.
  private static let mapWide = -1

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    if finding.detail == mapWide {
      return "all evidence of the map comes from \(describe(map.origins.only ?? -1, in: map))"
    }
    return "all evidence for and against \(map.words(finding.subject)) comes from "
      + describe(finding.detail, in: map)
  }

  private static func describe(_ origin: Int, in map: CheckContext) -> String {
    guard map.origins.names.indices.contains(origin) else { return "one origin" }
    switch map.origins.names[origin] {
    case .source(let source): return map.describe(source)
    case .person(let name): return map.quoted(name)
    }
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) claims rest on evidence of one origin each"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    finding.detail == mapWide
      ? about.mending
      : "evidence \"TEXT\" from OTHER:PASSAGE supports \(map.name(finding.subject))"
  }
}
