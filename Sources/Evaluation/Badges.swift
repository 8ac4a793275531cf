import ArgumentGraph

/// A warning beside a verdict.
public enum Badge: Sendable, Hashable {
  /// All evidence that it stands on has this one origin.
  case singleSource(EvidenceOrigin)
  /// All evidence that it stands on is the studied text's own word.
  case ownWord
  /// It would not stand without evidence whose source or content cannot be judged; of evidence,
  /// that its own cannot.
  case unjudged
  /// It would not stand without an assumption.
  case assumed
  /// It takes part in a circle of support.
  case circular

  /// The word that is shown.
  public var word: String {
    switch self {
    case .singleSource: "SINGLE-SOURCE"
    case .ownWord: "OWN WORD"
    case .unjudged: "UNJUDGED"
    case .assumed: "ASSUMED"
    case .circular: "CIRCULAR"
    }
  }
}

/// Where evidence ultimately comes from.
public enum EvidenceOrigin: Sendable, Hashable {
  /// A source that derives from no other.
  case source(NodeID)
  /// Whoever is named with `by`, an origin of their own.
  case person(String)
}

/// The badges of all nodes.
public struct Badges: Sendable {
  private let evaluation: Evaluation
  private let origins: [UInt32]
  private let names: [EvidenceOrigin]
  private let isForeign: [Bool]
  private let isJudged: [Bool]
  private let isKnown: [Bool]
  private let isCircular: [Bool]

  private static let manyOrigins = UInt32.max

  /// Computes all badges. Linear.
  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    let graph = evaluation.graph
    let support = StandingSupport(evaluation)
    let leaves = support.leaves
    let table = OriginTable(evaluation)
    let studied = graph.studiedSources
    names = table.names
    isForeign = support.reached(
      from: leaves.filter { graph.kind($0) == .evidence && !graph.isOwnWord($0, studied) })
    isJudged = support.derived(
      from: leaves.filter {
        graph.kind($0) != .evidence || !evaluation.grade(of: $0).isUnjudged
      })
    isKnown = support.derived(from: leaves.filter { graph.kind($0) != .assumption })
    origins = support.joined(
      leaves.filter { graph.kind($0) == .evidence }.map { ($0, table.number(of: $0)) },
      many: Self.manyOrigins)
    isCircular = evaluation.circularStatements()
  }

  /// The badges of a statement, in the order in which they are shown.
  public subscript(node: NodeID) -> [Badge] {
    let graph = evaluation.graph
    let index = node.index
    guard index < isCircular.count, graph.kind(node).isStatement else { return [] }
    var badges: [Badge] = []
    let stands = if case .stands = evaluation.verdict(node) { true } else { false }
    let isEvidence = graph.kind(node) == .evidence
    if stands, !isEvidence {
      let origin = origins[index]
      if origin > 0, origin != Self.manyOrigins {
        badges.append(.singleSource(names[Int(origin) - 1]))
      }
      if origin > 0, !isForeign[index] { badges.append(.ownWord) }
    }
    if isEvidence ? evaluation.grade(of: node).isUnjudged : stands && !isJudged[index] {
      badges.append(.unjudged)
    }
    if stands, graph.kind(node) != .assumption, !isKnown[index] { badges.append(.assumed) }
    if isCircular[index] { badges.append(.circular) }
    return badges
  }
}

extension Evaluation {
  /// The badges of all nodes. Linear; keep the answer for as long as the evaluation is.
  public func badges() -> Badges { Badges(plain) }

  /// The grade of an item of evidence under what is supposed.
  public func grade(of evidence: NodeID) -> Grade {
    let dropped = graph.sources(derivedFrom: suppositions.droppedSources)
    return grades.grade(of: evidence, in: graph, without: dropped)
  }

  /// Which statements take part in a circle of support, by node.
  func circularStatements() -> [Bool] {
    var isCircular = [Bool](repeating: false, count: network.count)
    var search = ComponentSearch(network, withAttacks: false)
    for knot in order.knots {
      let number = order.knotNumbers[Int(order.nodes[knot.lowerBound])]
      for member in order.nodes[knot] {
        search.visit(
          Int(member), in: network, where: { order.knotNumbers[$0] == number },
          report: { found, isCircle in
            if !isCircle { return }
            for node in found { isCircular[Int(node)] = network.roles[Int(node)] == .statement }
          })
      }
    }
    return isCircular
  }
}

extension Graph {
  /// The texts under study: sources that some claim or counterclaim is anchored in.
  public var studiedSources: Set<NodeID> {
    var studied: Set<NodeID> = []
    for node in slots where kind(node).isClaim {
      for anchor in anchors(node) { studied.insert(anchor.source) }
    }
    return studied
  }

  /// Whether evidence is the word of a text under study alone.
  func isOwnWord(_ evidence: NodeID, _ studied: Set<NodeID>) -> Bool {
    !hasBy(evidence) && anchorCount(evidence) > 0
      && anchors(evidence).allSatisfy { studied.contains($0.source) }
  }
}
