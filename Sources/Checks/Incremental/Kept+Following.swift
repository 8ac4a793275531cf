import ArgumentGraph
import Evaluation
import SourceText

/// Following one edit.
extension Kept {
  /// How many steps away from an edited node a finding may be that depends on it.
  private static let nearness = 4

  /// An edit, as it is followed.
  private struct Work {
    let map: MapView
    let evaluation: Evaluation
    /// For what looks at the whole map.
    let all: CheckContext
    /// The nodes that were declared, withdrawn, tied or untied.
    let edited: Set<NodeID>
    /// These, and those beside them before and after.
    var touched: Set<NodeID> = []
    /// Nodes that are main points now and were not, or the other way round.
    var roots: [NodeID] = []
    /// The statements that declared the edited nodes before.
    var formerly: [Origin] = []
    /// The nodes whose findings may be others.
    var near: Set<NodeID> = []
    var difference = FindingStore.Difference()
  }

  /// Checks again what an edit touches.
  mutating func follow(
    _ map: MapView, _ changed: [NodeID], _ evaluation: Evaluation
  ) -> FindingChanges {
    let graph = map.graph
    let nowDangling = graph.danglingInferences
    var edited = Set(changed).union(dangling).union(nowDangling)
    edited.formUnion(graph.slots.dropFirst(old.kinds.count))
    dangling = nowDangling
    // Names go by neighbours, so they are asked for before these are others.
    var names: [NodeID: String] = [:]
    for node in edited where node.index < old.kinds.count && old.kinds[node.index].isInference {
      if graph.labelID(node).isNone { names[node] = oldName(node, graph) }
    }
    let touched = links.follow(map, edited: edited, before: old.conclusions)
    let all = CheckContext(map, links, lookingAt: map.order)
    var work = Work(
      map: map, evaluation: evaluation, all: all, edited: edited, touched: touched)
    work.formerly = edited.compactMap {
      $0.index < old.origins.count ? old.origins[$0.index] : nil
    }
    reread(&work)
    old.update(edited, graph)
    recompute(&work)
    run(&work)
    (origins, directives) = (map.origins, map.directives)
    return changes(work.difference, names, in: all)
  }

  /// Reads again what the edited nodes hold.
  private mutating func reread(_ work: inout Work) {
    let context = work.all
    let count = context.graph.count
    columns.grow(to: count)
    facts.grow(to: count)
    store.grow(to: count)
    func former(_ node: NodeID) -> NodeKind {
      node.index < old.kinds.count ? old.kinds[node.index] : .vacant
    }
    for node in work.touched { columns.countIncoming(of: node, in: context) }
    var others: Set<NodeID> = []
    for node in work.edited.sorted() {
      others.formUnion(columns.reread(node, was: former(node), in: context))
    }
    // What an inference does goes by what it bears on and rests on.
    for node in work.edited where former(node) != context.graph.kind(node) {
      work.touched.formUnion(context.incoming[node])
      work.touched.formUnion(context.uses[node])
    }
    // How a source is graded decides of the evidence that cites it.
    let sources = work.edited.filter { node in
      (former(node) == .source || context.graph.kind(node) == .source) && columns.isCited(node)
    }
    if !sources.isEmpty {
      for node in context.statements
      where columns.cites[node].contains(where: { sources.contains($0) }) { others.insert(node) }
    }
    for node in work.edited.union(others).sorted() { columns.origins.update(node, in: context) }
    work.touched.formUnion(others)
    let isNow = context.marks(work.map.mainPoints)
    for index in isNow.indices
    where isNow[index] != (index < isMainPoint.count && isMainPoint[index]) {
      work.roots.append(NodeID(raw: UInt32(truncatingIfNeeded: index)))
    }
    isMainPoint = isNow
  }

  /// Works out again what the rules share.
  private mutating func recompute(_ work: inout Work) {
    let context = work.all
    columns.lend(to: context)
    context.isMainPoint = isMainPoint
    let seeds = work.touched.union(work.roots).sorted()
    reach.follow(seeds, in: context)
    _ = facts.recompute(reach, in: context)
    work.near = ball(around: work.touched, context)
    work.near.formUnion(facts.recomputeBearing(seeds, reach, in: context))
    work.near.formUnion(reach.nodes)
    work.near.formUnion(work.roots)
    work.near.formUnion(twins.update(work.edited.sorted(), in: context))
    work.near.formUnion(updateLinchpins(work, context))
    if reach.hasCircle || work.touched.contains(where: { circles.members.contains($0) }) {
      circles = FoundCircles(context)
    }
  }

