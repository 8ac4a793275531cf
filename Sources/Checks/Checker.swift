import ArgumentGraph
import Evaluation
import SourceText

/// Running the rules.
public enum Checker {
  /// Runs the rules that the notebook's policy and the caller's select. Linear or nearly so.
  ///
  /// When `stop` is raised meanwhile, the rules that are left do not run.
  ///
  /// - Parameters:
  ///   - documents: the way to the documents of the map's sources; without it no anchor is looked
  ///     at.
  ///   - evaluation: gives what stands on the map, when a rule asks for it; by default it is worked
  ///     out by the usual grades.
  public static func run(
    _ map: MapView, policy: CheckPolicy = CheckPolicy(), limits: CheckLimits = CheckLimits(),
    stop: StopSignal = .never, documents: DocumentAccess? = nil,
    evaluation: (() -> Evaluation)? = nil
  ) -> CheckResult {
    let context = CheckContext(map)
    context.evaluate = evaluation
    context.limits = limits
    context.documents = documents
    let resolved = ResolvedPolicy(policy, map.directives)
    context.activeCodes = resolved.codes
    context.asOf = resolved.asOf
    context.horizon = resolved.horizon
    context.allowances = context.readAllowances()
    let silencer = Silencer(context.allowances)
    var findings: [Finding] = []
    var silenced: [SilencedFinding] = []
    func run(_ rule: any Rule.Type) {
      if stop.isRaised { return }
      rule.check(context) { finding in
        if context.isForAnotherMap(finding) { return }
        let allowances = silencer.allowances(for: finding)
        guard let first = allowances.first else {
          findings.append(finding)
          return
        }
        silenced.append(
          SilencedFinding(
            finding: finding, reason: context.allowances[first].reason,
            origin: context.allowances[first].origin))
        for allowance in allowances { context.allowances[allowance].isUsed = true }
      }
    }
    let active = RuleCatalog.byCode.filter { resolved.codes.contains($0.about.code) }
    for rule in active where !rule.about.judgesOthers { run(rule) }
    for rule in active where rule.about.judgesOthers { run(rule) }
    return CheckResult(
      context: context, findings: context.sorted(findings, by: { $0 }),
      silenced: context.sorted(silenced, by: \.finding), failOn: resolved.failOn)
  }
}

extension CheckContext {
  /// `items` in the order of the document, then of their codes. Linear, but for those of one
  /// statement.
  func sorted<Item>(_ items: [Item], by finding: (Item) -> Finding) -> [Item] {
    // Counting sort by statement, since a map may have a million findings.
    var starts = [Int](repeating: 0, count: map.origins.count + 2)
    let ranks = items.map { rank(of: finding($0).place) + 1 }
    for rank in ranks { starts[rank + 1] += 1 }
    for rank in 0..<starts.count - 1 { starts[rank + 1] += starts[rank] }
    var next = starts
    var order = [Int](repeating: 0, count: items.count)
    for (index, rank) in ranks.enumerated() {
      order[next[rank]] = index
      next[rank] += 1
    }
    for rank in 0..<starts.count - 1 where starts[rank + 1] - starts[rank] > 1 {
      order[starts[rank]..<starts[rank + 1]].sort {
        sortKey(finding(items[$0]), $0) < sortKey(finding(items[$1]), $1)
      }
    }
    return order.map { items[$0] }
  }

  private func sortKey(_ finding: Finding, _ index: Int) -> (Int, String, Int) {
    (offset(of: finding.place), finding.code, index)
  }

  /// The position in the document of the statement that `place` is in; -1 for the map as a whole.
  private func rank(of place: MapPlace) -> Int {
    switch place {
    case .map: return -1
    case .node(let node): return rank(of: graph.origin(node))
    case .reference(_, let origin), .statement(let origin, _): return rank(of: origin)
    }
  }

  private func rank(of origin: Origin) -> Int {
    origin.isNone || origin.raw >= originRank.count ? -1 : Int(originRank[Int(origin.raw)])
  }

  private func offset(of place: MapPlace) -> Int {
    switch place {
    case .node(let node): graph.place(node)
    case .statement(_, let offset): offset
    case .map, .reference: 0
    }
  }
}
