import ArgumentGraph

extension Givens {
  /// What a graph admits, and what is supposed of it. Linear.
  init(
    _ graph: Graph, _ network: Network, _ grades: GradeTable, _ suppositions: Suppositions
  ) {
    let count = network.count + 1
    top = grades.top
    levels = ContiguousArray(repeating: 0, count: count)
    words = ContiguousArray(repeating: 0, count: count)
    forces = ContiguousArray(repeating: .none, count: count)
    let dropped = graph.sources(derivedFrom: suppositions.droppedSources)
    var letters = LetterCache()
    for node in graph.slots where network.roles[node.index] == .statement {
      admit(node, graph, network, grades, dropped, &letters)
    }
    for node in suppositions.held where node.index < network.count { forces[node.index] = .in }
    for node in suppositions.dropped where node.index < network.count {
      forces[node.index] = .out
      levels[node.index] = 0
      words[node.index] = 0
    }
  }

  /// Takes in at which level a statement is admitted by itself.
  mutating func admit(
    _ node: NodeID, _ graph: Graph, _ network: Network, _ grades: GradeTable,
    _ dropped: Set<NodeID>, _ letters: inout LetterCache
  ) {
    let index = node.index
    levels[index] = 0
    switch graph.kind(node) {
    case .evidence:
      levels[index] =
        dropped.isEmpty && graph.anchorCount(node) == 1
        ? letters.level(of: node, in: graph, grades)
        : grades.grade(of: node, in: graph, without: dropped).level
      words[index] = min(1, levels[index])
    case .assumption:
      levels[index] = grades.assumptions[Int(graph.status(node).rawValue)]
      words[index] = min(1, levels[index])
    default:
      words[index] = network.supports.range(index).isEmpty ? 1 : 0
    }
  }

  /// Remembers the letter's level of the source met last, since runs of evidence share one.
  struct LetterCache {
    var source = NodeID.none
    var level: UInt8 = 0

    mutating func level(of node: NodeID, in graph: Graph, _ grades: GradeTable) -> UInt8 {
      let anchors = graph.anchors(node)
      let cited = anchors[anchors.startIndex].source
      if cited != source {
        source = cited
        level = grades.level(ofLetter: graph.source(cited).reliability)
      }
      return min(level, grades.level(ofNumber: graph.credibility(node)))
    }
  }
}

extension Graph {
  /// These sources and all that derive from them, at any remove. Linear.
  public func sources(derivedFrom roots: Set<NodeID>) -> Set<NodeID> {
    if roots.isEmpty { return [] }
    var found = roots
    var children: [NodeID: [NodeID]] = [:]
    for node in slots where kind(node) == .source {
      let origin = source(node).origin
      if !origin.isNone { children[origin, default: []].append(node) }
    }
    var open = Array(roots)
    while let node = open.popLast() {
      for child in children[node] ?? [] where found.insert(child).inserted { open.append(child) }
    }
    return found
  }
}
