import ArgumentGraph
import Evaluation
import Testing

@Suite struct `Cruxes` {
  /// A set of changes, written so that sets can be compared.
  private func plain(_ crux: Crux) -> String {
    "-\(crux.remove.map(\.raw).sorted()) +\(crux.add.map(\.raw).sorted()) "
      + "s\(crux.sources.map(\.raw).sorted()) \(crux.becomes.plain)"
  }

  private enum Move { case lose(NodeID), confirm(NodeID), source(NodeID) }

  /// Every minimal set of at most three changes, by trying all.
  private func bruteForce(
    _ evaluation: Evaluation, _ node: NodeID, _ moves: [Move], _ change: CruxOptions.Change
  ) -> Set<String> {
    let verdict = evaluation.verdict(node)
    var flipping: [Set<Int>] = []
    var found: Set<String> = []
    func attempt(_ set: [Int]) {
      if flipping.contains(where: { $0.isSubset(of: set) }) { return }
      var crux = Crux(becomes: .falls)
      for index in set {
        switch moves[index] {
        case .lose(let node): crux.remove.append(node)
        case .confirm(let node): crux.add.append(node)
        case .source(let node): crux.sources.append(node)
        }
      }
      if !Set(crux.remove).isDisjoint(with: crux.add) { return }
      let other = evaluation.supposing(crux.suppositions).verdict(node)
      if change == .word ? other.isSameWord(as: verdict) : other == verdict { return }
      if [.falls, .notAdmitted].contains(other), [.falls, .notAdmitted].contains(verdict) {
        return
      }
      crux.becomes = other
      flipping.append(Set(set))
      found.insert(plain(crux))
    }
    for first in moves.indices { attempt([first]) }
    for first in moves.indices { for second in 0..<first { attempt([second, first]) } }
    for first in moves.indices {
      for second in 0..<first { for third in 0..<second { attempt([third, second, first]) } }
    }
    return found
  }

  private func compare(
    _ kind: CruxOptions.Moves, _ change: CruxOptions.Change, seeds: Range<UInt64>,
    _ shape: MapDraft.Shape
  ) {
    var sizes = [0, 0, 0, 0]
    for seed in seeds {
      var dice = Dice(seed: seed)
      let draft = MapDraft.random(shape, &dice)
      let map = BuiltMap(draft)
      let graph = map.view.graph
      let evaluation = Evaluation(map.view)
      let node = map.statements[dice.roll(map.statements.count)]
      let leaves = map.statements.enumerated().filter { index, leaf in
        leaf != node
          && (!graph.kind(leaf).isClaim
            || !draft.inferences.contains { $0.kind == .support && $0.target == index })
      }.map(\.element)
      var moves: [Move] = []
      switch kind {
      case .sources: moves = graph.slots.filter { graph.kind($0) == .source }.map { .source($0) }
      case .lossesAndConfirmations:
        moves = leaves.map { .lose($0) } + leaves.map { .confirm($0) }
      default: moves = leaves.map { .lose($0) }
      }
      var options = CruxOptions()
      options.moves = kind
      options.change = change
      options.findsAllSizes = true
      let answer = evaluation.cruxes(of: node, options)
      for crux in answer.cruxes { sizes[crux.size] += 1 }
      let expected = bruteForce(evaluation, node, moves, change)
      let found = Set(answer.cruxes.map(plain))
      #expect(answer.isComplete)
      #expect(found == expected, "seed \(seed), \(graph.name(node)): \(draft)")
      if found != expected { return }
    }
    #expect(sizes[1] > 20 && sizes[2] > 0, "\(sizes)")
  }

  @Test func `losses that change the verdict are those that trying all sets finds`() {
    compare(
      .losses, .word, seeds: 0..<350, MapDraft.Shape(statements: 9, inferences: 16))
  }

  @Test func `losses that change the level are those that trying all sets finds`() {
    compare(
      .losses, .level, seeds: 1_000..<1_400, MapDraft.Shape(statements: 9, inferences: 16))
  }

  @Test func `losses and confirmations are those that trying all sets finds`() {
    compare(
      .lossesAndConfirmations, .word, seeds: 2_000..<2_120,
      MapDraft.Shape(statements: 7, inferences: 14))
  }

  @Test func `losses of sources are those that trying all sets finds`() {
    compare(
      .sources, .word, seeds: 3_000..<3_300, MapDraft.Shape(statements: 9, inferences: 16))
  }

  @Test func `a search that is stopped says how far it came`() {
    var draft = MapDraft()
    for _ in 0..<20 {
      draft.statements.append(MapDraft.Statement(kind: .evidence, letter: "B", number: 2))
    }
    draft.statements.append(MapDraft.Statement(kind: .claim))
    for index in 0..<20 {
      draft.inferences.append(MapDraft.Inference(kind: .support, premises: [index], target: 20))
    }
    let map = BuiltMap(draft)
    var left = 1
    let stopped = Evaluation(map.view).cruxes(of: map.statements[20]) {
      left -= 1
      return left < 0
    }
    #expect(!stopped.isComplete)
    #expect(stopped.cruxes.isEmpty)
    let whole = Evaluation(map.view).cruxes(of: map.statements[20])
    #expect(whole.isComplete)
    #expect(whole.cruxes.isEmpty)
    #expect(whole.independentReasons.count == 20)
  }
}
