import ArgumentGraph
import Evaluation
import Reports

/// What hangs on statements whose words are gone from their source.
struct LostWords {
  /// The statements, in the order of the notebook.
  let statements: [NodeID]
  /// Whatever each of them bears on, near and far, in the order of the notebook.
  let dependents: [[NodeID]]
  /// The verdicts that would be others without all of them.
  let verdicts: [VerdictChange]

  /// Works out what hangs on some statements. Linear in the map for each of them.
  init(_ statements: [NodeID], in workspace: Workspace) {
    self.statements = statements
    guard !statements.isEmpty else {
      dependents = []
      verdicts = []
      return
    }
    let map = workspace.notebook.view
    dependents = statements.map { Self.dependents(of: $0, in: map.graph, rank: map.rank) }
    var lost = Suppositions.none
    lost.dropped = Set(statements)
    let now = workspace.plainEvaluation()
    verdicts = now.supposing(lost).changes(from: now).filter {
      map.graph.kind($0.node).isStatement && !lost.dropped.contains($0.node)
    }
  }

  /// The statements that a statement bears on, through inferences and the steps that these attack.
  private static func dependents(
    of statement: NodeID, in graph: Graph, rank: [Int32]
  ) -> [NodeID] {
    var seen: Set<NodeID> = [statement]
    var open = [statement]
    var found: [NodeID] = []
    while let node = open.popLast() {
      let next =
        graph.kind(node).isInference
        ? [graph.conclusion(node)].filter { !$0.isNone } : Array(graph.uses(node))
      for other in next where seen.insert(other).inserted {
        open.append(other)
        if graph.kind(other).isStatement { found.append(other) }
      }
    }
    return found.sorted { rank[$0.index] < rank[$1.index] }
  }
}
