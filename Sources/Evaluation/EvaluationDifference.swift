import ArgumentGraph

/// A verdict that two evaluations disagree on.
public struct VerdictChange: Sendable, Equatable {
  /// The statement or inference.
  public var node: NodeID
  /// What it was.
  public var before: Verdict
  /// What it is.
  public var after: Verdict
}

extension Evaluation {
  /// The verdicts that differ from those of an earlier evaluation of the same notebook:
  /// contentions first, then statements, then inferences, each in the order of the document.
  ///
  /// What only one of the two maps declares is left out. Linear.
  public func changes(from earlier: Evaluation) -> [VerdictChange] {
    let contentions = Set(map.contentions)
    var groups: [[VerdictChange]] = [[], [], []]
    for node in map.order where map.graph.kind(node) != .source {
      guard node.index < earlier.map.rank.count, earlier.map.rank[node.index] >= 0 else { continue }
      let before = earlier.verdict(node)
      let after = verdict(node)
      if before == after { continue }
      let group = contentions.contains(node) ? 0 : map.graph.kind(node).isStatement ? 1 : 2
      groups[group].append(VerdictChange(node: node, before: before, after: after))
    }
    return groups.flatMap { $0 }
  }
}

/// What stood on a map before an edit, to be compared with what stands after it.
///
/// It holds no part of the map, so that keeping it costs the edit nothing.
public struct VerdictRecord: Sendable {
  let values: Valuation
  let roles: ContiguousArray<Network.Role>
}

extension Evaluation {
  /// What stands now, to be compared with later.
  public var record: VerdictRecord { VerdictRecord(values: values, roles: network.roles) }

  /// The statements whose verdicts differ from those of an earlier state of the same notebook, or
  /// under other suppositions: contentions first, then the others in the order of the document.
  ///
  /// What was not declared then is left out, and that something is not admitted is no change when
  /// it fell before. One quick pass over all nodes.
  public func changes(since record: VerdictRecord) -> [VerdictChange] {
    var changes: [VerdictChange] = []
    let count = min(record.roles.count, network.roles.count, graph.count)
    for node in 0..<count where values.all(node) != record.values.all(node) {
      guard record.roles[node] == .statement, network.roles[node] == .statement else { continue }
      let id = NodeID(raw: UInt32(truncatingIfNeeded: node))
      let before = Self.verdict(record.values.all(node))
      let after = verdict(id)
      if before == after || (before == .falls && after == .notAdmitted) { continue }
      changes.append(VerdictChange(node: id, before: before, after: after))
    }
    if changes.count < 2 { return changes }
    let contentions = Set(map.contentions)
    let rank = map.rank
    func key(_ change: VerdictChange) -> (Int, Int32) {
      (contentions.contains(change.node) ? 0 : 1, rank[change.node.index])
    }
    return changes.sorted { key($0) < key($1) }
  }

  /// The verdict that a statement's bounds make.
  static func verdict(_ bounds: (UInt8, UInt8, UInt8, UInt8)) -> Verdict {
    if bounds.0 > 0 { return .stands(level: Int(bounds.0)) }
    if bounds.1 > 0 { return .contested(level: Int(bounds.1)) }
    if bounds.2 > 0 { return .asserted }
    return bounds.3 > 0 ? .contested(level: 0) : .falls
  }
}
