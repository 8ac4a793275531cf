import ArgumentGraph
import Evaluation

/// What stands in the way of high confidence.
extension CheckContext {
  /// The first unexamined assumption that the verdict on each statement of high confidence hangs
  /// on, and how many assumptions were not tried.
  func findHinging() -> (first: [NodeID: NodeID], untried: Int) {
    let sure = statements.filter { graph.confidence($0) == .high }
    let assumptions = sure.isEmpty ? [] : statements.filter { isUnexamined($0) }
    if assumptions.isEmpty { return ([:], 0) }
    let found = evaluation.linchpins(
      of: sure, among: .statements(assumptions), work: limits.linchpinWork)
    let first = Dictionary(found.all.map { ($0.target, $0.node) }) { first, _ in first }
    return (first, found.untried)
  }

  /// Whether an inference is an attack that is not conceded and that nothing meets.
  func isOpenAttack(_ inference: NodeID) -> Bool {
    graph.kind(inference).isAttack && !graph.isConceded(inference) && !isMet[inference.index]
  }
}

/// The first open attack, in the order of the document, that bears on each node by an even, and by
/// an odd number of attacks; the attack counts, and the node when it is one. Linear.
struct Objections {
  private(set) var even: [NodeID] = []
  private(set) var odd: [NodeID] = []

  /// No nodes.
  init() {}

  init(_ map: CheckContext) {
    even = [NodeID](repeating: .none, count: map.graph.count)
    odd = even
    var stack: [(node: NodeID, isOdd: Bool)] = []
    for attack in map.inferences where map.isOpenAttack(attack) {
      reach(attack, isOdd: true, attack, &stack)
      while let (node, isOdd) = stack.popLast() {
        let uses = map.uses
        for position in uses.range(node) {
          let use = uses.items[position]
          reach(use, isOdd: isOdd != map.graph.kind(use).isAttack, attack, &stack)
        }
        let conclusion = map.graph.conclusion(node)
        if !conclusion.isNone {
          reach(conclusion, isOdd: isOdd != map.graph.kind(conclusion).isAttack, attack, &stack)
        }
      }
    }
  }

  /// The first open attack against a statement.
  func first(against node: NodeID) -> NodeID? {
    odd[node.index].isNone ? nil : odd[node.index]
  }

  /// Attacks come in the order of the document, so that the first to reach a node is its first.
  private mutating func reach(
    _ node: NodeID, isOdd: Bool, _ attack: NodeID, _ stack: inout [(node: NodeID, isOdd: Bool)]
  ) {
    if isOdd {
      if !odd[node.index].isNone { return }
      odd[node.index] = attack
    } else {
      if !even[node.index].isNone { return }
      even[node.index] = attack
    }
    stack.append((node, isOdd))
  }
}

/// Following edits.
extension Objections {
  /// The first open attacks on a node.
  struct Pair: Equatable {
    var even: NodeID
    var odd: NodeID
  }

  /// The first open attacks on a node.
  subscript(node: NodeID) -> Pair { Pair(even: even[node.index], odd: odd[node.index]) }

  /// Makes room for nodes that were added.
  mutating func grow(to count: Int) {
    let missing = count - even.count
    if missing <= 0 { return }
    even.append(contentsOf: repeatElement(.none, count: missing))
    odd.append(contentsOf: repeatElement(.none, count: missing))
  }

  /// Forgets what was found of a node.
  mutating func reset(_ node: NodeID) {
    even[node.index] = .none
    odd[node.index] = .none
  }

  /// Works a node out from its neighbours; returns whether that changed it.
  mutating func climb(_ node: NodeID, _ map: CheckContext, isMet: Bool) -> Bool {
    let isAttack = map.graph.kind(node).isAttack
    let rank = map.map.rank
    var new = Pair(even: .none, odd: .none)
    func first(_ left: NodeID, _ right: NodeID) -> NodeID {
      if left.isNone { return right }
      return right.isNone || rank[left.index] <= rank[right.index] ? left : right
    }
    func add(_ other: NodeID) {
      let (same, flipped) = (even[other.index], odd[other.index])
      new.even = first(new.even, isAttack ? flipped : same)
      new.odd = first(new.odd, isAttack ? same : flipped)
    }
    for inference in map.incoming[node] { add(inference) }
    for premise in map.premises[node] { add(premise) }
    if isAttack, !isMet, !map.graph.isConceded(node) { new.odd = first(new.odd, node) }
    if new == self[node] { return false }
    even[node.index] = new.even
    odd[node.index] = new.odd
    return true
  }
}
