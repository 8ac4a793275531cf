import ArgumentGraph
import Conventions
import Evaluation
import SourceText

/// What an incremental check keeps from one edit to the next: all but the map, a copy of which
/// would make the next edit copy all of it.
struct Kept {
  let policy: ResolvedPolicy
  let limits: CheckLimits
  var documents: DocumentAccess?
  var facts: CheckFacts
  var columns: EditableColumns
  var store = FindingStore()
  var twins: Twins
  var names: NameGroups
  var linchpins: LinchpinIndex?
  var reach = MapReach()
  var links: Links
  /// What was found of linchpins and circles last.
  var foundLinchpins: LinchpinTable
  var hinging: (first: [NodeID: NodeID], untried: Int)
  var circles: FoundCircles

  // The map as it was.
  var old: OldColumns
  var origins: [Origin]
  /// The directives that rules read the whole map by.
  var frame: [Directive]
  /// The statements that declare directives.
  var directives: [Origin]
  var mainPoints: [NodeID]
  var isMainPoint: [Bool]
  /// The statements of high confidence.
  var sure: Set<NodeID>
  var quotations: KeptQuotations
  let schemes: SchemeCatalog
  var hasContentions: Bool
  var dangling: [NodeID]
  var silencer: Silencer

  /// The rules that run, by what they look at.
  let rules: [RuleScope: [any Rule.Type]]

  /// Checks a whole map; `nil` when `stop` is raised meanwhile.
  init?(
    _ map: MapView, _ evaluation: Evaluation, _ policy: ResolvedPolicy, _ stop: StopSignal,
    _ documents: DocumentAccess?
  ) {
    let context = CheckContext(map)
    context.documents = documents
    self.documents = documents
    self.policy = policy
    limits = context.limits
    context.take(policy, evaluation)
    silencer = Silencer(context.allowances)
    let active = RuleCatalog.byCode.filter { policy.codes.contains($0.about.code) }
    rules = Dictionary(grouping: active) { $0.scope }
    store.grow(to: map.graph.count)
    for rule in active where !rule.about.judgesOthers {
      if stop.isRaised { return nil }
      var found: [Finding] = []
      rule.check(context) { found.append($0) }
      store.add(found, of: rule, in: context)
    }
    if stop.isRaised { return nil }
    // From here on the facts are kept apart from the context, which is lent them.
    facts = CheckFacts(context)
    columns = EditableColumns(context)
    twins = context.twins
    twins.beginEditing(context)
    names = NameGroups(context)
    old = OldColumns(context)
    origins = map.origins
    frame = Self.frame(of: map)
    directives = map.directives.map(\.origin)
    mainPoints = context.mainPoints
    isMainPoint = context.isMainPoint
    sure = Set(context.sureStatements)
    quotations = KeptQuotations(context, columns.citers)
    schemes = context.schemes
    hasContentions = !map.contentions.isEmpty
    dangling = map.graph.danglingInferences
    links = Links(context)
    foundLinchpins = context.linchpins
    hinging = context.hinging
    circles = context.circles
    if foundLinchpins.untried + hinging.untried == 0 {
      linchpins = LinchpinIndex(evaluation, targets: context.linchpinTargets)
    }
    var difference = FindingStore.Difference()
    judge(context, &difference)
  }

  /// A context for rules that look at some nodes, which is lent all that is kept.
  func context(
    _ map: MapView, _ evaluation: Evaluation, lookingAt nodes: [NodeID]
  ) -> CheckContext {
    let context = CheckContext(map, links, lookingAt: nodes)
    lend(to: context, evaluation)
    return context
  }

  /// Lends a context all that is kept.
  func lend(to context: CheckContext, _ evaluation: Evaluation) {
    context.take(policy, evaluation)
    context.limits = limits
    context.documents = documents
    context.mainPoints = mainPoints
    context.isMainPoint = isMainPoint
    context.heldSchemes = schemes
    context.isRated = old.ratedCount > 0
    context.linchpins = foundLinchpins
    context.hinging = hinging
    context.circles = circles
    context.twins = twins
    facts.lend(to: context)
    columns.lend(to: context)
  }

