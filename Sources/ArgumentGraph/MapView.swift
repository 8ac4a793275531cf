/// A graph with the order of its notebook: what checks, reports and exports read.
public struct MapView: Sendable {
  /// The map.
  public let graph: Graph
  /// The written statements in the order of the document.
  public let origins: [Origin]
  /// Every declared node in the order of the document.
  public let order: [NodeID]
  /// The position of each node in `order`, by node; -1 for what is not declared.
  public let rank: [Int32]
  /// The directives in the order of the document.
  public let directives: [PlacedDirective]
  /// The declared contentions in the order of the document.
  public let contentions: [NodeID]
  /// What was taken in from other notebooks.
  public let included: Included

  /// Orders a graph. Linear, but for sorting the directives.
  public init(_ graph: Graph, origins: [Origin], included: Included = Included()) {
    self.graph = graph
    self.origins = origins
    self.included = included
    var order: [NodeID] = []
    order.reserveCapacity(graph.statementCount + graph.inferenceCount)
    let (first, next) = (graph.firstOfOrigin, graph.nextOfOrigin)
    for origin in origins where origin.raw < first.count {
      var node = first[Int(origin.raw)]
      while !node.isNone {
        order.append(node)
        node = next[node.index]
      }
    }
    var rank = [Int32](repeating: -1, count: graph.count)
    for (index, node) in order.enumerated() {
      rank[node.index] = Int32(truncatingIfNeeded: index)
    }
    self.order = order
    self.rank = rank
    directives = Self.ordered(graph.directives, by: origins, below: first.count)
    var marks = graph.contentionMarks
    for placed in directives {
      if case .contentions(let nodes) = placed.directive {
        for node in nodes where graph.kind(node).isClaim { marks[node.index] = true }
      }
    }
    var named: [NodeID] = []
    for (index, isMarked) in marks.enumerated() where isMarked {
      named.append(NodeID(raw: UInt32(truncatingIfNeeded: index)))
    }
    contentions = named.sorted { rank[$0.index] < rank[$1.index] }
  }

  private static func ordered(
    _ directives: [PlacedDirective], by origins: [Origin], below limit: Int
  ) -> [PlacedDirective] {
    if directives.count < 2 { return directives }
    // A column, since a table of hashes takes a small map longer than all else here.
    var position = [Int](repeating: .max, count: limit)
    for (index, origin) in origins.enumerated() where origin.raw < limit {
      position[Int(origin.raw)] = index
    }
    func place(_ origin: Origin) -> Int { origin.raw < limit ? position[Int(origin.raw)] : .max }
    return directives.sorted { place($0.origin) < place($1.origin) }
  }

  /// The statements in the order of the document.
  public var statements: some Sequence<NodeID> { order.lazy.filter { graph.kind($0).isStatement } }

  /// The inferences in the order of the document.
  public var inferences: some Sequence<NodeID> { order.lazy.filter { graph.kind($0).isInference } }

  /// The sources in the order of the document.
  public var sources: some Sequence<NodeID> { order.lazy.filter { graph.kind($0) == .source } }

  /// The claims that rules take as the map's main points: the declared contentions, or, when there
  /// are none, the claims that support nothing and attack nothing.
  public var mainPoints: [NodeID] {
    if !contentions.isEmpty { return contentions }
    return order.filter { graph.kind($0).isClaim && !graph.hasUses($0) }
  }

  /// The inferences that bear on `node`, in the order of the document.
  public func incoming(_ node: NodeID) -> [NodeID] {
    graph.incoming(node).sorted { rank[$0.index] < rank[$1.index] }
  }

  /// The inferences that have `node` as a premise, in the order of the document.
  public func uses(_ node: NodeID) -> [NodeID] {
    graph.uses(node).sorted { rank[$0.index] < rank[$1.index] }
  }
}

/// Where in a notebook something is, before it is turned into a line and a column.
public enum MapPlace: Hashable, Sendable {
  /// Where a node's name stands in its declaration.
  case node(NodeID)
  /// Where a written statement names a node.
  case reference(to: NodeID, in: Origin)
  /// A byte offset within a written statement.
  case statement(Origin, offset: Int)
  /// The notebook as a whole.
  case map
}
