import ArgumentGraph

/// The circles of support: the strongly connected components of G⁺ that are more than one statement
/// without a loop, and the shortest way round each.
struct Circles {
  /// Visits of an edge that are spent on the whole map, beyond a fixed number for each edge, to
  /// find the very shortest way round; when they are used up, the shortest found is taken.
  static let freeVisits = 500_000
  /// Visits of an edge for each edge of the map.
  static let visitsPerEdge = 1

  /// Each circle's statements, from the first in the document on, each supporting the next.
  private(set) var circles: [[NodeID]] = []

  /// Every statement and step that is in a circle.
  private(set) var members: [NodeID] = []

  private let map: CheckContext
  private let components: Components
  private var budget: Int
  /// The round in which each node was seen last, and from where.
  private var seen: [UInt32]
  private var parent: [NodeID]
  private var round: UInt32 = 0
  private var removed: [Bool]

  init(of map: CheckContext) {
    var isInPart = map.marks(map.statements)
    for inference in map.inferences where map.isSupport(inference) {
      isInPart[inference.index] = true
    }
    self.map = map
    let components = Components(of: map, roots: map.statements, isInPart: isInPart)
    self.components = components
    budget = Self.freeVisits + Self.visitsPerEdge * map.premises.items.count
    let hasCircles = (0..<components.count).contains { components[$0].count > 1 }
    seen = [UInt32](repeating: 0, count: hasCircles ? map.graph.count : 0)
    parent = [NodeID](repeating: .none, count: seen.count)
    removed = [Bool](repeating: false, count: seen.count)
    for component in 0..<components.count where components[component].count > 1 {
      members += components[component]
      circles.append(shortest(in: component))
    }
    circles.sort { map.map.rank[$0[0].index] < map.map.rank[$1[0].index] }
  }

  /// The shortest way round a component. A statement that has been tried is taken out, since every
  /// shorter way avoids it.
  private mutating func shortest(in component: Int) -> [NodeID] {
    let rank = map.map.rank
    let statements = components[component].filter { map.graph.kind($0).isStatement }
      .sorted { rank[$0.index] < rank[$1.index] }
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

/// The circles of support of a map.
struct FoundCircles {
  /// Each circle's statements, from the first in the document on, each supporting the next.
  let circles: [[NodeID]]
  /// Every statement and step that is in a circle.
  let members: Set<NodeID>

  init(_ map: CheckContext) {
    let found = Circles(of: map)
    (circles, members) = (found.circles, Set(found.members))
  }
}
