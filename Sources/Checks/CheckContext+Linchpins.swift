import ArgumentGraph
import Evaluation

/// The linchpins of the main points, by what would be lost.
struct LinchpinTable {
  private var byNode: [NodeID: [Linchpin]] = [:]
  /// How many candidates were not tried.
  let untried: Int

  /// Sorts linchpins by their nodes.
  init(_ found: Linchpins) {
    untried = found.untried
    for linchpin in found.all { byNode[linchpin.node, default: []].append(linchpin) }
  }

  /// What hinges on a node, in the order of the document.
  subscript(node: NodeID) -> [Linchpin] { byNode[node] ?? [] }

  /// The nodes that something hinges on, in no order.
  var nodes: some Collection<NodeID> { byNode.keys }

  /// Says what hinges on a node now; returns whether that is another than before.
  mutating func set(_ linchpins: [Linchpin], of node: NodeID) -> Bool {
    if self[node] == linchpins { return false }
    byNode[node] = linchpins.isEmpty ? nil : linchpins
    return true
  }
}

/// What verdicts hinge on.
extension CheckContext {
  /// Whether nothing says what an assumption rests on or what was found of it.
  func isUnexamined(_ node: NodeID) -> Bool {
    graph.kind(node) == .assumption && graph.status(node) == .none && !isSupported[node.index]
  }

  /// The linchpins among the nodes to look at, in the order of the document.
  var linchpinsLookedAt: [NodeID] {
    if isEdited { return statements.filter { !linchpins[$0].isEmpty } }
    return linchpins.nodes.sorted { map.rank[$0.index] < map.rank[$1.index] }
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
  func becomes(_ finding: Finding) -> String {
    guard let target = finding.nodes.first,
      let linchpin = linchpins[finding.subject].first(where: { $0.target == target })
    else { return "" }
    let level = linchpin.becomes.level.map { $0 > 0 ? " (\($0))" : "" } ?? ""
    let others = finding.nodes.count - 1
    return "\(describe(target)) would be \(linchpin.becomes.word)\(level)"
      + (others > 0 ? ", and \(counted(others, "other changes", "others change"))" : "")
  }
}
