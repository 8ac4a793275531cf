import ArgumentGraph
import Evaluation

/// Where evidence comes from in the end: numbers for origins, and lists of them for evidence.
///
/// Who is named with `by` is an origin; else the declared sources that are cited count, each by
/// the source it derives from in the end, in a circle the member with the least number. Linear.
struct OriginNumbers {
  /// What each number stands for.
  private(set) var names: [EvidenceOrigin] = []
  private var numbers: [EvidenceOrigin: UInt32] = [:]
  /// How many items of evidence have each.
  private var counts: [UInt32] = []
  /// Where each node's origins begin in `items`; one more entry than there are nodes.
  private var starts: [UInt32] = []
  private var items: [UInt32] = []
  /// The origins of the nodes that were edited since.
  private var edited: [NodeID: [UInt32]] = [:]
  /// The source that each source derives from in the end, by source.
  private(set) var roots: [NodeID: NodeID] = [:]
  /// Sources that derive from each other in a circle, from the first in the document on.
  private(set) var circles: [[NodeID]] = []
  /// The sources that go back to each origin, where there are several, in no order.
  private var families: [NodeID: [NodeID]] = [:]

  /// No origins.
  init() {}

  init(_ map: CheckContext) {
    let graph = map.graph
    starts = [UInt32](repeating: 0, count: graph.count + 1)
    findRoots(map)
    for node in graph.slots {
      starts[node.index] = UInt32(truncatingIfNeeded: items.count)
      if graph.kind(node) == .evidence { items += find(node, map) }
    }
    starts[graph.count] = UInt32(truncatingIfNeeded: items.count)
    for item in items { counts[Int(item)] += 1 }
  }

  /// The origins of an item of evidence, each once.
  subscript(evidence: NodeID) -> ArraySlice<UInt32> {
    if !edited.isEmpty || evidence.index >= starts.count - 1 {
      if let list = edited[evidence] { return list[...] }
      if evidence.index >= starts.count - 1 { return [] }
    }
    return items[Int(starts[evidence.index])..<Int(starts[evidence.index + 1])]
  }

  /// The only origin that evidence has; `nil` when it has none, or several.
  var only: Int? {
    let used = counts.indices.lazy.filter { [counts] in counts[$0] > 0 }.prefix(2)
    return used.count == 1 ? used.first : nil
  }

  /// Finds the origins of an edited node again.
  mutating func update(_ node: NodeID, in map: CheckContext) {
    for item in self[node] { counts[Int(item)] -= 1 }
    let list = map.graph.kind(node) == .evidence ? find(node, map) : []
    for item in list { counts[Int(item)] += 1 }
    edited[node] = list
  }

  private mutating func find(_ node: NodeID, _ map: CheckContext) -> [UInt32] {
    var list: [UInt32] = []
    func add(_ origin: EvidenceOrigin) {
      let number = numbers[origin] ?? UInt32(truncatingIfNeeded: names.count)
      if number == names.count {
        names.append(origin)
        counts.append(0)
        numbers[origin] = number
      }
      if !list.contains(number) { list.append(number) }
    }
    if let person = map.graph.by(node) {
      add(.person(person))
    } else {
      for anchor in map.graph.anchors(node) where map.graph.kind(anchor.source) == .source {
        add(.source(roots[anchor.source] ?? anchor.source))
      }
    }
    return list
  }

  /// What a source goes back to; itself when it derives from nothing.
  func root(of source: NodeID) -> NodeID { roots[source] ?? source }

  /// The sources that go back to an origin.
  func family(of origin: NodeID) -> [NodeID] { families[origin] ?? [origin] }

  /// Finds out again what derives from what. Linear in the sources.
  ///
  /// - Returns: the sources that go back to another origin than before.
  mutating func findRootsAgain(_ map: CheckContext) -> [NodeID] {
    let old = roots
    (roots, circles, families) = ([:], [], [:])
    findRoots(map)
    return Set(old.keys).union(roots.keys).filter {
      (old[$0] ?? $0) != (roots[$0] ?? $0)
    }.sorted()
  }

