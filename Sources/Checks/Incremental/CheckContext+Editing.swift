import ArgumentGraph
import Evaluation

/// What an incremental check asks of a context.
extension CheckContext {
  /// Calls `body` with each node that is one step away, in any direction.
  func visitNeighbours(of node: NodeID, _ body: (NodeID) -> Void) {
    for inference in incoming[node] { body(inference) }
    for inference in uses[node] { body(inference) }
    for premise in premises[node] { body(premise) }
    guard graph.kind(node).isInference else { return }
    let conclusion = graph.conclusion(node)
    if !conclusion.isNone { body(conclusion) }
  }

  /// The statements of high confidence.
  var sureStatements: [NodeID] {
    let graph = graph
    return statements.filter { graph.confidence($0) == .high }
  }

  /// The statements whose verdicts are asked about: the main points, and those of high confidence.
  var linchpinTargets: [NodeID] { linchpinTargets(sureStatements) }

  /// The main points, and these statements.
  func linchpinTargets(_ sure: [NodeID]) -> [NodeID] {
    let isMainPoint = isMainPoint
    return mainPoints + sure.filter { !isMainPoint[$0.index] }
  }

  /// Some nodes in the order of the document, those that are not declared left out.
  func inOrder(_ nodes: Set<NodeID>) -> [NodeID] {
    let rank = map.rank
    return nodes.filter { rank[$0.index] >= 0 }.sorted { rank[$0.index] < rank[$1.index] }
  }
}
