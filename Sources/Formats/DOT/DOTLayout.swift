import ArgumentGraph

/// What is known of the picture before Graphviz lays it out: which nodes come lowest, which stand
/// alone, and which lines are made longer so that rows of leaves do not grow too wide.
struct DOTLayout {
  /// Leaves of one conclusion that stand beside each other before they are put in several rows.
  private static let leavesInRow = 2
  /// The most rows that the leaves of one conclusion are put in.
  private static let leafRows = 3
  /// Statements without any relation that stand beside each other.
  private static let lonelyInRow = 5

  /// The statements in the last row.
  private(set) var lowest: [NodeID] = []
  /// Statements without relations, as far as they stand in the first row.
  private(set) var firstLonely: [NodeID] = []
  /// Pairs of further statements without relations, the second to stand above the first.
  private(set) var lonely: [(below: NodeID, above: NodeID)] = []
  /// How many rows a line spans, by inference; 1 when it is not here.
  private var lengths: [NodeID: Int] = [:]

  private let graph: Graph
  private let part: MapPart

  /// Looks at the part of the map that is drawn. Linear.
  init(_ map: MapView, _ part: MapPart) {
    graph = map.graph
    self.part = part
    let statements = map.order.filter { graph.kind($0).isStatement && part.contains($0) }
    staggerLeaves(statements, map)
    stackLonely(statements)
    findLowest(statements)
  }

  /// How many rows the line of an inference spans.
  func length(_ inference: NodeID) -> Int { lengths[inference] ?? 1 }

  /// Whether an inference is drawn with a joint: it has several premises, or something bears on it.
  static func hasJoint(_ inference: NodeID, _ graph: Graph, _ part: MapPart) -> Bool {
    if graph.premiseCount(inference) > 1 { return true }
    return graph.incoming(inference).contains { part.contains($0) }
  }

  /// Puts the leaves under one conclusion in rows, one after the other.
  private mutating func staggerLeaves(_ statements: [NodeID], _ map: MapView) {
    for conclusion in statements {
      let leaves = map.incoming(conclusion).filter { isLeaf($0) }
      guard leaves.count > Self.leavesInRow else { continue }
      let rows = min(Self.leafRows, (leaves.count + Self.leavesInRow - 1) / Self.leavesInRow)
      for (index, leaf) in leaves.enumerated() where index % rows > 0 {
        lengths[leaf] = 1 + index % rows
      }
    }
  }

  /// Whether an inference is one line from a statement that nothing else is joined to.
  private func isLeaf(_ inference: NodeID) -> Bool {
    guard part.contains(inference), !Self.hasJoint(inference, graph, part) else { return false }
    let premise = graph.premise(inference, 0)
    if graph.incoming(premise).contains(where: { part.contains($0) }) { return false }
    var uses = graph.uses(premise).lazy.filter { part.contains($0) }.makeIterator()
    return uses.next() != nil && uses.next() == nil
  }

  private mutating func stackLonely(_ statements: [NodeID]) {
    let alone = statements.filter { node in
      !graph.incoming(node).contains { part.contains($0) }
        && !graph.uses(node).contains { part.contains($0) }
    }
    firstLonely = Array(alone.prefix(Self.lonelyInRow))
    for index in alone.indices.dropFirst(Self.lonelyInRow) {
      lonely.append((alone[index], alone[index - Self.lonelyInRow]))
    }
  }

  /// Finds the statements that are farthest from what they lead to.
  ///
  /// Rows are counted from the nodes that lead nowhere; what lies on a circle is passed over.
  private mutating func findLowest(_ statements: [NodeID]) {
    var open = [Int](repeating: 0, count: graph.count)
    var row = [Int](repeating: 0, count: graph.count)
    for node in graph.slots where part.contains(node) && graph.kind(node).isInference {
      for tail in tails(node) { open[tail.index] += graph.conclusion(node).isNone ? 0 : 1 }
      if hasJoint(node) { for premise in graph.premises(node) { open[premise.index] += 1 } }
    }
    var queue: [NodeID] = []
    for node in graph.slots where open[node.index] == 0 && isDrawn(node) { queue.append(node) }
    var next = 0
    while next < queue.count {
      let head = queue[next]
      next += 1
      for (tail, length) in linesTo(head) {
        row[tail.index] = max(row[tail.index], row[head.index] + length)
        open[tail.index] -= 1
        if open[tail.index] == 0 { queue.append(tail) }
      }
    }
    let reached = queue.filter { graph.kind($0).isStatement && part.contains($0) }
    let last = reached.map { row[$0.index] }.max() ?? 0
    lowest = reached.filter { row[$0.index] == last }.sorted()
  }

  private func hasJoint(_ inference: NodeID) -> Bool { Self.hasJoint(inference, graph, part) }

  private func isDrawn(_ node: NodeID) -> Bool {
    let kind = graph.kind(node)
    return kind.isInference ? part.contains(node) && hasJoint(node) : kind != .source
  }

  /// The nodes that the last line of an inference begins at.
  private func tails(_ inference: NodeID) -> [NodeID] {
    hasJoint(inference) ? [inference] : [graph.premise(inference, 0)]
  }

  /// The lines that end at a node, and how many rows each spans.
  private func linesTo(_ head: NodeID) -> [(tail: NodeID, length: Int)] {
    var lines: [(tail: NodeID, length: Int)] = []
    for inference in graph.incoming(head) where part.contains(inference) {
      for tail in tails(inference) { lines.append((tail, length(inference))) }
    }
    if graph.kind(head).isInference { lines += graph.premises(head).map { ($0, 1) } }
    return lines
  }
}
