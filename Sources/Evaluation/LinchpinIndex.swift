import ArgumentGraph

/// The linchpins of some statements, kept from one edit to the next: what becomes of them is
/// worked out again only for those losses that an edit could have changed.
///
/// For each loss that was tried it is kept which values had to be computed. As long as neither
/// they nor what they are computed from changes, the loss does to the map what it did before.
public struct LinchpinIndex: Sendable {
  /// What the loss of a statement does to a target.
  private struct Hit: Sendable {
    var target: NodeID
    var becomes: Verdict
  }

  private var hits: [UInt32: [Hit]] = [:]
  /// The losses that change each target.
  private var losses: [UInt32: Set<UInt32>] = [:]
  /// The losses that computed each node, some of them perhaps no longer.
  private var visitors: ContiguousArray<[UInt32]>
  private var isTarget: [Bool]
  private var isInKnot: [Bool]
  /// What stood when the losses were tried.
  private var values: Valuation

  /// Tries the loss of every leaf; `nil` when that takes more than `work` looks at a neighbour.
  ///
  /// - Parameter targets: the statements whose verdicts may be asked about.
  public init?(
    _ evaluation: Evaluation, targets: [NodeID], work: Int = Linchpins.usualWork
  ) {
    // Losses are tried on the grounded reading, whatever readings were chosen.
    let evaluation = evaluation.plain
    let count = evaluation.network.count + 1
    visitors = ContiguousArray(repeating: [], count: count)
    isTarget = [Bool](repeating: false, count: count)
    for target in targets { isTarget[target.index] = true }
    let order = evaluation.order
    isInKnot = (0..<count).map { $0 < order.knotNumbers.count && order.knotNumbers[$0] != 0 }
    values = evaluation.values
    var bench = LossBench(evaluation)
    for node in 0..<evaluation.graph.count where evaluation.isLeaf(node) {
      if bench.visits > work { return nil }
      tryLoss(of: node, &bench)
    }
  }

  /// Follows an edit.
  ///
  /// - Parameters:
  ///   - evaluation: what stands now.
  ///   - touched: every node that was declared, withdrawn, tied or untied, what it leads to and
  ///     what leads to it, before the edit and after it.
  ///   - circling: nodes that may be in circles now, beside those that were.
  ///   - targets: the statements whose verdicts may be asked about now.
  /// - Returns: what was tried again; `nil` when an index has to be made anew.
  public mutating func update(
    _ evaluation: Evaluation, touched: [NodeID], circling: [NodeID], targets: [NodeID],
    work: Int = Linchpins.usualWork
  ) -> Trial? {
    let evaluation = evaluation.plain
    let network = evaluation.network
    guard network.count + 1 == visitors.count else { return nil }
    for node in circling { isInKnot[node.index] = true }
    var changed = Set(touched.map(\.index))
    values.forEachDifference(from: evaluation.values) { changed.insert($0) }
    var asked = [Bool](repeating: false, count: visitors.count)
    for target in targets {
      asked[target.index] = true
      // Losses that change it were not asked about it before.
      if !isTarget[target.index] { changed.insert(target.index) }
    }
    isTarget = asked
    values = evaluation.values
    var open = changed
    for node in changed { network.forEachDependent(of: node) { open.insert($0) } }
    var again = changed
    for node in open {
      again.formUnion(visitors[node].map { Int($0) })
      visitors[node] = []
    }
    var trial = Trial()
    var bench = LossBench(evaluation)
    for node in again.sorted() where node < evaluation.graph.count {
      if bench.visits > work { return nil }
      let number = UInt32(truncatingIfNeeded: node)
      trial.losses.append(NodeID(raw: number))
      for hit in hits.removeValue(forKey: number) ?? [] {
        losses[hit.target.raw]?.remove(number)
        trial.targets.insert(hit.target)
      }
      if !evaluation.isLeaf(node) { continue }
      tryLoss(of: node, &bench)
      for hit in hits[number] ?? [] { trial.targets.insert(hit.target) }
    }
    return trial
  }

