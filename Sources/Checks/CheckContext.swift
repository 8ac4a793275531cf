import ArgumentGraph
import Conventions
import Evaluation
import SourceText

/// A map with what the rules ask of it again and again, each worked out once, when it is first
/// asked for. Everything here is linear in the map.
public final class CheckContext {
  /// The map.
  public let map: MapView
  /// The map's graph.
  public let graph: Graph
  /// Every node that the rules are to look at, in the order of the document.
  public let nodes: [NodeID]
  /// The written statements whose mentions they are to look at.
  public internal(set) var mentioning: [Origin]
  /// The statements among the nodes to look at, in the order of the document.
  public private(set) lazy var statements = nodes.filter { graph.kind($0).isStatement }
  /// The inferences among the nodes to look at, in the order of the document.
  public private(set) lazy var inferences = nodes.filter { graph.kind($0).isInference }
  /// The sources among the nodes to look at, in the order of the document.
  public private(set) lazy var sources = nodes.filter { graph.kind($0) == .source }
  /// The premises of each inference, each once.
  public let premises: Adjacency
  /// The inferences that bear on each node, in the order of the document.
  public let incoming: Adjacency
  /// The inferences that each node is a premise of, in the order of the document.
  public let uses: Adjacency
  /// The position of each written statement in the document; -1 for those that are not in it.
  let originRank: [Int32]
  /// The `allow` statements, and which of them have silenced something so far.
  var allowances: [Allowance] = []
  /// The date that staleness is judged by; `nil` when none was given.
  var asOf: PartialDate?
  /// How much older than that date a source may be.
  var horizon = Stretch.year
  /// The rules that run.
  var activeCodes: Set<String> = []
  /// How much rules that may take long are given.
  var limits = CheckLimits()

  /// What stands, for the rules that ask.
  var evaluation: Evaluation {
    if let heldEvaluation { return heldEvaluation }
    let evaluation = evaluate?() ?? Evaluation(map)
    heldEvaluation = evaluation
    return evaluation
  }
  var heldEvaluation: Evaluation?
  /// Gives what stands, when somebody knows already.
  var evaluate: (() -> Evaluation)?
  /// The way to the documents of its sources; `nil` when nobody asks them.
  var documents: DocumentAccess?
  /// What they say of the map's anchors.
  lazy var quotations = Quotations(self)
  /// The argumentation schemes, and which of their questions are open.
  var schemes: SchemeCatalog {
    if let heldSchemes { return heldSchemes }
    let schemes = SchemeCatalog(map)
    heldSchemes = schemes
    return schemes
  }
  var heldSchemes: SchemeCatalog?
  var questions: CriticalQuestions {
    if let heldQuestions { return heldQuestions }
    let questions = CriticalQuestions(map, schemes)
    heldQuestions = questions
    return questions
  }
  var heldQuestions: CriticalQuestions?

  /// The scheme that an inference is tagged with.
  func scheme(of inference: NodeID) -> SchemeDefinition? {
    // What is edited includes no other notebook, whose schemes would be for its own inferences.
    isEdited
      ? graph.scheme(inference).flatMap { schemes[$0] } : questions.scheme(of: inference)
  }

  /// Whether the map was edited since the context was made, so that only some nodes are looked at.
  let isEdited: Bool

