import ArgumentGraph
import Evaluation
import Strength

/// A map as numbers: what strengths are computed from. A convention, and never a verdict.
///
/// Evidence has the product of its letter's and its number's weight, an assumption a weight by its
/// status, and a claim a half. Backing changes nothing, as in verdicts.
struct MapStrength {
  let network: StrengthNetwork
  /// The number of each node of the map in the network.
  private var numbers: [NodeID: Int]

  /// No base score is larger, since a parent of 1 would hide all others.
  static let largestBase = 0.95
  /// The base score of what is only claimed.
  static let claimBase = 0.5

  /// Reads a map, or what bears on one node at any remove. Linear.
  init(_ map: MapView, grades: GradeTable, beneath root: NodeID = .none) {
    let graph = map.graph
    var network = StrengthNetwork()
    var numbers: [NodeID: Int] = [:]
    let taken = root.isNone ? nil : Self.cone(of: root, graph)
    func isTaken(_ node: NodeID) -> Bool { taken?.contains(node) ?? true }
    // In the order of ids, so that the order of declarations does not matter.
    for node in graph.slots where graph.kind(node).isStatement && isTaken(node) {
      numbers[node] = network.addStatement(base: Self.base(of: node, graph, grades))
    }
    let steps = graph.slots.filter {
      graph.kind($0).isInference && isTaken($0) && Self.bears($0, graph)
    }
    for step in steps {
      let premises = graph.premises(step).map { numbers[$0] }
      // A premise that is no statement never holds, so neither does the step.
      if premises.isEmpty || premises.contains(nil) { continue }
      numbers[step] = network.addStep(premises: premises.compactMap(\.self))
    }
    for step in steps {
      guard let number = numbers[step], let target = numbers[graph.conclusion(step)] else {
        continue
      }
      if graph.kind(step) == .support {
        network.support(target, by: number)
      } else {
        network.attack(target, by: number)
      }
    }
    self.network = network
    self.numbers = numbers
  }

  /// The number of a node; `nil` when it has no part in this.
  func number(_ node: NodeID) -> Int? { numbers[node] }

  /// The base score of a statement.
  static func base(of node: NodeID, _ graph: Graph, _ grades: GradeTable) -> Double {
    switch graph.kind(node) {
    case .evidence:
      let grade = grades.grade(of: node, in: graph)
      let letters: [Character: Double] = [
        "A": 1, "B": 0.85, "C": 0.65, "D": 0.45, "E": 0.2, "F": 0.5,
      ]
      let numbers = [0.95, 0.8, 0.6, 0.35, 0.1, 0.5]
      let weight = (letters[grade.letter] ?? 0.5) * numbers[max(0, min(5, grade.number - 1))]
      return min(largestBase, weight)
    case .assumption:
      switch graph.status(node) {
      case .solid: return 0.5
      case .caveated, .none: return 0.35
      case .unsupported: return 0.1
      }
    default: return claimBase
    }
  }

  /// Whether a step is one that changes a strength.
  private static func bears(_ step: NodeID, _ graph: Graph) -> Bool {
    let conclusion = graph.conclusion(step)
    if conclusion.isNone { return false }
    let target = graph.kind(conclusion)
    return graph.kind(step) == .undercut ? target.isInference : target.isStatement
  }

  private static func cone(of root: NodeID, _ graph: Graph) -> Set<NodeID> {
    var found: Set<NodeID> = [root]
    var open = [root]
    while let node = open.popLast() {
      var inputs = Array(graph.incoming(node))
      if graph.kind(node).isInference { inputs += Array(graph.premises(node)) }
      for input in inputs where found.insert(input).inserted { open.append(input) }
    }
    return found
  }
}