  /// The findings that are not for another map to report and that nothing silences.
  func visible(_ findings: [Finding], in context: CheckContext) -> [Finding] {
    visible(findings, silencer, in: context)
  }

  /// The same, by other `allow` statements.
  func visible(
    _ findings: [Finding], _ silencer: Silencer, in context: CheckContext
  ) -> [Finding] {
    findings.filter {
      !context.isForAnotherMap($0) && silencer.allowances(for: $0).isEmpty
    }
  }

  /// Runs the rules that judge what others found.
  mutating func judge(_ context: CheckContext, _ difference: inout FindingStore.Difference) {
    for index in context.allowances.indices {
      let allowance = context.allowances[index]
      guard allowance.hasReason, let code = allowance.code else { continue }
      context.allowances[index].isUsed = store.has(code, about: allowance.node)
    }
    for rule in rules[.map] ?? [] where rule.about.judgesOthers {
      var found: [Finding] = []
      rule.check(context) { found.append($0) }
      store.replace(all: rule.about.code, with: found, &difference)
    }
  }

  /// The directives that change what is found where nothing else is edited.
  static func frame(of map: MapView) -> [Directive] {
    map.directives.map(\.directive).filter {
      switch $0 {
      case .scheme, .scale, .include: true
      default: false
      }
    }
  }

  /// Whether an edit is one that can be followed; if not, the whole map is checked again. That is so
  ///
  /// - when the rules that run or what they are asked are others, or a `scheme`, `scale` or
  ///   `include` statement came or went, and as long as other notebooks are included;
  /// - when the first contention or the first likelihood comes, or the last one goes;
  /// - when statements were moved about, or a large part of the map was edited;
  /// - when tables that only grow have become too large, and as long as a rule gave up at its limit.
  func canFollow(_ map: MapView, _ changed: [NodeID], _ policy: ResolvedPolicy) -> Bool {
    guard policy == self.policy, Self.frame(of: map) == frame,
      map.included.files.isEmpty, map.included.failures.isEmpty,
      map.included.missingPrefixes.isEmpty,
      map.contentions.isEmpty != hasContentions,
      old.staysRated(after: changed, map.graph),
      changed.count <= map.graph.count / 8 + 64, !twins.isSpent, !links.isSpent,
      !store.hasUndecided
    else { return false }
    return isInOldOrder(map, changed)
  }

  /// Whether the statements that were not edited stand in the order they stood in.
  private func isInOldOrder(_ map: MapView, _ changed: [NodeID]) -> Bool {
    var edited: Set<Origin> = []
    for node in changed {
      edited.insert(map.graph.origin(node))
      if node.index < old.kinds.count { edited.insert(old.origins[node.index]) }
    }
    var (last, new) = (0, 0)
    while true {
      // Nearly all stand where they stood; only the others are looked at closely.
      while last < origins.count, new < map.origins.count, origins[last] == map.origins[new] {
        last += 1
        new += 1
      }
      while last < origins.count, edited.contains(origins[last]) { last += 1 }
      while new < map.origins.count, edited.contains(map.origins[new]) { new += 1 }
      if last == origins.count || new == map.origins.count { break }
      if origins[last] != map.origins[new] {
        // A statement that declares nothing matters to no rule.
        if map.graph.nodes(of: origins[last]).isEmpty {
          last += 1
        } else if map.graph.nodes(of: map.origins[new]).isEmpty {
          new += 1
        } else {
          return false
        }
        continue
      }
      last += 1
      new += 1
    }
    func matters(_ origin: Origin) -> Bool {
      !edited.contains(origin) && !map.graph.nodes(of: origin).isEmpty
    }
    return !origins[last...].contains(where: matters)
      && !map.origins[new...].contains(where: matters)
  }
}

extension CheckContext {
  /// Takes what a check is asked for.
  func take(_ policy: ResolvedPolicy, _ evaluation: Evaluation) {
    heldEvaluation = evaluation
    activeCodes = policy.codes
    asOf = policy.asOf
    horizon = policy.horizon
    allowances = readAllowances()
  }
}