  // Facts, by node.
  lazy var isContention = marks(map.contentions)
  lazy var mainPoints = map.mainPoints
  lazy var isMainPoint = marks(mainPoints)
  lazy var bearing = findBearing()
  lazy var justified = findJustified()
  lazy var justifiedStrongly = findJustifiedStrongly()
  lazy var isSupported = findSupported()
  lazy var isAttacked = findAttacked()
  lazy var attacks = AttackCounts(self)
  lazy var isMet = findMet { _ in true }
  lazy var isMetByGrounded = findMet { self.isGrounded($0) }
  lazy var hasAttackBeneath = reached(from: inferences.filter { graph.kind($0).isAttack })
  lazy var hasEvidenceBeneath = reached(from: statements.filter { graph.kind($0) == .evidence })
  lazy var cites = findCites()
  lazy var citations = countCitations(statements)
  lazy var citationsByEvidence = countCitations(
    statements.filter { graph.kind($0) == .evidence })
  lazy var citationsByClaims = countCitations(statements.filter { graph.kind($0).isClaim })
  lazy var derivations = countDerivations()
  lazy var textTraits = findTextTraits()
  lazy var normalHashes = findNormalHashes()
  lazy var twins = Twins(self)
  lazy var likelihoodRows = findLikelihoodRows()
  lazy var rowUse = LikelihoodRowUse(likelihoodRows)
  /// Whether letters and numbers agree, once that is counted; `nil` before the first edit.
  var ratingSteps: RatingSteps?
  /// How much is quoted of each source, once that is counted; `nil` before the first edit.
  var quotedSums: QuotedSums?
  /// Who cites each source, once that is listed; `nil` before the first edit.
  var citers: CitationLists?
  lazy var circles = FoundCircles(self)
  lazy var evidenceSets = EvidenceSets(self, budget: limits.setVisits)
  lazy var origins = OriginNumbers(self)
  lazy var originsBeneath = findOriginsBeneath()
  lazy var evidenceBeneath = findEvidenceBeneath()
  lazy var likelihoods = findLikelihoods()
  lazy var isRated = statements.contains { graph.likelihood($0) != nil }
  lazy var linchpins = LinchpinTable(
    evaluation.linchpins(of: mainPoints, work: limits.linchpinWork))
  lazy var hinging = findHinging()
  lazy var objections = Objections(self)
  lazy var sharedNames = findSharedNames()
  /// What hangs together with what was edited and bears on no main point; `nil` for the whole map.
  var strays: [Bool]?
  /// The main points among the nodes to look at.
  var mainPointsLookedAt: [NodeID] {
    isEdited ? statements.filter { isMainPoint[$0.index] } : mainPoints
  }
  lazy var undeclaredCount = graph.slots.reduce(0) {
    $0 + (graph.kind($1) == .undeclared ? 1 : 0)
  }

  /// Prepares a map for the rules. Linear.
  public init(_ map: MapView) {
    let graph = map.graph
    self.map = map
    self.graph = graph
    isEdited = false
    nodes = map.order
    mentioning = map.origins
    let inferences = map.order.filter { graph.kind($0).isInference }
    premises = Self.premises(of: inferences, in: graph)
    uses = premises.reversed(over: inferences)
    incoming = Adjacency(count: graph.count) { body in
      for inference in inferences {
        let conclusion = graph.conclusion(inference)
        if !conclusion.isNone { body(conclusion, inference) }
      }
    }
    originRank = Self.ranks(map.origins)
    self.inferences = inferences
  }

  /// Prepares a map that was edited, with its lists of neighbours, for rules that look at some of
  /// its nodes.
  init(_ map: MapView, _ links: Links, lookingAt nodes: [NodeID]) {
    self.map = map
    graph = map.graph
    self.nodes = nodes
    isEdited = true
    mentioning = map.origins
    (premises, incoming, uses) = (links.premises, links.incoming, links.uses)
    originRank = []
  }

  /// The position of each written statement; -1 for those that are not among them.
  private static func ranks(_ origins: [Origin]) -> [Int32] {
    var ranks = [Int32](
      repeating: -1, count: Int(origins.max { $0.raw < $1.raw }?.raw ?? 0) + 1)
    for (rank, origin) in origins.enumerated() {
      ranks[Int(origin.raw)] = Int32(truncatingIfNeeded: rank)
    }
    return ranks
  }

  private static func premises(of inferences: [NodeID], in graph: Graph) -> Adjacency {
    Adjacency(count: graph.count) { body in
      // The last inference that named each node, so that a premise named twice counts once.
      var last = [NodeID](repeating: .none, count: graph.count)
      for inference in inferences {
        for premise in graph.premises(inference) where last[premise.index] != inference {
          last[premise.index] = inference
          body(inference, premise)
        }
      }
    }
  }

  /// One mark a node: whether it is among `nodes`.
  func marks(_ nodes: some Sequence<NodeID>) -> [Bool] {
    var marks = [Bool](repeating: false, count: graph.count)
    for node in nodes { marks[node.index] = true }
    return marks
  }
}

extension NodeKind {
  /// Whether it speaks against what it bears on.
  var isAttack: Bool { self == .rebut || self == .undercut }
}

extension CheckContext {
  /// Whether `inference` is support of a statement: `sup` in the rules. Backing is not.
  func isSupport(_ inference: NodeID) -> Bool {
    guard graph.kind(inference) == .support else { return false }
    let conclusion = graph.conclusion(inference)
    return !conclusion.isNone && graph.kind(conclusion).isStatement
  }

  /// Whether `node` is one of the map's declared contentions.
  func isDeclaredContention(_ node: NodeID) -> Bool { isContention[node.index] }
}
