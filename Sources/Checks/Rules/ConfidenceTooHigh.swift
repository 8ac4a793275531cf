import ArgumentGraph

/// More confidence than the map bears out.
enum ConfidenceTooHigh: Rule {
  static let about = RuleDescription(
    code: "L005", name: "confidence-too-high", severity: .warning,
    summary: "high confidence in a statement that is not grounded, whose evidence has fewer than "
      + "two origins, whose verdict hangs on an assumption that nobody examined, or to which an "
      + "objection is unanswered; or moderate confidence in one that is not grounded",
    rationale: "Confidence says how good the basis is, so the map sets a ceiling to it (ICD 203)",
    mending: "lower the confidence, or mend what is named",
    triggering: [
      """
      source survey "A survey"
      contention ↓main "Buses should be free" confidence high
      evidence e1 "Ridership rose elsewhere" from survey:2 supports main
      """,
      """
      claim ↓c1 "More people would ride" confidence moderate
      """,
    ],
    clean: [
      """
      source survey "A survey"
      source count "A count"
      contention main "Buses should be free" confidence high
      evidence e1 "Ridership rose elsewhere" from survey:2 supports main
      evidence e2 "Roads were emptier" from count:3 supports main
      claim c1 "More people would ride" confidence low
      """
    ])

  /// Why the confidence is too high: the first of these that applies.
  enum Reason: Int {
    case ungrounded, fewOrigins, unexamined, unanswered
  }

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    let sure = map.statements.filter { graph.confidence($0) == .high }
    let hinging = hinging(sure, in: map)
    let objected = objected(sure, in: map)
    for node in map.statements where graph.confidence(node).rawValue >= Confidence.moderate.rawValue
    {
      let isHigh = graph.confidence(node) == .high
      if !map.justified[node.index] {
        report(finding(on: node, detail: Reason.ungrounded.rawValue))
      } else if isHigh, map.originsBeneath[node.index].count < 2 {
        report(finding(on: node, detail: Reason.fewOrigins.rawValue))
      } else if isHigh, let assumption = hinging[node] {
        report(finding(on: node, nodes: [assumption], detail: Reason.unexamined.rawValue))
      } else if isHigh, let attack = objected[node] {
        report(finding(on: node, nodes: [attack], detail: Reason.unanswered.rawValue))
      }
    }
  }

  /// The first unexamined assumption that the verdict on each of `nodes` hangs on.
  private static func hinging(_ nodes: [NodeID], in map: CheckContext) -> [NodeID: NodeID] {
    let assumptions = map.statements.filter { map.isUnexamined($0) }
    if nodes.isEmpty || assumptions.isEmpty { return [:] }
    let linchpins = map.evaluation.linchpins(of: nodes, among: .statements(assumptions))
    return Dictionary(linchpins.all.map { ($0.target, $0.node) }) { first, _ in first }
  }

  /// The first attack against each of `nodes` that is not conceded and that nothing meets.
  private static func objected(_ nodes: [NodeID], in map: CheckContext) -> [NodeID: NodeID] {
    let open = map.inferences.filter {
      map.graph.kind($0).isAttack && !map.graph.isConceded($0) && !map.isMet[$0.index]
    }
    if nodes.isEmpty || open.isEmpty { return [:] }
    var objected: [NodeID: NodeID] = [:]
    BearingMasks.forEachBatch(of: nodes, in: map) { batch, masks in
      var left = UInt64.max
      for attack in open where left & masks[attack].odd != 0 {
        let hit = left & masks[attack].odd
        for (bit, node) in batch.enumerated() where hit >> UInt64(bit) & 1 == 1 {
          objected[node] = attack
        }
        left &= ~hit
      }
    }
    return objected
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    let words =
      "\(map.words(finding.subject)) is held with "
      + "\(map.graph.confidence(finding.subject).word ?? "") confidence"
    let other = finding.nodes.first ?? .none
    switch Reason(rawValue: finding.detail) {
    case .fewOrigins:
      let count = map.originsBeneath[finding.subject.index].count
      return words + (count == 0 ? " without evidence" : " on evidence of one origin")
    case .unexamined:
      return "\(words) and hangs on the assumption \(map.describe(other)), which nobody examined"
    case .unanswered:
      let premise = map.premises[other].first.map { map.describe($0) } ?? map.describe(other)
      return "\(words), and nothing answers the objection \(premise)"
    default: return "\(words) and is not grounded"
    }
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) statements are held with more confidence than the map bears out"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    let lower =
      finding.detail == Reason.ungrounded.rawValue ? "low" : "moderate"
    return "edit \(map.name(finding.subject)) confidence \(lower)"
  }
}