  /// What was tried again after an edit.
  public struct Trial: Sendable {
    /// The statements whose loss was tried, and those that can be lost no longer.
    public var losses: [NodeID] = []
    /// The targets that one of these changes, or changed before.
    public var targets: Set<NodeID> = []
  }

  /// What the loss of a node changes, in no order.
  public func linchpins(losing node: NodeID) -> [Linchpin] {
    (hits[node.raw] ?? []).map { Linchpin(node: node, target: $0.target, becomes: $0.becomes) }
  }

  /// The statement with the least number that `test` passes and whose loss changes a target.
  public func firstLoss(
    changing target: NodeID, where test: (NodeID) -> Bool
  ) -> NodeID? {
    (losses[target.raw] ?? []).lazy.map { NodeID(raw: $0) }.filter(test).min()
  }

  /// The linchpins, by the numbers of their nodes, then in the order of the targets.
  public func linchpins(of targets: [NodeID]) -> [Linchpin] {
    var position: [NodeID: Int] = [:]
    for (index, target) in targets.enumerated() { position[target] = index }
    var all: [Linchpin] = []
    for (node, hits) in hits.sorted(by: { $0.key < $1.key }) {
      let asked = hits.compactMap { hit in position[hit.target].map { ($0, hit) } }
      for (_, hit) in asked.sorted(by: { $0.0 < $1.0 }) {
        all.append(
          Linchpin(node: NodeID(raw: node), target: hit.target, becomes: hit.becomes))
      }
    }
    return all
  }

  /// Tries the loss of a leaf, and notes what it changes and what it computed.
  private mutating func tryLoss(of node: Int, _ bench: inout LossBench) {
    let number = UInt32(truncatingIfNeeded: node)
    let evaluation = bench.evaluation
    var found: [Hit] = []
    bench.lose(node, isInKnot) { visited, changed, values in
      for visit in visited where visit != number { visitors[Int(visit)].append(number) }
      for other in changed where isTarget[Int(other)] && other != number {
        let target = NodeID(raw: other)
        let becomes = evaluation.verdict(ofStatement: target, values.all(Int(other)))
        if evaluation.isChange(from: evaluation.verdict(target), to: becomes) {
          found.append(Hit(target: target, becomes: becomes))
        }
      }
    }
    if !found.isEmpty { hits[number] = found }
    for hit in found { losses[hit.target.raw, default: []].insert(number) }
  }
}

extension Evaluation {
  /// Whether nothing is beneath a statement but itself.
  fileprivate func isLeaf(_ node: Int) -> Bool {
    guard network.roles[node] == .statement, givens.forces[node] == .none else { return false }
    return !graph.kind(NodeID(raw: UInt32(truncatingIfNeeded: node))).isClaim
      || network.supports.range(node).isEmpty
  }
}

extension Network {
  /// Calls `body` with each node whose value is computed from that of `node`.
  @inline(__always)
  func forEachDependent(of node: Int, _ body: (Int) -> Void) {
    if roles[node] == .statement {
      for use in uses[node] { body(Int(use)) }
    } else if conclusions[node] != nowhere {
      body(Int(conclusions[node]))
    }
  }
}

extension Valuation {
  /// Calls `body` with each node that has another value in `other`; with some of them again.
  ///
  /// Eight nodes are compared at once, since nearly all are the same.
  fileprivate func forEachDifference(from other: Valuation, _ body: (Int) -> Void) {
    let pairs = [
      (evidence.holds, other.evidence.holds), (evidence.possible, other.evidence.possible),
      (word.holds, other.word.holds), (word.possible, other.word.possible),
    ]
    for (mine, others) in pairs {
      mine.withUnsafeBytes { mine in
        others.withUnsafeBytes { others in
          var at = 0
          let count = min(mine.count, others.count)
          while at < count {
            if at + 8 <= count,
              mine.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                == others.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            {
              at += 8
              continue
            }
            if mine[at] != others[at] { body(at) }
            at += 1
          }
        }
      }
    }
  }
}
