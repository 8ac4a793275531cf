import ArgumentGraph

/// What stands on a map, and why: the well-founded reading of the map with the strength of the
/// evidence as ordered levels (*graded grounded*).
///
/// For each level g, from the strongest to 1, and at 0 for what rests on somebody's word:
/// a statement holds at g when it holds above g, when it is admitted at g or above and no rebuttal
/// holds at g, or when all premises of a support hold at g, no undercut of that support holds, and
/// no rebuttal of the statement holds at g. An undercut works from level 1 on; at level 0 words
/// undercut too. Levels 1 and above never depend on level 0: word does not stop evidence.
///
/// Where the definition leaves a choice:
/// - An assumption is admitted by its status; one that is `unsupported` is not admitted at level 0
///   either. With support, evidence and assumptions take the stronger of both.
/// - Evidence that its grade keeps out is not admitted at level 0, whatever its source says.
/// - Holding above g is carried down for evidence and assumptions as it is for claims.
/// - That an objection is conceded changes no verdict; neither does backing.
/// - A premise that nobody declares, or that is no statement, never holds. A rebuttal of an
///   inference and an undercut of a statement (S014) change nothing.
public struct Evaluation: Sendable {
  /// What was supposed.
  public internal(set) var suppositions: Suppositions
  let ground: Ground
  var evaluator: Evaluator
  /// What holds in the readings that count, when they are not the grounded one alone.
  public internal(set) var readings: MapReadings?

  /// Evaluates a map. Linear, but for knots.
  public init(
    _ map: MapView, grades: GradeTable = .admiralty, supposing suppositions: Suppositions = .none
  ) {
    self.init(map.graph, Lazy(known: map), grades, suppositions)
  }

  /// Evaluates a graph whose order in the document is worked out when somebody asks for it.
  init(
    _ graph: Graph, _ map: Lazy<MapView>, _ grades: GradeTable, _ suppositions: Suppositions
  ) {
    self.init(Ground(graph, grades, Network(graph), map), suppositions)
  }

  /// Evaluates the same map under other suppositions: what they change is computed, and copies are
  /// made of what was known; linear when other sources are dropped.
  public func supposing(_ suppositions: Suppositions) -> Evaluation {
    if suppositions.droppedSources != self.suppositions.droppedSources {
      return Evaluation(ground, suppositions)
    }
    var bench = Workbench(plain)
    bench.apply(changes(supposing: suppositions))
    var other = Evaluation(ground, bench.evaluation.evaluator)
    other.suppositions = suppositions
    return other
  }

  /// What other suppositions about nodes change.
  private func changes(supposing other: Suppositions) -> [Workbench.Change] {
    let nodes = suppositions.held.union(suppositions.dropped)
      .union(other.held).union(other.dropped)
    let dropped = graph.sources(derivedFrom: other.droppedSources)
    var givens = givens
    var letters = Givens.LetterCache()
    return nodes.filter { $0.index < network.count }.sorted().map { node in
      if other.dropped.contains(node) {
        return Workbench.Change(node: node.index, level: 0, word: 0, force: .out)
      }
      if network.roles[node.index] == .statement {
        givens.admit(node, graph, network, grades, dropped, &letters)
      }
      return Workbench.Change(
        node: node.index, level: givens.levels[node.index], word: givens.words[node.index],
        force: other.held.contains(node) ? .in : .none)
    }
  }

  /// Evaluates the same map with something else supposed besides.
  public func supposing(adding more: Suppositions) -> Evaluation {
    var all = suppositions
    all.held = all.held.union(more.held).subtracting(more.dropped)
    all.dropped = all.dropped.union(more.dropped).subtracting(more.held)
    all.droppedSources.formUnion(more.droppedSources)
    return supposing(all)
  }

  private init(_ ground: Ground, _ suppositions: Suppositions) {
    self.ground = ground
    self.suppositions = suppositions
    let givens = Givens(ground.graph, ground.network, ground.grades, suppositions)
    evaluator = Evaluator(ground, givens)
  }

  init(_ ground: Ground, _ evaluator: Evaluator) {
    self.ground = ground
    self.evaluator = evaluator
    suppositions = .none
  }

  /// The map in the order of its document.
  public var map: MapView { ground.map }
  /// The graph.
  public var graph: Graph { ground.graph }
  /// How grades became levels.
  public var grades: GradeTable { ground.grades }
  var network: Network { ground.network }
  var order: EvaluationOrder { ground.order }
  var givens: Givens { evaluator.givens }
  var values: Valuation { evaluator.values }
}

/// A what-if: what is supposed without touching the map.
public struct Suppositions: Sendable, Equatable {
  /// Statements that are taken as true at the top level; inferences that cannot be undercut.
  public var held: Set<NodeID> = []
  /// Statements that are taken as false: neither admitted nor supported, at level 0 either;
  /// inferences that do not carry.
  public var dropped: Set<NodeID> = []
  /// Sources that do not count, with all that derive from them. Evidence that cites no other is
  /// not admitted. What claims were read in a dropped source is still said.
  public var droppedSources: Set<NodeID> = []

  /// Nothing is supposed.
  public static let none = Suppositions()

  /// Whether nothing is supposed.
  public var isEmpty: Bool { held.isEmpty && dropped.isEmpty && droppedSources.isEmpty }

  /// Supposes nothing, or these things.
  public init(
    held: Set<NodeID> = [], dropped: Set<NodeID> = [], droppedSources: Set<NodeID> = []
  ) {
    self.held = held
    self.dropped = dropped
    self.droppedSources = droppedSources
  }
}
