import ArgumentGraph
import Evaluation
import SourceText

/// Following one edit.
extension Kept {
  /// An edit, as it is followed.
  struct Work {
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
    /// The statements that declared the edited nodes before, and those whose targets name nothing.
    var formerly: [Origin] = []
    /// The nodes whose findings may be others.
    var near: Set<NodeID> = []
    /// What sources go back to whose citations or origins were edited.
    var sourceOrigins: Set<NodeID> = []
    /// Whether a source was declared, withdrawn or edited.
    var areSourcesEdited = false
    var difference = FindingStore.Difference()
  }

  /// Checks again what an edit touches.
  mutating func follow(
    _ map: MapView, _ changed: [NodeID], _ evaluation: Evaluation
  ) -> FindingChanges {
    let graph = map.graph
    let nowDangling = graph.danglingInferences
    var edited = Set(changed)
    if nowDangling != dangling {
      edited.formUnion(Set(dangling).symmetricDifference(nowDangling))
      dangling = nowDangling
    }
    edited.formUnion(graph.slots.dropFirst(old.kinds.count))
    // Names go by neighbours, so they are asked for before these are others.
    var names: [NodeID: String] = [:]
    for node in edited where node.index < old.kinds.count && old.kinds[node.index].isInference {
      if graph.labelID(node).isNone { names[node] = oldName(node, graph) }
    }
    let touched = links.follow(map, edited: edited, before: old.conclusions)
    let all = CheckContext(map, links, lookingAt: map.order)
    var work = Work(
      map: map, evaluation: evaluation, all: all, edited: edited, touched: touched)
    work.formerly =
      edited.compactMap { $0.index < old.origins.count ? old.origins[$0.index] : nil }
      + dangling.map { graph.origin($0) } + directives
    directives = map.directives.map(\.origin)
    reread(&work)
    old.update(edited, graph)
    recompute(&work)
    let allowed = silencer
    run(&work)
    origins = map.origins
    return changes(work.difference, allowed, names, in: all)
  }

  // MARK: The rules

  /// Runs the rules.
  private mutating func run(_ work: inout Work) {
    let (map, all) = (work.map, work.all)
    lend(to: all, work.evaluation)
    run(.near, on: closed(work.near, all), work, &work.difference)
    run(.names, on: names.update(work.edited, in: all), work, &work.difference)
    runOnStrays(&work)
    runOnOrigins(&work)
    let read = work.formerly + work.near.map { map.graph.origin($0) }
    let origins = Set(read + directives).filter { !$0.isNone }
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
    let context = context(work.map, work.evaluation, lookingAt: work.all.inOrder(nodes))
    context.quotations = work.all.quotations
    var found: [Finding] = []
    for rule in rules where !rule.about.judgesOthers {
      rule.check(context) { found.append($0) }
    }
    let codes = Set(rules.map { $0.about.code })
    store.replace(codes, on: nodes.sorted(), with: found, &difference)
  }

  /// Looks at all that bears on no main point and hangs together with what is near.
  private mutating func runOnStrays(_ work: inout Work) {
    guard let rules = rules[.strays] else { return }
    let all = work.all
    let bearing = facts.bearing
    var marks = [Bool](repeating: false, count: bearing.count)
    var found: [NodeID] = []
    func reach(_ node: NodeID) {
      if marks[node.index] || !bearing[node.index].isEmpty { return }
      marks[node.index] = true
      found.append(node)
    }
    for node in work.near {
      reach(node)
      all.visitNeighbours(of: node, reach)
    }
    var next = 0
    while next < found.count {
      all.visitNeighbours(of: found[next], reach)
      next += 1
    }
    let rank = work.map.rank
    let order = found.filter { rank[$0.index] >= 0 }.sorted { rank[$0.index] < rank[$1.index] }
    let context = context(work.map, work.evaluation, lookingAt: order)
    context.strays = marks
    var findings: [Finding] = []
    for rule in rules { rule.check(context) { findings.append($0) } }
    let nodes = Array(work.near) + found.filter { !work.near.contains($0) }
    store.replace(
      Set(rules.map { $0.about.code }), on: nodes.sorted(), with: findings, &work.difference)
  }

  /// Looks at the sources that have an origin in common with one whose citations were edited.
  private mutating func runOnOrigins(_ work: inout Work) {
    guard let rules = rules[.origins], !work.sourceOrigins.isEmpty else { return }
    let sources = Set(work.sourceOrigins.flatMap { columns.origins.family(of: $0) })
    let order = work.all.inOrder(sources)
    let context = context(work.map, work.evaluation, lookingAt: order)
    var findings: [Finding] = []
    for rule in rules { rule.check(context) { findings.append($0) } }
    store.replace(
      onOrigins: work.sourceOrigins, with: findings, in: context, &work.difference)
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
}
