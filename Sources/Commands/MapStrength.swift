import ArgumentGraph
import Evaluation
import Strength

/// A map as numbers: what strengths are computed from. A convention, and never a verdict.
///
/// Evidence has the product of its letter's and its number's weight, an assumption a weight by its
/// status, and a claim a half. Backing changes nothing, as in verdicts. What is supposed counts as in
/// verdicts: a statement that is held has the largest base score whatever speaks against it, one that
/// is dropped has none whatever speaks for it, and evidence of dropped sources alone has the base 0.
struct MapStrength {
  let network: StrengthNetwork
  private let evaluation: Evaluation
  /// The sources that are supposed not to count, with those that derive from them.
  private let gone: Set<NodeID>
  /// The number of each node of the map in the network.
  private var numbers: [NodeID: Int]

  /// No base score is larger, since a parent of 1 would hide all others.
  static let largestBase = 0.95
  /// The base score of what is only claimed.
  static let claimBase = 0.5

  /// Reads a map, or what bears on one node at any remove. Linear.
  init(_ map: MapView, _ evaluation: Evaluation, beneath root: NodeID = .none) {
    let graph = map.graph
    self.evaluation = evaluation
    let supposed = evaluation.suppositions
    let fixed = supposed.held.union(supposed.dropped)
    gone = graph.sources(derivedFrom: supposed.droppedSources)
    var network = StrengthNetwork()
    var numbers: [NodeID: Int] = [:]
    let taken = root.isNone ? nil : Self.cone(of: root, graph)
    func isTaken(_ node: NodeID) -> Bool { taken?.contains(node) ?? true }
    // In the order of ids, so that the order of declarations does not matter.
    for node in graph.slots where graph.kind(node).isStatement && isTaken(node) {
      numbers[node] = network.addStatement(base: Self.base(of: node, evaluation, without: gone))
    }
    // What is fixed has no parents.
    let steps = graph.slots.filter {
      graph.kind($0).isInference && isTaken($0) && Self.bears($0, graph)
        && !supposed.dropped.contains($0) && !fixed.contains(graph.conclusion($0))
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
  func base(of node: NodeID) -> Double { Self.base(of: node, evaluation, without: gone) }

  /// - Parameter gone: the sources that do not count.
  private static func base(
    of node: NodeID, _ evaluation: Evaluation, without gone: Set<NodeID>
  ) -> Double {
    let supposed = evaluation.suppositions
    if supposed.held.contains(node) { return largestBase }
    if supposed.dropped.contains(node) { return 0 }
    let graph = evaluation.graph
    switch graph.kind(node) {
    case .evidence:
      let anchors = graph.anchors(node)
      if !anchors.isEmpty, anchors.allSatisfy({ gone.contains($0.source) }) { return 0 }
      let grade = evaluation.grades.grade(of: node, in: graph, without: gone)
      return min(largestBase, weight(of: grade))
    case .assumption:
      switch graph.status(node) {
      case .solid: return 0.5
      case .caveated, .none: return 0.35
      case .unsupported: return 0.1
      }
    default: return claimBase
    }
  }

  private static func weight(of grade: Grade) -> Double {
    let letter: Double =
      switch grade.letter {
      case "A": 1
      case "B": 0.85
      case "C": 0.65
      case "D": 0.45
      case "E": 0.2
      default: 0.5
      }
    return letter * [0.95, 0.8, 0.6, 0.35, 0.1, 0.5][max(0, min(5, grade.number - 1))]
  }

  /// The network without what these sources vouch for alone. Linear.
  func network(without sources: Set<NodeID>) -> StrengthNetwork {
    if sources.isEmpty { return network }
    let graph = evaluation.graph
    let gone = graph.sources(
      derivedFrom: sources.union(evaluation.suppositions.droppedSources))
    var copy = network
    for (node, number) in numbers where graph.kind(node) == .evidence {
      copy.rebase(number, to: Self.base(of: node, evaluation, without: gone))
    }
    return copy
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
