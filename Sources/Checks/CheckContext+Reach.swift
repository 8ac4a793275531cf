import ArgumentGraph

/// By how many attacks a node bears on a main point: an even number, an odd one, or both.
struct Bearing: OptionSet, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It speaks for a main point.
  static let even = Bearing(rawValue: 1)
  /// It speaks against a main point.
  static let odd = Bearing(rawValue: 2)

  /// It is a main point, or support alone leads from it to one.
  static let support = Bearing(rawValue: 4)
  /// It speaks both for a main point and against one.
  static let bothSides: Bearing = [.even, .odd]

  /// The same with one more attack.
  var flipped: Bearing { Bearing(rawValue: (rawValue & 1) << 1 | (rawValue & 2) >> 1) }

  /// The same one inference further down.
  func beneath(_ inference: NodeID, _ map: CheckContext) -> Bearing {
    if map.graph.kind(inference).isAttack { return flipped }
    return map.isSupport(inference) ? self : subtracting(.support)
  }
}

/// What bears on what. Paths go from a premise to its inference, from an inference to what it bears
/// on, and so through an attacked inference to its conclusion. An undeclared id is walked through,
/// as if it were a claim.
extension CheckContext {
  /// How each node bears on the main points.
  func findBearing() -> [Bearing] {
    let incoming = incoming
    let premises = premises
    var bearing = [Bearing](repeating: [], count: graph.count)
    // What was found of a node and not carried on to what leads to it.
    var pending = bearing
    var stack: [NodeID] = []
    func reach(_ node: NodeID, _ ways: Bearing) {
      let new = ways.subtracting(bearing[node.index])
      if new.isEmpty { return }
      if pending[node.index].isEmpty { stack.append(node) }
      bearing[node.index].formUnion(new)
      pending[node.index].formUnion(new)
    }
    for point in mainPoints { reach(point, [.even, .support]) }
    while let node = stack.popLast() {
      let ways = pending[node.index]
      pending[node.index] = []
      for position in incoming.range(node) {
        let inference = incoming.items[position]
        reach(inference, ways.beneath(inference, self))
      }
      for position in premises.range(node) { reach(premises.items[position], ways) }
    }
    return bearing
  }

  /// The nodes that a path leads to from one of `nodes`, which count themselves.
  func reached(from nodes: [NodeID]) -> [Bool] {
    var reached = [Bool](repeating: false, count: graph.count)
    var stack: [NodeID] = []
    func reach(_ node: NodeID) {
      if reached[node.index] { return }
      reached[node.index] = true
      stack.append(node)
    }
    for node in nodes { reach(node) }
    while let node = stack.popLast() {
      for inference in uses[node] { reach(inference) }
      let conclusion = graph.conclusion(node)
      if !conclusion.isNone { reach(conclusion) }
    }
    return reached
  }

  /// Calls `body` with each node that has a path to `node`, itself included, unless it is marked in
  /// `seen`; marks them.
  func visitAncestors(of node: NodeID, seen: inout [Bool], _ body: (NodeID) -> Void) {
    var stack: [NodeID] = []
    func reach(_ node: NodeID) {
      if seen[node.index] { return }
      seen[node.index] = true
      stack.append(node)
    }
    reach(node)
    while let node = stack.popLast() {
      body(node)
      for inference in incoming[node] { reach(inference) }
      for premise in premises[node] { reach(premise) }
    }
  }
}
