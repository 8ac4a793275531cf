import ArgumentGraph

/// The part of a graph that verdicts depend on, in dense columns made for one quick pass.
///
/// Nodes keep their numbers. Lists of neighbours are runs of one array (compressed rows). There are
/// a few slots more than the graph has nodes, so that it may grow; the last one, `nowhere`, never
/// holds and stands for whatever cannot be a premise: an id that nobody declares, a source, an
/// inference.
struct Network: Sendable {
  /// What a node is to an evaluation.
  enum Role: UInt8, Sendable {
    /// Neither statement nor inference.
    case none
    case statement
    /// Supports a statement.
    case support
    /// Rebuts a statement.
    case rebut
    /// Undercuts an inference.
    case undercut
    /// An inference that changes nothing: backing, or one whose target is nothing it can bear on.
    case idle
  }

  /// The number of slots, those that no node has yet included; the columns have one more.
  let count: Int
  var roles: ContiguousArray<Role>
  /// What a support, rebut or undercut bears on.
  var conclusions: ContiguousArray<UInt32>
  /// The premises of each inference.
  var premises = Rows()
  /// The inferences that each statement is a premise of.
  var uses = Rows()
  /// The supports of each statement.
  var supports = Rows()
  /// The rebuttals of each statement, the undercuts of each inference.
  var attacks = Rows()

  /// The slot that never holds.
  var nowhere: UInt32 { UInt32(truncatingIfNeeded: count) }

  /// The least number of nodes that may be added before everything is laid out anew.
  private static let room = 64

  /// No nodes.
  init() {
    count = 0
    roles = []
    conclusions = []
  }

  /// Reads a graph. Linear.
  init(_ graph: Graph) {
    count = graph.count + graph.count / 16 + Self.room
    roles = ContiguousArray(repeating: .none, count: count + 1)
    conclusions = ContiguousArray(repeating: UInt32(truncatingIfNeeded: count), count: count + 1)
    for node in graph.slots {
      let role = Self.role(of: node, in: graph)
      roles[node.index] = role
      if role.rawValue >= Role.support.rawValue, role != .idle {
        conclusions[node.index] = graph.conclusion(node).raw
      }
    }
    gatherPremises(graph)
    gatherConclusions()
  }

  /// What a node of a graph is to an evaluation.
  static func role(of node: NodeID, in graph: Graph) -> Role {
    let kind = graph.kind(node)
    if kind.isStatement { return .statement }
    guard kind.isInference else { return .none }
    let conclusion = graph.conclusion(node)
    if conclusion.isNone { return .idle }
    let target = graph.kind(conclusion)
    switch kind {
    case .support where target.isStatement: return .support
    case .rebut where target.isStatement: return .rebut
    case .undercut where target.isInference: return .undercut
    default: return .idle
    }
  }

  private mutating func gatherPremises(_ graph: Graph) {
    premises = Rows(rows: count + 1) { row in
      let node = NodeID(raw: UInt32(truncatingIfNeeded: row))
      guard row < graph.count, graph.kind(node).isInference else { return 0 }
      return max(1, graph.premiseCount(node))
    }
    var counts = ContiguousArray<UInt32>(repeating: 0, count: count + 2)
    for node in graph.slots where roles[node.index].rawValue >= Role.support.rawValue {
      let start = premises.range(node.index).lowerBound
      // An inference without premises, which no text can make, never holds.
      if graph.premiseCount(node) == 0 { premises.items[start] = nowhere }
      for position in 0..<graph.premiseCount(node) {
        let premise = graph.premise(node, position)
        let isStatement = roles[premise.index] == .statement
        premises.items[start + position] = isStatement ? premise.raw : nowhere
        if isStatement { counts[premise.index] += 1 }
      }
    }
    let (premises, nowhere, count) = (premises, nowhere, count)
    uses = Rows(rows: count + 1) { Int(counts[$0]) }
    uses.fill { place in
      for inference in 0..<count {
        for premise in premises[inference] where premise != nowhere {
          place(Int(premise), UInt32(truncatingIfNeeded: inference))
        }
      }
    }
  }

  private mutating func gatherConclusions() {
    var supporters = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
    var attackers = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
    for node in 0..<count {
      switch roles[node] {
      case .support: supporters[Int(conclusions[node])] += 1
      case .rebut, .undercut: attackers[Int(conclusions[node])] += 1
      default: continue
      }
    }
    supports = Rows(rows: count + 1) { Int(supporters[$0]) }
    attacks = Rows(rows: count + 1) { Int(attackers[$0]) }
    let (roles, conclusions, count) = (roles, conclusions, count)
    supports.fill { place in
      for node in 0..<count where roles[node] == .support {
        place(Int(conclusions[node]), UInt32(truncatingIfNeeded: node))
      }
    }
    attacks.fill { place in
      for node in 0..<count where roles[node] == .rebut || roles[node] == .undercut {
        place(Int(conclusions[node]), UInt32(truncatingIfNeeded: node))
      }
    }
  }
}
