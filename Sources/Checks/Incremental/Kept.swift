import ArgumentGraph
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
  var foundLinchpins: Linchpins
  var hinging: (first: [NodeID: NodeID], untried: Int)
  var circles: FoundCircles

  // The map as it was.
  var old: OldColumns
  var origins: [Origin]
  var directives: [PlacedDirective]
  var isMainPoint: [Bool]
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
      store.add(found, of: rule)
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
    directives = map.directives
    isMainPoint = context.isMainPoint
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
    context.isMainPoint = isMainPoint
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

  /// Whether an edit is one that can be followed.
  func canFollow(_ map: MapView, _ changed: [NodeID], _ policy: ResolvedPolicy) -> Bool {
    guard policy == self.policy, map.directives == directives,
      map.included.files.isEmpty, map.included.failures.isEmpty,
      map.included.missingPrefixes.isEmpty,
      map.contentions.isEmpty != hasContentions,
      old.staysRated(after: changed, map.graph),
      changed.count <= map.graph.count / 8 + 64, !twins.isSpent, !links.isSpent,
      !store.hasUndecided
    else { return false }
    let graph = map.graph
    for node in changed {
      // What derives from what is worked out for all sources at once.
      let wasOrigin = node.index < old.kinds.count && columns.isDerived(node)
      if wasOrigin || graph.kind(node) == .source && !graph.source(node).origin.isNone {
        return false
      }
    }
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
    let left = origins[last...].contains { !edited.contains($0) }
    let more = map.origins[new...].contains { !edited.contains($0) }
    return !left && !more
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

/// What is remembered of each node, to see what an edit changed.
struct OldColumns {
  var kinds: [NodeKind]
  var origins: [Origin]
  var conclusions: [NodeID]
  /// Which statements have a likelihood, and how many.
  private var isRated: [Bool]
  private(set) var ratedCount = 0

  init(_ map: CheckContext) {
    let graph = map.graph
    isRated = graph.slots.map { Self.isRated($0, graph) }
    ratedCount = isRated.count { $0 }
    kinds = graph.slots.map { graph.kind($0) }
    origins = graph.slots.map { graph.origin($0) }
    conclusions = graph.slots.map { Self.conclusion($0, graph) }
  }

  /// What an inference bears on; `none` for what is no inference.
  static func conclusion(_ node: NodeID, _ graph: Graph) -> NodeID {
    graph.kind(node).isInference ? graph.conclusion(node) : .none
  }

  private static func isRated(_ node: NodeID, _ graph: Graph) -> Bool {
    graph.kind(node).isStatement && graph.likelihood(node) != nil
  }

  /// Whether the map has likelihoods after an edit as before it, or has none as before.
  func staysRated(after changed: [NodeID], _ graph: Graph) -> Bool {
    var count = ratedCount
    for node in Set(changed) {
      if node.index < isRated.count, isRated[node.index] { count -= 1 }
      if Self.isRated(node, graph) { count += 1 }
    }
    return (count > 0) == (ratedCount > 0)
  }

  mutating func update(_ nodes: some Sequence<NodeID>, _ graph: Graph) {
    let missing = graph.count - kinds.count
    if missing > 0 {
      kinds.append(contentsOf: repeatElement(.vacant, count: missing))
      origins.append(contentsOf: repeatElement(.none, count: missing))
      conclusions.append(contentsOf: repeatElement(.none, count: missing))
      isRated.append(contentsOf: repeatElement(false, count: missing))
    }
    for node in nodes {
      ratedCount -= isRated[node.index] ? 1 : 0
      isRated[node.index] = Self.isRated(node, graph)
      ratedCount += isRated[node.index] ? 1 : 0
      kinds[node.index] = graph.kind(node)
      origins[node.index] = graph.origin(node)
      conclusions[node.index] = Self.conclusion(node, graph)
    }
  }
}

/// Ids that are the same but for case, or look alike.
struct NameGroups {
  private var folded: KeyGroups
  private var skeletons: KeyGroups

  init(_ map: CheckContext) {
    let labelled = map.nodes.filter { !map.graph.labelID($0).isNone }
    let count = map.graph.count
    folded = KeyGroups(count: count, labelled) { DuplicateID.foldedHash($0, in: map) }
    skeletons = KeyGroups(count: count, labelled) { ConfusableIDs.skeletonHash($0, in: map) }
  }

  /// Follows an edit; returns the nodes whose ids are to be compared again.
  mutating func update(_ nodes: Set<NodeID>, in map: CheckContext) -> Set<NodeID> {
    var keys: [[UInt64]] = [[], []]
    for node in nodes {
      let isNamed = map.map.rank[node.index] >= 0 && !map.graph.labelID(node).isNone
      let new = [
        isNamed ? DuplicateID.foldedHash(node, in: map) : 0,
        isNamed ? ConfusableIDs.skeletonHash(node, in: map) : 0,
      ]
      keys[0] += [folded.key(of: node), new[0]]
      keys[1] += [skeletons.key(of: node), new[1]]
      folded.set(node, new[0])
      skeletons.set(node, new[1])
    }
    var found: Set<NodeID> = []
    for key in Set(keys[0]) where key != 0 { found.formUnion(folded.nodes(with: key)) }
    for key in Set(keys[1]) where key != 0 { found.formUnion(skeletons.nodes(with: key)) }
    return found.union(nodes)
  }
}
