import ArgumentGraph

extension CruxSearch {
  /// Which changes there are, what each does, and which may break a reason.
  struct Moves {
    private let evaluation: Evaluation
    private let target: NodeID
    private let mayLose: Bool
    private let mayConfirm: Bool
    private let isBySource: Bool
    /// For moves of sources: the evidence that cites each, in the order of numbers.
    private var evidence: [NodeID: [NodeID]] = [:]

    init(
      _ evaluation: Evaluation, _ target: NodeID, _ verdict: Verdict, _ kind: CruxOptions.Moves
    ) {
      self.evaluation = evaluation
      self.target = target
      let falls = verdict == .falls || verdict == .notAdmitted
      isBySource = kind == .sources
      mayLose = !isBySource
      mayConfirm = kind == .lossesAndConfirmations || (kind == .usual && falls)
      if isBySource {
        let graph = evaluation.graph
        for node in graph.slots where graph.kind(node) == .evidence {
          for source in citedSources(node) { evidence[source, default: []].append(node) }
        }
      }
    }

    /// The sources that evidence cites, and those that they derive from.
    private func citedSources(_ node: NodeID) -> Set<NodeID> {
      let graph = evaluation.graph
      var found: Set<NodeID> = []
      for anchor in graph.anchors(node) {
        var source = anchor.source
        while !source.isNone, found.insert(source).inserted { source = graph.source(source).origin }
      }
      return found
    }

    /// Whether a statement may be lost or confirmed: evidence, an assumption, or what nothing
    /// supports.
    private func isLeaf(_ node: NodeID) -> Bool {
      let network = evaluation.network
      if node == target || network.roles[node.index] != .statement { return false }
      if evaluation.givens.forces[node.index] != .none { return false }
      return !evaluation.graph.kind(node).isClaim || network.supports.range(node.index).isEmpty
    }

    /// The moves that touch a reason; any change of the verdict takes one of them.
    func moves(breaking steps: [Certificate.Step]) -> [Move] {
      var moves: Set<Move> = []
      func lose(_ derivation: Certificate.Derivation) {
        let node = derivation.fact.node
        if isBySource, evaluation.graph.kind(node) == .evidence {
          for source in citedSources(node) { moves.insert(.loseSource(source)) }
        }
        if mayLose, isLeaf(node) { moves.insert(.lose(node)) }
      }
      func confirm(_ refutation: Certificate.Refutation) {
        if mayConfirm, isLeaf(refutation.fact.node) {
          moves.insert(.confirm(refutation.fact.node))
        }
      }
      for step in steps {
        switch step {
        case .holds(let derivation): lose(derivation)
        case .fails(let refutations): refutations.forEach(confirm)
        case .undecided(let derivations, let refutations):
          derivations.forEach(lose)
          refutations.forEach(confirm)
        }
      }
      return moves.sorted()
    }

    /// What moves change together.
    func changes(_ moves: [Move]) -> [Workbench.Change] {
      var changes: [Workbench.Change] = []
      var dropped: Set<NodeID> = []
      for move in moves {
        switch move {
        case .lose(let node):
          changes.append(Workbench.Change(node: node.index, level: 0, word: 0, force: .out))
        case .confirm(let node):
          let givens = evaluation.givens
          changes.append(
            Workbench.Change(
              node: node.index, level: givens.levels[node.index], word: givens.words[node.index],
              force: .in))
        case .loseSource(let source): dropped.insert(source)
        }
      }
      return changes + self.changes(dropping: dropped)
    }

    private func changes(dropping sources: Set<NodeID>) -> [Workbench.Change] {
      if sources.isEmpty { return [] }
      let graph = evaluation.graph
      let all = graph.sources(
        derivedFrom: sources.union(evaluation.suppositions.droppedSources))
      let affected = Set(sources.flatMap { evidence[$0] ?? [] }).sorted()
      return affected.filter { evaluation.givens.forces[$0.index] == .none }.map { node in
        let level = evaluation.grades.grade(of: node, in: graph, without: all).level
        return Workbench.Change(
          node: node.index, level: level, word: min(1, level), force: .none)
      }
    }

    /// How hard a set is to doubt: the level of its strongest member. Confirmations count by what
    /// they lack.
    func strength(of set: [Move]) -> Int {
      set.map { move in
        switch move {
        case .lose(let node): Int(evaluation.givens.levels[node.index])
        case .confirm(let node):
          Int(evaluation.givens.top) - Int(evaluation.givens.levels[node.index])
        case .loseSource(let source):
          (evidence[source] ?? []).map { Int(evaluation.givens.levels[$0.index]) }.max() ?? 0
        }
      }.max() ?? 0
    }
  }
}
