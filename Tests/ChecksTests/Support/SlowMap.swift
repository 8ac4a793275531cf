import ArgumentGraph
import Evaluation
import SourceText

/// A map as the definitions of the rules write it: sets and relations, worked out by going round
/// until nothing changes. Slow, and plain enough to be read beside the definitions.
struct SlowMap {
  let view: MapView
  let graph: Graph
  /// The statements N and the inferences I, in the order of the document.
  let statements: [NodeID]
  let inferences: [NodeID]
  /// From each premise to its inference, and from each inference to what it bears on.
  private(set) var steps: Set<Step> = []
  private var stepsInto: [NodeID: [Step]] = [:]
  /// The declared contentions, else the claims that no inference uses.
  private(set) var mainPoints: [NodeID] = []
  /// Just, over evidence with a citation and assumptions.
  private(set) var justified: Set<NodeID> = []
  /// What stands.
  let evaluation: Evaluation

  init(_ view: MapView) {
    self.view = view
    graph = view.graph
    evaluation = Evaluation(view)
    statements = view.order.filter { view.graph.kind($0).isStatement }
    inferences = view.order.filter { view.graph.kind($0).isInference }
    steps = findSteps()
    stepsInto = Dictionary(grouping: steps, by: \.to)
    mainPoints = findMainPoints()
    justified = justified { isGround($0) }
  }

  func kind(_ node: NodeID) -> NodeKind { graph.kind(node) }

  /// Pre(i).
  func premises(_ inference: NodeID) -> Set<NodeID> { Set(graph.premises(inference)) }

  /// con(i).
  func conclusion(_ inference: NodeID) -> NodeID? {
    let conclusion = graph.conclusion(inference)
    return conclusion.isNone ? nil : conclusion
  }

  func isAttack(_ inference: NodeID) -> Bool {
    kind(inference) == .rebut || kind(inference) == .undercut
  }

  /// Whether `inference` is of kind sup with conclusion `node`.
  func supports(_ inference: NodeID, _ node: NodeID) -> Bool {
    kind(inference) == .support && conclusion(inference) == node && kind(node).isStatement
  }

  func isSupported(_ node: NodeID) -> Bool { inferences.contains { supports($0, node) } }

  /// Whether a statement is in no inference.
  func isOrphan(_ node: NodeID) -> Bool {
    !inferences.contains { premises($0).contains(node) || conclusion($0) == node }
  }

  func attackers(_ node: NodeID) -> [NodeID] {
    inferences.filter { isAttack($0) && conclusion($0) == node }
  }

  private func findMainPoints() -> [NodeID] {
    if !view.contentions.isEmpty { return view.contentions }
    return statements.filter { node in
      kind(node).isClaim && !inferences.contains { premises($0).contains(node) }
    }
  }

  /// A step of a path, with whether it is an attack.
  struct Step: Hashable {
    var from: NodeID
    var to: NodeID
    var isAttack: Bool
  }

  private func findSteps() -> Set<Step> {
    var steps: Set<Step> = []
    for inference in inferences {
      for premise in premises(inference) {
        steps.insert(Step(from: premise, to: inference, isAttack: false))
      }
      if let conclusion = conclusion(inference) {
        steps.insert(Step(from: inference, to: conclusion, isAttack: isAttack(inference)))
      }
    }
    return steps
  }

  struct Way: Hashable {
    var node: NodeID
    var isOdd: Bool
  }

  /// The nodes with a path to `target`, with the parity of the attacks on it; itself with none.
  func ways(to target: NodeID) -> Set<Way> {
    var ways: Set<Way> = [Way(node: target, isOdd: false)]
    var before = 0
    while ways.count != before {
      before = ways.count
      for way in ways {
        for step in stepsInto[way.node] ?? [] {
          ways.insert(Way(node: step.from, isOdd: way.isOdd != step.isAttack))
        }
      }
    }
    return ways
  }

  /// anc(n) with n.
  func ancestors(_ node: NodeID) -> Set<NodeID> { Set(ways(to: node).map(\.node)) }

  /// Just, over the grounds that are given.
  func justified(grounds: (NodeID) -> Bool) -> Set<NodeID> {
    var justified = Set(statements.filter(grounds))
    var before = -1
    while justified.count != before {
      before = justified.count
      for inference in inferences {
        if let conclusion = conclusion(inference), supports(inference, conclusion),
          premises(inference).isSubset(of: justified)
        {
          justified.insert(conclusion)
        }
      }
    }
    return justified
  }

  func isGround(_ node: NodeID) -> Bool {
    kind(node) == .evidence && graph.anchors(node).contains { kind($0.source) == .source }
      || kind(node) == .assumption && graph.status(node) != .unsupported
  }

  /// The pairs of G⁺: premise and conclusion of a support.
  var supportPairs: [(NodeID, NodeID)] {
    inferences.flatMap { inference -> [(NodeID, NodeID)] in
      guard let conclusion = conclusion(inference), supports(inference, conclusion) else {
        return []
      }
      return premises(inference).filter { kind($0).isStatement }.map { ($0, conclusion) }
    }
  }

  /// The lengths of the shortest ways of at least one step in G⁺ from each statement to each.
  func supportDistances() -> [NodeID: [NodeID: Int]] {
    var distances: [NodeID: [NodeID: Int]] = [:]
    for (from, to) in supportPairs { distances[from, default: [:]][to] = 1 }
    for middle in statements {
      for from in statements {
        guard let first = distances[from]?[middle] else { continue }
        for (to, second) in distances[middle] ?? [:] {
          let length = min(distances[from]?[to] ?? .max, first + second)
          distances[from, default: [:]][to] = length
        }
      }
    }
    return distances
  }

  /// The texts of a node but for its id.
  func texts(_ node: NodeID) -> [String] {
    let source = graph.source(node)
    var texts = [graph.texts[graph.bodyID(node)], graph.note(node) ?? "", graph.by(node) ?? ""]
    texts += [graph.concession(node) ?? "", source.file ?? "", source.by ?? ""]
    texts += [source.url ?? "", source.note ?? ""]
    if kind(node).isStatement { texts += graph.anchors(node).map { graph.texts[$0.quote] } }
    return texts
  }

  /// The position of a node in the document.
  func rank(_ node: NodeID) -> Int32 { view.rank[node.index] }
}