  private mutating func findRoots(_ map: CheckContext) {
    var way: [NodeID] = []
    var position: [NodeID: Int] = [:]
    for source in map.sources where roots[source] == nil {
      way.removeAll(keepingCapacity: true)
      position.removeAll(keepingCapacity: true)
      var at = source
      while roots[at] == nil, position[at] == nil {
        position[at] = way.count
        way.append(at)
        let origin = map.graph.source(at).origin
        if origin.isNone { roots[at] = at } else { at = origin }
      }
      if let start = position[at], roots[at] == nil {
        let circle = Array(way[start...])
        let rank = map.map.rank
        let first = circle.indices.min { rank[circle[$0].index] < rank[circle[$1].index] } ?? 0
        circles.append(Array(circle[first...] + circle[..<first]))
        roots[at] = circle.min()
      }
      let root = roots[at]
      for node in way { roots[node] = root }
    }
    for (source, root) in roots where source != root {
      families[root, default: [root]].append(source)
    }
  }
}

extension CheckContext {
  /// The origins of the evidence that bears on each node, itself included, the first two of them.
  func findOriginsBeneath() -> [FewMarks] {
    var byOrigin = [[NodeID]](repeating: [], count: origins.names.count)
    for node in statements where graph.kind(node) == .evidence {
      for origin in origins[node] { byOrigin[Int(origin)].append(node) }
    }
    var marks = FewMarks.Spread(self)
    for (origin, evidence) in byOrigin.enumerated() {
      marks.spread(UInt32(truncatingIfNeeded: origin), from: evidence)
    }
    return marks.found
  }

  /// The evidence that bears on each node, itself included, the first two items of it.
  func findEvidenceBeneath() -> [FewMarks] {
    var marks = FewMarks.Spread(self)
    for node in statements where graph.kind(node) == .evidence {
      marks.spread(node.raw, from: [node])
    }
    return marks.found
  }
}

/// Up to two marks of a node.
struct FewMarks: Equatable {
  static let empty = UInt32.max
  private(set) var first = empty
  private(set) var second = empty

  /// How many there are: 0, 1, or 2 for two and more.
  var count: Int { first == Self.empty ? 0 : second == Self.empty ? 1 : 2 }

  /// No marks.
  init() {}

  /// One mark.
  init(_ mark: UInt32) { first = mark }

  /// Of two marks and more only that they are several counts.
  static func == (left: FewMarks, right: FewMarks) -> Bool {
    left.count == right.count && (left.count != 1 || left.first == right.first)
  }

  /// Adds the marks of another node.
  mutating func join(_ other: FewMarks) {
    if other.first != Self.empty { _ = add(other.first) }
    if other.second != Self.empty { _ = add(other.second) }
  }

  /// Adds a mark; returns whether it is new and there was room for it.
  fileprivate mutating func add(_ mark: UInt32) -> Bool {
    if first == mark || second != Self.empty { return false }
    if first == Self.empty { first = mark } else { second = mark }
    return true
  }

  /// Spreads marks from premises to what they bear on. Each node takes two, so that all marks
  /// together visit no node more than twice.
  struct Spread {
    private let map: CheckContext
    private(set) var found: [FewMarks]
    private var stack: [NodeID] = []

    init(_ map: CheckContext) {
      self.map = map
      found = [FewMarks](repeating: FewMarks(), count: map.graph.count)
    }

    mutating func spread(_ mark: UInt32, from nodes: [NodeID]) {
      for node in nodes where found[node.index].add(mark) { stack.append(node) }
      while let node = stack.popLast() {
        let uses = map.uses
        for position in uses.range(node) {
          let inference = uses.items[position]
          if found[inference.index].add(mark) { stack.append(inference) }
        }
        let conclusion = map.graph.conclusion(node)
        if !conclusion.isNone, found[conclusion.index].add(mark) { stack.append(conclusion) }
      }
    }
  }
}
