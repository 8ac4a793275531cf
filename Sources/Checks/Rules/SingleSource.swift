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

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let origins = map.originsBeneath
    let evidence = map.evidenceBeneath
    let claims = map.statements.filter {
      map.graph.kind($0).isClaim && evidence[$0.index].count == 2 && origins[$0.index].count == 1
    }
    guard let first = claims.first else { return }
    if let only = map.origins.only {
      // It lands on the source, so that `allow` has something to name.
      let origin = map.origins.names[only]
      let source = if case .source(let source) = origin { source } else { first }
      report(finding(on: source, severity: .note, detail: mapWide))
      return
    }
    for claim in claims {
      report(finding(on: claim, detail: Int(origins[claim.index].first)))
    }
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
