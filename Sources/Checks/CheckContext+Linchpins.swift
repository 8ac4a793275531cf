import ArgumentGraph
import Evaluation

/// What verdicts hinge on.
extension CheckContext {
  /// Whether nothing says what an assumption rests on or what was found of it.
  func isUnexamined(_ node: NodeID) -> Bool {
    graph.kind(node) == .assumption && graph.status(node) == .none && !isSupported[node.index]
  }

  /// The linchpins among the assumptions that nobody examined.
  func findUnexaminedLinchpins() -> [Linchpin] {
    linchpins.all.filter { isUnexamined($0.node) }
  }

  /// Linchpins as findings: each statement once, with the main points that hinge on it.
  func findings(of linchpins: [Linchpin], _ make: (NodeID, [NodeID]) -> Finding) -> [Finding] {
    var targets: [NodeID: [NodeID]] = [:]
    var order: [NodeID] = []
    for linchpin in linchpins {
      if targets[linchpin.node] == nil { order.append(linchpin.node) }
      targets[linchpin.node, default: []].append(linchpin.target)
    }
    return order.sorted { map.rank[$0.index] < map.rank[$1.index] }
      .map { make($0, targets[$0] ?? []) }
  }

  /// What becomes of the first main point that hinges on a statement.
  func becomes(_ finding: Finding, _ linchpins: [Linchpin]) -> String {
    guard let target = finding.nodes.first,
      let linchpin = linchpins.first(where: {
        $0.node == finding.subject && $0.target == target
      })
    else { return "" }
    let level = linchpin.becomes.level.map { $0 > 0 ? " (\($0))" : "" } ?? ""
    let others = finding.nodes.count - 1
    return "\(describe(target)) would be \(linchpin.becomes.word)\(level)"
      + (others > 0 ? ", and \(counted(others, "other changes", "others change"))" : "")
  }
}
