import ArgumentGraph
import Evaluation

/// What is kept, brought in line with an edit.
extension Kept {
  /// How many steps away from an edited node a finding may be that depends on it.
  private static let nearness = 4

  // MARK: What nodes hold

  /// Reads again what the edited nodes hold.
  mutating func reread(_ work: inout Work) {
    let context = work.all
    let count = context.graph.count
    columns.grow(to: count)
    facts.grow(to: count)
    store.grow(to: count)
    for node in work.touched { columns.countIncoming(of: node, in: context) }
    let row = columns.rowUse.main
    rereadCitations(&work)
    // What an inference does goes by what it bears on and rests on.
    for node in work.edited where former(node) != context.graph.kind(node) {
      work.touched.formUnion(context.incoming[node])
      work.touched.formUnion(context.uses[node])
    }
    if columns.rowUse.main != row {
      work.near.formUnion(columns.nodes(apartFrom: row))
      work.near.formUnion(columns.nodes(apartFrom: columns.rowUse.main))
    }
    for node in work.edited {
      let isSure =
        work.map.rank[node.index] >= 0 && context.graph.kind(node).isStatement
        && context.graph.confidence(node) == .high
      if isSure { sure.insert(node) } else { sure.remove(node) }
    }
    updateMainPoints(&work)
  }

  private func former(_ node: NodeID) -> NodeKind {
    node.index < old.kinds.count ? old.kinds[node.index] : .vacant
  }

  /// Reads again the edited nodes, and those that cite what was edited.
  private mutating func rereadCitations(_ work: inout Work) {
    let context = work.all
    let edited = work.edited.sorted()
    var cited: Set<NodeID> = []
    for node in edited {
      cited.formUnion(columns.cites[node])
      if work.map.rank[node.index] >= 0 { cited.formUnion(context.citedSources(of: node)) }
    }
    cited.remove(.none)
    let studied = cited.filter { columns.isStudied($0) }
    for node in edited { _ = columns.reread(node, was: former(node), in: context) }
    // How a source is graded, and what it derives from, decides of the evidence that cites it.
    let sources = edited.filter { former($0) == .source || context.graph.kind($0) == .source }
    work.areSourcesEdited = !sources.isEmpty
    work.sourceOrigins = Set((sources + cited).map { columns.origins.root(of: $0) })
    var read = Set(sources)
    read.formUnion(cited.filter { columns.isStudied($0) != studied.contains($0) })
    let derive = edited.contains {
      columns.isDerived($0)
        || context.graph.kind($0) == .source && !context.graph.source($0).origin.isNone
    }
    if derive {
      let before = read.map { columns.origins.root(of: $0) }
      let other = columns.findOriginsAgain(in: context)
      work.sourceOrigins.formUnion(before)
      work.sourceOrigins.formUnion(other.origins)
      work.sourceOrigins.formUnion((sources + cited).map { columns.origins.root(of: $0) })
      read.formUnion(other.sources)
      work.touched.formUnion(
        context.sources.filter { work.edited.contains(context.graph.source($0).origin) })
    }
    var citing: Set<NodeID> = []
    for source in read { columns.citers.visit(source) { citing.insert($0) } }
    let only = columns.origins.only == nil
    for node in citing.union(work.edited).sorted() { columns.rereadCitations(node, in: context) }
    if (columns.origins.only == nil) != only {
      for index in facts.items.indices
      where facts.items[index].count == 2 && facts.origins[index].count == 1 {
        work.near.insert(NodeID(raw: UInt32(truncatingIfNeeded: index)))
      }
    }
    for set in [cited, citing, read] { work.touched.formUnion(set) }
  }

  /// Finds the main points again.
  private mutating func updateMainPoints(_ work: inout Work) {
    let (map, graph) = (work.map, work.map.graph)
    var now = map.contentions
    if now.isEmpty {
      // Only those that were edited, or used or not used any more, can be others.
      let new = work.touched.filter {
        map.rank[$0.index] >= 0 && graph.kind($0).isClaim && !graph.hasUses($0)
      }
      let isAny = !new.isEmpty || work.touched.contains { isMainPoint.at($0) }
      now = isAny ? mainPoints.filter { !work.touched.contains($0) } : mainPoints
      for node in new {
        now.insert(node, at: now.partition(before: node, by: map.rank))
      }
    }
    let missing = graph.count - isMainPoint.count
    if missing > 0 { isMainPoint.append(contentsOf: repeatElement(false, count: missing)) }
    if now == mainPoints { return }
    work.roots = Set(mainPoints).symmetricDifference(now).sorted()
    for node in work.roots { isMainPoint[node.index].toggle() }
    mainPoints = now
  }

