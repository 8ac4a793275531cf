import ArgumentGraph

/// Finds the smallest sets of changes that change a verdict (Reiter's hitting sets).
///
/// A reason stays a reason as long as none of its leaves changes. So every set that changes the
/// verdict holds a leaf of the present reason: each such leaf is tried, and where the verdict stays
/// the same the new reason's leaves are tried besides. Sets are visited by size, each once; one
/// that holds a set found before is passed over. So every minimal set is found, up to the size that
/// was searched to the end.
struct CruxSearch {
  private var bench: Workbench
  private let base: Evaluation
  private let target: NodeID
  private let verdict: Verdict
  private let options: CruxOptions
  private let moves: Moves
  private var found: [(moves: [Move], becomes: Verdict)] = []
  /// The steps of reasons that were looked at.
  private var stepCount = 0
  /// Whether as much was done as may be.
  private var isSpent: Bool {
    bench.work + stepCount * Self.workOfStep > options.workLimit
  }
  /// A step of a reason costs as much as computing so many values.
  private static let workOfStep = 8

  /// One change.
  enum Move: Hashable, Comparable {
    case lose(NodeID)
    case confirm(NodeID)
    case loseSource(NodeID)

    private var key: (Int, NodeID) {
      switch self {
      case .lose(let node): (0, node)
      case .confirm(let node): (1, node)
      case .loseSource(let node): (2, node)
      }
    }

    static func < (left: Move, right: Move) -> Bool { left.key < right.key }

    var node: NodeID { key.1 }
  }

  init(_ evaluation: Evaluation, of target: NodeID, _ options: CruxOptions) {
    base = evaluation
    self.target = target
    self.options = options
    verdict = evaluation.verdict(target)
    bench = Workbench(evaluation, for: target)
    moves = Moves(evaluation, target, verdict, options.moves)
  }

  private func isChange(_ other: Verdict) -> Bool {
    let isSame = options.change == .word ? other.isSameWord(as: verdict) : other == verdict
    // What is kept out does not hold either.
    let falls: [Verdict] = [.falls, .notAdmitted]
    return !isSame && !(falls.contains(other) && falls.contains(verdict))
  }

  /// - Parameter shouldStop: asked before each what-if.
  mutating func run(_ shouldStop: () -> Bool) -> Cruxes {
    var answer = Cruxes(
      node: target, verdict: verdict, cruxes: [], completeTo: 0, isComplete: false,
      independentReasons: [])
    var frontier: [[Move]] = [[]]
    for size in 1...max(1, options.maximumSize) {
      guard let next = extend(frontier, shouldStop) else { break }
      var unchanged: [[Move]] = []
      var isFinished = true
      for set in next {
        if isSpent || shouldStop() {
          isFinished = false
          break
        }
        if let other = verdict(after: set) {
          found.append((set, other))
        } else {
          unchanged.append(set)
        }
      }
      if !isFinished { break }
      answer.completeTo = size
      frontier = unchanged
      if frontier.isEmpty || size == options.maximumSize
        || (!found.isEmpty && !options.findsAllSizes)
      {
        answer.isComplete = true
        break
      }
    }
    answer.cruxes = sorted()
    if found.isEmpty, answer.isComplete { answer.independentReasons = independentReasons() }
    return answer
  }

  /// The sets of the next size that may change the verdict; nil when stopped.
  private mutating func extend(_ sets: [[Move]], _ shouldStop: () -> Bool) -> [[Move]]? {
    var next: [[Move]] = []
    var seen: Set<[Move]> = []
    for set in sets {
      if !set.isEmpty, isSpent || shouldStop() { return nil }
      bench.apply(moves.changes(set))
      let steps = bench.evaluation.reason(of: target, options.change)
      stepCount += steps.count
      let leaves = moves.moves(breaking: steps)
      bench.undo()
      for move in leaves where !set.contains(move) {
        // To lose and to confirm one and the same thing is no change.
        if set.contains(where: { $0.node == move.node }) { continue }
        let larger = (set + [move]).sorted()
        if seen.insert(larger).inserted, !holdsFound(larger) { next.append(larger) }
      }
    }
    return next
  }

  private func holdsFound(_ set: [Move]) -> Bool {
    found.contains { $0.moves.allSatisfy { set.contains($0) } }
  }

  /// The verdict after these moves, when it is a change.
  private mutating func verdict(after set: [Move]) -> Verdict? {
    bench.apply(moves.changes(set))
    let other = bench.evaluation.verdict(target)
    bench.undo()
    return isChange(other) ? other : nil
  }

  /// As cruxes, smaller ones and those that are easier to doubt first.
  private func sorted() -> [Crux] {
    let rank = base.map.rank
    func key(_ set: [Move]) -> [Int] {
      [set.count, moves.strength(of: set)] + set.map { Int(rank[$0.node.index]) }.sorted()
    }
    let keyed = found.map { (key($0.moves), $0) }
    return keyed.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map { _, entry in
      var crux = Crux(becomes: entry.becomes)
      for move in entry.moves {
        switch move {
        case .lose(let node): crux.remove.append(node)
        case .confirm(let node): crux.add.append(node)
        case .loseSource(let node): crux.sources.append(node)
        }
      }
      crux.remove = base.ordered(crux.remove)
      crux.add = base.ordered(crux.add)
      crux.sources = base.ordered(crux.sources)
      return crux
    }
  }

  /// Reasons that share no leaf: all leaves of one are lost before the next is sought.
  private mutating func independentReasons() -> [[NodeID]] {
    switch verdict {
    case .stands, .asserted: break
    default: return []
    }
    var reasons: [[NodeID]] = []
    var depth = 0
    while depth < Self.reasonLimit, !isChange(bench.evaluation.verdict(target)) {
      let leaves = moves.moves(breaking: bench.evaluation.reason(of: target, .word))
        .filter { if case .confirm = $0 { false } else { true } }
      if leaves.isEmpty { break }
      reasons.append(base.ordered(leaves.map(\.node)))
      bench.apply(moves.changes(leaves))
      depth += 1
    }
    for _ in 0..<depth { bench.undo() }
    return reasons
  }

  /// The most independent reasons that are named.
  static let reasonLimit = 100
}

extension Evaluation {
  /// What the verdict on a statement or an attack hinges on.
  ///
  /// - Parameter shouldStop: asked before each step; a step is one what-if.
  public func cruxes(
    of node: NodeID, _ options: CruxOptions = CruxOptions(), shouldStop: () -> Bool = { false }
  ) -> Cruxes {
    var search = CruxSearch(plain, of: node, options)
    return search.run(shouldStop)
  }

  /// The steps that show a verdict, its level only when that matters.
  func reason(of node: NodeID, _ change: CruxOptions.Change) -> [Certificate.Step] {
    var builder = ProofBuilder(self)
    var verdict = verdict(node)
    if change == .word {
      switch verdict {
      case .stands:
        builder.prove(ProofBuilder.Goal(.holds, node.index, 1))
        return builder.steps
      case .contested(let level) where level > 0:
        builder.prove(ProofBuilder.Goal(.possible, node.index, 1))
        builder.prove(ProofBuilder.Goal(.unproven, node.index, 1))
        return builder.steps
      default: break
      }
    }
    if case .notAdmitted = verdict { verdict = .falls }
    for goal in goals(of: node, verdict) { builder.prove(goal) }
    return builder.steps
  }
}