  // MARK: The rules

  /// Runs the rules.
  private mutating func run(_ work: inout Work) {
    let (map, all) = (work.map, work.all)
    lend(to: all, work.evaluation)
    run(.near, on: closed(work.near, all), work, &work.difference)
    run(.names, on: names.update(work.edited, in: all), work, &work.difference)
    let read = work.formerly + work.near.map { map.graph.origin($0) }
    let origins = Set(read + map.directives.map(\.origin)).filter { !$0.isNone }
      .sorted { $0.raw < $1.raw }
    all.mentioning = origins
    for rule in rules[.mentions] ?? [] {
      var found: [Finding] = []
      rule.check(all) { found.append($0) }
      store.replaceMentions(in: origins, with: found, &work.difference)
    }
    all.mentioning = map.origins
    for rule in rules[.map] ?? [] where !rule.about.judgesOthers {
      var found: [Finding] = []
      rule.check(all) { found.append($0) }
      store.replace(all: rule.about.code, with: found, &work.difference)
    }
    silencer = Silencer(all.allowances)
    judge(all, &work.difference)
  }

  private mutating func run(
    _ scope: RuleScope, on nodes: Set<NodeID>, _ work: Work,
    _ difference: inout FindingStore.Difference
  ) {
    guard let rules = rules[scope] else { return }
    let rank = work.map.rank
    let order = nodes.filter { rank[$0.index] >= 0 }.sorted { rank[$0.index] < rank[$1.index] }
    let context = context(work.map, work.evaluation, lookingAt: order)
    var found: [Finding] = []
    for rule in rules where !rule.about.judgesOthers {
      rule.check(context) { found.append($0) }
    }
    let codes = Set(rules.map { $0.about.code })
    store.replace(codes, on: nodes.sorted(), with: found, &difference)
  }

  /// All nodes that are at most a few steps away, in any direction.
  private func ball(around nodes: Set<NodeID>, _ context: CheckContext) -> Set<NodeID> {
    var found = nodes
    var level = Array(nodes)
    for _ in 0..<Self.nearness {
      var next: [NodeID] = []
      for node in level {
        context.visitNeighbours(of: node) { if found.insert($0).inserted { next.append($0) } }
      }
      level = next
    }
    return found
  }

  /// `nodes` with all inferences that bear on the same node as one of them, and that node: rules
  /// that compare inferences of one conclusion must see all of them.
  private func closed(_ nodes: Set<NodeID>, _ context: CheckContext) -> Set<NodeID> {
    var conclusions = nodes
    for node in nodes {
      let conclusion = OldColumns.conclusion(node, context.graph)
      if !conclusion.isNone { conclusions.insert(conclusion) }
    }
    var closed = conclusions
    for node in conclusions { closed.formUnion(context.incoming[node]) }
    return closed
  }

  // MARK: Linchpins

  /// Returns the statements of high confidence that hang on another assumption than before.
  private mutating func updateLinchpins(_ work: Work, _ context: CheckContext) -> [NodeID] {
    let evaluation = work.evaluation
    context.heldEvaluation = evaluation
    context.limits = limits
    let sure = context.sureStatements
    let targets = context.linchpinTargets(sure)
    // What could not be indexed within the limit is searched anew each time.
    let isFollowed = linchpins?.update(
      evaluation, touched: work.touched.sorted(), circling: reach.hasCircle ? reach.nodes : [],
      targets: targets)
    if isFollowed == false { linchpins = LinchpinIndex(evaluation, targets: targets) }
    let before = hinging.first
    if let linchpins {
      foundLinchpins = Linchpins(all: linchpins.linchpins(of: context.mainPoints))
      hinging = ([:], 0)
      for linchpin in linchpins.linchpins(of: sure)
      where hinging.first[linchpin.target] == nil && context.isUnexamined(linchpin.node) {
        hinging.first[linchpin.target] = linchpin.node
      }
    } else {
      foundLinchpins = evaluation.linchpins(of: context.mainPoints, work: limits.linchpinWork)
      hinging = context.findHinging()
    }
    let now = hinging.first
    return Set(before.keys).union(now.keys).filter { before[$0] != now[$0] }
  }
}
