import ArgumentGraph

/// The circles of support: the strongly connected components of G⁺ that are more than one statement
/// without a loop, and the shortest way round each.
struct Circles {
  /// Visits of an edge that are spent on one component, at least, to find the very shortest way
  /// round; when they are used up, the shortest found is taken.
  static let freeVisits = 50_000
  /// Visits of an edge for each node of a component that is larger.
  static let visitsPerNode = 200

  /// Each circle's statements, from the first in the document on, each supporting the next.
  private(set) var circles: [[NodeID]] = []

  /// For each circle every statement and step of its component.
  private(set) var members: [[NodeID]] = []

  private let map: CheckContext
  private let components: Components
  private var budget = 0
  /// The round in which each node was seen last, and from where.
  private var seen: [UInt32]
  private var parent: [NodeID]
  private var round: UInt32 = 0
  private var removed: [Bool]

  init(of map: CheckContext) { self.init(of: map, within: map.nodes) }

  /// Finds the circles among some nodes, which must hold each circle whole or nothing of it.
  init(of map: CheckContext, within nodes: [NodeID]) {
    var isInPart = [Bool](repeating: false, count: map.graph.count)
    for node in nodes where map.graph.kind(node).isStatement || map.isSupport(node) {
      isInPart[node.index] = true
    }
    self.map = map
    let roots = nodes.lazy.filter { map.graph.kind($0).isStatement }
    let components = Components(of: map, roots: roots, isInPart: isInPart)
    self.components = components
    let hasCircles = (0..<components.count).contains { components[$0].count > 1 }
    seen = [UInt32](repeating: 0, count: hasCircles ? map.graph.count : 0)
    parent = [NodeID](repeating: .none, count: seen.count)
    removed = [Bool](repeating: false, count: seen.count)
    for component in 0..<components.count where components[component].count > 1 {
      members.append(Array(components[component]))
      circles.append(shortest(in: component))
    }
  }

  /// The shortest way round a component. A statement that has been tried is taken out, since every
  /// shorter way avoids it.
  private mutating func shortest(in component: Int) -> [NodeID] {
    let rank = map.map.rank
    let statements = components[component].filter { map.graph.kind($0).isStatement }
      .sorted { rank[$0.index] < rank[$1.index] }
    budget = max(Self.freeVisits, Self.visitsPerNode * components[component].count)
    var best: [NodeID] = []
    for start in statements {
      if best.count == 1 || !best.isEmpty && budget <= 0 { break }
      if let circle = circle(through: start, shorterThan: best.isEmpty ? .max : best.count) {
        best = circle
      }
      removed[start.index] = true
    }
    guard let first = best.indices.min(by: { rank[best[$0].index] < rank[best[$1].index] }) else {
      return Array(statements.prefix(1))
    }
    return Array(best[first...] + best[..<first])
  }

  /// A shortest circle through `start`, found breadth first.
  private mutating func circle(through start: NodeID, shorterThan limit: Int) -> [NodeID]? {
    let number = components.number[start.index]
    round += 1
    var level = [start]
    var length = 1
    while !level.isEmpty, length < limit {
      var next: [NodeID] = []
      for node in level {
        for inference in map.uses[node]
        where components.number[inference.index] == number {
          budget -= 1
          let conclusion = map.graph.conclusion(inference)
          if conclusion == start { return way(from: start, to: node) }
          if seen[conclusion.index] == round || removed[conclusion.index] { continue }
          seen[conclusion.index] = round
          parent[conclusion.index] = node
          next.append(conclusion)
        }
      }
      level = next
      length += 1
    }
    return nil
  }

  private func way(from start: NodeID, to end: NodeID) -> [NodeID] {
    var way = [end]
    var node = end
    while node != start {
      node = parent[node.index]
      way.append(node)
    }
    return way.reversed()
  }
}

/// The circles of support of a map, which follow its edits.
struct FoundCircles {
  private struct Circle {
    var way: [NodeID]
    var members: [NodeID]
  }

  private var found: [Circle] = []
  /// Every statement and step that is in a circle.
  private var members: Set<NodeID> = []

  /// Finds them in a whole map. Linear, but for the very shortest way round each.
  init(_ map: CheckContext) { add(Circles(of: map), map.map.rank) }

  /// Each circle's statements, from the first in the document on, each supporting the next.
  var circles: [[NodeID]] { found.map(\.way) }

  /// Whether a node is in a circle.
  func contains(_ node: NodeID) -> Bool { members.contains(node) }

  /// Looks again after an edit.
  ///
  /// - Parameters:
  ///   - touched: what was edited, and what stood beside it before and after.
  ///   - reach: all that these lead to, themselves included.
  mutating func update(_ touched: Set<NodeID>, _ reach: MapReach, in map: CheckContext) {
    let isBroken = !members.isDisjoint(with: touched)
    if !isBroken, !reach.hasCircle { return }
    // What is in no circle with a touched node now, and was before, may be in a smaller one still.
    var nodes = Set(reach.nodes)
    if isBroken {
      for circle in found where circle.members.contains(where: touched.contains) {
        nodes.formUnion(circle.members)
      }
    }
    found.removeAll { $0.members.contains(where: nodes.contains) }
    members = Set(found.flatMap(\.members))
    add(Circles(of: map, within: map.inOrder(nodes)), map.map.rank)
  }

  private mutating func add(_ circles: Circles, _ rank: [Int32]) {
    for (way, members) in zip(circles.circles, circles.members) {
      found.append(Circle(way: way, members: members))
      self.members.formUnion(members)
    }
    found.sort { rank[$0.way[0].index] < rank[$1.way[0].index] }
  }
}