  // MARK: What rules share

  /// Works out again what the rules share.
  mutating func recompute(_ work: inout Work) {
    let context = work.all
    columns.lend(to: context)
    context.mainPoints = mainPoints
    context.isMainPoint = isMainPoint
    context.documents = documents
    let seeds = work.touched.union(work.roots).sorted()
    reach.follow(seeds, in: context)
    _ = facts.recompute(reach, in: context)
    let texts = quotations.update(
      work.touched, sourcesChanged: work.areSourcesEdited, columns.citers, in: context)
    work.near.formUnion(texts)
    for source in texts { columns.citers.visit(source) { work.near.insert($0) } }
    work.near.formUnion(ball(around: work.touched, context))
    work.near.formUnion(facts.recomputeBearing(seeds, reach, in: context))
    work.near.formUnion(reach.nodes)
    work.near.formUnion(work.roots)
    if mainPoints.count > 1 || !work.roots.isEmpty { addBothSided(beneath: seeds, &work) }
    work.near.formUnion(twins.update(work.edited.sorted(), in: context))
    work.near.formUnion(updateLinchpins(work, context))
    circles.update(work.touched, reach, in: context)
  }

  /// What bears both ways on one of several main points may do so on another one now.
  private func addBothSided(beneath seeds: [NodeID], _ work: inout Work) {
    var seen = [Bool](repeating: false, count: facts.bearing.count)
    for seed in seeds {
      work.all.visitAncestors(of: seed, seen: &seen) { node in
        if facts.bearing[node.index].isSuperset(of: .bothSides) { work.near.insert(node) }
      }
    }
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

  // MARK: Linchpins

  /// Returns the statements that other verdicts hang on than before, and those of high confidence
  /// that hang on another assumption.
  private mutating func updateLinchpins(_ work: Work, _ context: CheckContext) -> Set<NodeID> {
    let evaluation = work.evaluation
    context.heldEvaluation = evaluation
    context.limits = limits
    let targets = mainPoints + sure.filter { !isMainPoint[$0.index] }
    let trial = linchpins?.update(
      evaluation, touched: work.touched.sorted(), circling: reach.hasCircle ? reach.nodes : [],
      targets: targets)
    if let trial, let index = linchpins, work.roots.isEmpty {
      return follow(trial, index, work, context)
    }
    // What could not be indexed within the limit is searched anew each time.
    if trial == nil, linchpins != nil {
      linchpins = LinchpinIndex(evaluation, targets: targets)
    }
    let (before, tied) = (foundLinchpins, hinging.first)
    if let linchpins {
      foundLinchpins = LinchpinTable(Linchpins(all: linchpins.linchpins(of: mainPoints)))
      hinging = ([:], 0)
      for target in sure { tie(target, linchpins, context) }
    } else {
      foundLinchpins = LinchpinTable(
        evaluation.linchpins(of: mainPoints, work: limits.linchpinWork))
      hinging = context.findHinging()
    }
    let nodes = Set(before.nodes).union(foundLinchpins.nodes).filter {
      before[$0] != foundLinchpins[$0]
    }
    let now = hinging.first
    return nodes.union(Set(tied.keys).union(now.keys).filter { tied[$0] != now[$0] })
  }

  /// Takes over what became of the losses that were tried again.
  private mutating func follow(
    _ trial: LinchpinIndex.Trial, _ index: LinchpinIndex, _ work: Work, _ context: CheckContext
  ) -> Set<NodeID> {
    let rank = work.map.rank
    var others: Set<NodeID> = []
    for node in trial.losses {
      let found = index.linchpins(losing: node).filter { isMainPoint.at($0.target) }
        .sorted { rank[$0.target.index] < rank[$1.target.index] }
      if foundLinchpins.set(found, of: node) { others.insert(node) }
    }
    for target in trial.targets.union(work.edited) {
      let before = hinging.first[target]
      tie(target, index, context)
      if hinging.first[target] != before { others.insert(target) }
    }
    return others
  }

  /// Finds what a statement of high confidence hangs on.
  private mutating func tie(_ target: NodeID, _ index: LinchpinIndex, _ context: CheckContext) {
    hinging.first[target] =
      sure.contains(target)
      ? index.firstLoss(changing: target) { context.isUnexamined($0) } : nil
  }
}

extension [Bool] {
  /// The mark of a node; false for one that was added since.
  fileprivate func at(_ node: NodeID) -> Bool { node.index < count && self[node.index] }
}

extension [NodeID] {
  /// Where a node belongs among others that are in the order of the document.
  fileprivate func partition(before node: NodeID, by rank: [Int32]) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if rank[self[middle].index] < rank[node.index] { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
