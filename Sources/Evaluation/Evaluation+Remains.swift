import ArgumentGraph

extension Evaluation {
  /// What is kept of an evaluation while its map changes: everything but the map, a copy of which
  /// would make the next edit copy all of it.
  public struct Remains: Sendable {
    var network: Network
    var evaluator: Evaluator
    /// The nodes that there were.
    var count: Int
    /// How grades became levels.
    public let grades: GradeTable
    var order: LiveOrder
    var scratch: Scratch
  }

  /// What is kept of this evaluation; `nil` when something is supposed.
  ///
  /// - Parameter scratch: the room that came with it when it was an update.
  public func remains(after scratch: Scratch = Scratch()) -> Remains? {
    guard suppositions.isEmpty else { return nil }
    var scratch = scratch
    let order = scratch.order.take() ?? LiveOrder(order)
    return Remains(
      network: network, evaluator: evaluator, count: graph.count, grades: grades, order: order,
      scratch: scratch)
  }

  /// Room to work in that is kept from one update to the next, since it is as large as the map.
  public struct Scratch: Sendable {
    var keepers = KnotKeepers()
    var search: ComponentSearch?
    /// The order of the last update.
    var order: LiveOrder?
    /// The marks of the queues that were, and the number of the last one.
    private var marks: ContiguousArray<UInt32> = []
    private var last: UInt32 = 0
    /// None yet.
    public init() {}

    /// Room for a queue of as many nodes.
    mutating func takeMarks(count: Int) -> (marks: ContiguousArray<UInt32>, last: UInt32) {
      if marks.count != count || last == .max {
        return (ContiguousArray(repeating: 0, count: count), 0)
      }
      // Taken out, so that nothing else holds on to them: else the first mark would copy them all.
      defer { marks = [] }
      return (marks, last)
    }

    /// Keeps the room of a queue for the next one.
    mutating func keep(_ queue: consuming RankQueue) { (marks, last) = queue.room() }
  }

  /// Evaluates a map that was edited, computing again only what the edits reach.
  ///
  /// It is what evaluating everything gives. The cost is that of the nodes whose values change, and
  /// of the knots they touch; an edge against the order of evaluation costs as much as there is
  /// between its ends. Everything is computed when nodes beyond the room left were added, or when the
  /// remains are of no use any more.
  ///
  /// - Parameters:
  ///   - remains: what was kept; they are used up.
  ///   - graph: the graph as it is now.
  ///   - changed: every node that was declared, withdrawn, tied or untied since.
  ///   - map: orders the graph by its document, when somebody asks for it.
  /// - Returns: the evaluation, and room for the next update.
  public static func update(
    _ remains: consuming Remains, on graph: Graph, changed: [NodeID],
    map: @escaping @Sendable () -> MapView
  ) -> (evaluation: Evaluation, scratch: Scratch) {
    let grades = remains.grades
    if graph.count > remains.network.count || remains.network.isSpent
      || changed.count > graph.count / 4 + 64
    {
      return (Evaluation(graph, Lazy(map), grades, .none), Scratch())
    }
    var update = Update(remains, graph)
    update.follow(changed)
    update.compute()
    let ground = Ground(graph, grades, update.network, Lazy(map))
    let evaluator = Evaluator(givens: update.givens, values: update.values)
    var scratch = update.scratch
    scratch.order = update.order
    return (Evaluation(ground, evaluator), scratch)
  }

  /// Evaluates a graph whose order in the document is worked out when somebody asks for it.
  public init(
    _ graph: Graph, grades: GradeTable, map: @escaping @Sendable () -> MapView
  ) {
    self.init(graph, Lazy(map), grades, .none)
  }
}
