import ArgumentGraph

/// Which nodes have the same evidence beneath them.
///
/// Each node keeps the few items with the least hashes of the evidence that bears on it
/// (Broder 1997), found by spreading the items in the order of their hashes: linear for a fixed
/// number. Where there are fewer, they are the whole set; else the sets are compared by a walk
/// down, which a budget bounds.
struct EvidenceSets {
  /// How many items a node keeps.
  static let kept = 8
  /// Nodes that are visited to compare sets, beyond a number for each node of the map.
  static let freeVisits = 2_000_000
  static let visitsPerNode = 8

  private var counts: [UInt8]
  private var items: [UInt32]
  private var seen: [UInt32] = []
  private var round: UInt32 = 0
  private var budget: Int
  /// How many pairs of steps were not compared to the end, since the budget was used up.
  private(set) var undecided = 0

  init(_ map: CheckContext, budget: Int? = nil) {
    counts = [UInt8](repeating: 0, count: map.graph.count)
    items = [UInt32](repeating: 0, count: map.graph.count * Self.kept)
    self.budget = budget ?? Self.freeVisits + Self.visitsPerNode * map.graph.count
    let evidence = map.statements.filter { map.graph.kind($0) == .evidence }
    let order = evidence.map { (HashGroups.mixed(UInt64($0.raw)), $0) }.sorted { $0.0 < $1.0 }
    var stack: [NodeID] = []
    func reach(_ node: NodeID, _ item: UInt32) {
      let count = Int(counts[node.index])
      if count == Self.kept { return }
      if count > 0, items[node.index * Self.kept + count - 1] == item { return }
      items[node.index * Self.kept + count] = item
      counts[node.index] += 1
      stack.append(node)
    }
    for (_, start) in order {
      reach(start, start.raw)
      while let node = stack.popLast() {
        for inference in map.uses[node] { reach(inference, start.raw) }
        let conclusion = map.graph.conclusion(node)
        if !conclusion.isNone { reach(conclusion, start.raw) }
      }
    }
  }

  /// A number that is the same for steps whose premises have the same evidence beneath them, and
  /// most likely another for others; 0 for steps that no evidence is beneath.
  func hash(_ step: NodeID, in map: CheckContext) -> UInt64 {
    let few = least(step, map)
    return few.isEmpty ? 0 : few.reduce(1) { HashGroups.mixed($0 ^ UInt64($1)) }
  }

  /// Whether two steps of the same hash have the same evidence beneath them.
  mutating func areEqual(
    _ left: NodeID, _ right: NodeID, in map: CheckContext
  ) -> Bool {
    if least(left, map).count < Self.kept { return true }
    let bearing = [left, right].map { step in
      map.premises[step].filter { counts[$0.index] > 0 }.sorted()
    }
    if bearing[0] == bearing[1] { return true }
    let (first, second) = (all(left, map), all(right, map))
    if budget >= 0 { return first == second }
    undecided += 1
    return false
  }

  /// The items with the least hashes beneath the premises of a step.
  ///
  /// The step itself may have more: what undercuts it bears on it, too.
  private func least(_ step: NodeID, _ map: CheckContext) -> [UInt32] {
    let all = map.premises[step].flatMap { premise in
      let start = premise.index * Self.kept
      return items[start..<start + Int(counts[premise.index])]
    }
    if map.premises.count(step) == 1 { return all }
    let sorted = Set(all).sorted { HashGroups.mixed(UInt64($0)) < HashGroups.mixed(UInt64($1)) }
    return Array(sorted.prefix(Self.kept))
  }

  /// The evidence beneath the premises of a step.
  private mutating func all(_ step: NodeID, _ map: CheckContext) -> [NodeID] {
    if seen.count < map.graph.count { seen = [UInt32](repeating: 0, count: map.graph.count) }
    round += 1
    var found: [NodeID] = []
    var stack: [NodeID] = []
    func reach(_ node: NodeID) {
      if seen[node.index] == round || counts[node.index] == 0 { return }
      seen[node.index] = round
      budget -= 1
      stack.append(node)
    }
    for premise in map.premises[step] { reach(premise) }
    while let node = stack.popLast(), budget >= 0 {
      if map.graph.kind(node) == .evidence { found.append(node) }
      for inference in map.incoming[node] { reach(inference) }
      for premise in map.premises[node] { reach(premise) }
    }
    return found.sorted()
  }
}

/// Following edits.
extension EvidenceSets {
  /// No nodes.
  init() { (counts, items, budget) = ([], [], 0) }

  /// Makes room for nodes that were added.
  mutating func grow(to count: Int) {
    let missing = count - counts.count
    if missing <= 0 { return }
    counts.append(contentsOf: repeatElement(0, count: missing))
    items.append(contentsOf: repeatElement(0, count: missing * Self.kept))
    budget += missing * Self.visitsPerNode
  }

  /// Forgets what is beneath a node.
  mutating func reset(_ node: NodeID) { counts[node.index] = 0 }

  /// Works out the items of a node from those of its neighbours; returns whether that changed them.
  mutating func climb(_ node: NodeID, _ map: CheckContext) -> Bool {
    var best: [(hash: UInt64, item: UInt32)] = []
    func add(_ item: UInt32) {
      let hash = HashGroups.mixed(UInt64(item))
      var place = best.count
      while place > 0, best[place - 1].hash >= hash {
        if best[place - 1].item == item { return }
        place -= 1
      }
      if place == Self.kept { return }
      best.insert((hash, item), at: place)
      if best.count > Self.kept { best.removeLast() }
    }
    func add(all other: NodeID) {
      let start = other.index * Self.kept
      for place in start..<start + Int(counts[other.index]) { add(items[place]) }
    }
    if map.graph.kind(node) == .evidence { add(node.raw) }
    for inference in map.incoming[node] { add(all: inference) }
    for premise in map.premises[node] { add(all: premise) }
    let start = node.index * Self.kept
    let isSame =
      best.count == Int(counts[node.index])
      && best.indices.allSatisfy { items[start + $0] == best[$0].item }
    if isSame { return false }
    for (place, entry) in best.enumerated() { items[start + place] = entry.item }
    counts[node.index] = UInt8(truncatingIfNeeded: best.count)
    return true
  }
}
