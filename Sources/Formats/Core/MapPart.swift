import ArgumentGraph

/// The part of a map that is exported: all of it, or what stands under some nodes.
///
/// Under a statement are the inferences that bear on it and their premises, and so on to the depth
/// that is asked for; and with every inference what attacks or backs it, however long the chain.
struct MapPart {
  /// By node; `nil` for the whole map.
  private var included: [Bool]?

  /// The whole map, or what is under `options.roots`. Linear in the part, and in the columns.
  init(_ map: MapView, _ options: ExportOptions) {
    guard !options.roots.isEmpty else { return }
    var walk = Walk(graph: map.graph, depth: max(0, options.depth ?? .max))
    for root in options.roots { walk.begin(at: root) }
    walk.finish()
    walk.includeSources(map)
    included = walk.included
  }

  /// Whether the whole map is meant.
  var isWhole: Bool { included == nil }

  /// Whether `node` belongs to it.
  func contains(_ node: NodeID) -> Bool {
    guard let included else { return true }
    return !node.isNone && included[node.index]
  }

  /// Whether what `target` names belongs to it.
  func contains(_ target: Target, in graph: Graph) -> Bool {
    included == nil || contains(graph.resolve(target))
  }

  /// A walk in the order of distance, so that every node is met at its least depth.
  private struct Walk {
    let graph: Graph
    let depth: Int
    var included: [Bool]
    var queue: [(node: NodeID, depth: Int)] = []

    init(graph: Graph, depth: Int) {
      self.graph = graph
      self.depth = depth
      included = [Bool](repeating: false, count: graph.count)
    }

    mutating func begin(at root: NodeID) {
      guard graph.kind(root).isInference else {
        meet(root, 0)
        return
      }
      include(root, 0)
      // What the step leads to is shown as well, but not what else bears on it.
      var node = graph.conclusion(root)
      while !node.isNone, !included[node.index] {
        included[node.index] = true
        guard graph.kind(node).isInference else { break }
        for premise in graph.premises(node) { included[premise.index] = true }
        node = graph.conclusion(node)
      }
    }

    mutating func finish() {
      var next = 0
      while next < queue.count {
        let (node, distance) = queue[next]
        next += 1
        guard distance < depth else { continue }
        for inference in graph.incoming(node) { include(inference, distance) }
      }
    }

    private mutating func meet(_ node: NodeID, _ distance: Int) {
      if included[node.index] { return }
      included[node.index] = true
      queue.append((node, distance))
    }

    /// Takes an inference in, with its premises and with the inferences that bear on it.
    private mutating func include(_ inference: NodeID, _ distance: Int) {
      var open = [inference]
      while let step = open.popLast() {
        if included[step.index] { continue }
        included[step.index] = true
        for premise in graph.premises(step) { meet(premise, distance + 1) }
        open.append(contentsOf: graph.incoming(step))
      }
    }

    /// Takes in the sources that the statements are drawn from, and those that these derive from.
    mutating func includeSources(_ map: MapView) {
      var open: [NodeID] = []
      for node in map.order where included[node.index] {
        for anchor in graph.anchors(node) { open.append(anchor.source) }
      }
      while let source = open.popLast() {
        if included[source.index] { continue }
        included[source.index] = true
        let origin = graph.source(source).origin
        if !origin.isNone { open.append(origin) }
      }
    }
  }
}
