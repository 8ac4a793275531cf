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
  /// The statements in the order of the document.
  public let statements: [NodeID]
  /// The inferences in the order of the document.
  public let inferences: [NodeID]
  /// The sources in the order of the document.
  public let sources: [NodeID]
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
  lazy var evaluation = evaluate?() ?? Evaluation(map)
  /// Gives what stands, when somebody knows already.
  var evaluate: (() -> Evaluation)?
  /// The argumentation schemes, and which of their questions are open.
  lazy var schemes = SchemeCatalog(map)
  lazy var questions = CriticalQuestions(map, schemes)

  // Facts, by node.
  lazy var isContention = marks(map.contentions)
  lazy var mainPoints = map.mainPoints
  lazy var isMainPoint = marks(mainPoints)
  lazy var bearing = findBearing()
  lazy var justified = findJustified()
  lazy var isSupported = findSupported()
  lazy var isAttacked = findAttacked()
  lazy var unanswered = findUnanswered()
  lazy var isMet = findMet { _ in true }
  lazy var hasAttackBeneath = reached(from: inferences.filter { graph.kind($0).isAttack })
  lazy var hasEvidenceBeneath = reached(from: statements.filter { graph.kind($0) == .evidence })
  lazy var citedSources = findCited()
  lazy var originSources = marks(
    sources.lazy.map { self.graph.source($0).origin }.filter { !$0.isNone })
  lazy var textTraits = findTextTraits()
  lazy var normalHashes = findNormalHashes()
  lazy var origins = OriginNumbers(self)
  lazy var originsBeneath = findOriginsBeneath()
  lazy var evidenceBeneath = findEvidenceBeneath()
  lazy var likelihoods = findLikelihoods()
  lazy var supportsPoint = findPointSupport()
  lazy var linchpins = evaluation.linchpins(of: mainPoints, work: limits.linchpinWork)
  lazy var unexaminedLinchpins = findUnexaminedLinchpins()
  lazy var hinging = findHinging()
  lazy var objections = Objections(self)
  lazy var sharedNames = findSharedNames()
  lazy var undeclaredCount = graph.slots.reduce(0) {
    $0 + (graph.kind($1) == .undeclared ? 1 : 0)
  }

  /// Prepares a map for the rules. Linear.
  public init(_ map: MapView) {
    let graph = map.graph
    self.map = map
    self.graph = graph
    statements = map.order.filter { graph.kind($0).isStatement }
    let inferences = map.order.filter { graph.kind($0).isInference }
    sources = map.order.filter { graph.kind($0) == .source }
    self.inferences = inferences
    premises = Self.premises(of: inferences, in: graph)
    uses = premises.reversed(over: inferences)
    incoming = Adjacency(count: graph.count) { body in
      for inference in inferences {
        let conclusion = graph.conclusion(inference)
        if !conclusion.isNone { body(conclusion, inference) }
      }
    }
    var ranks = [Int32](
      repeating: -1, count: Int(map.origins.max { $0.raw < $1.raw }?.raw ?? 0) + 1)
    for (rank, origin) in map.origins.enumerated() {
      ranks[Int(origin.raw)] = Int32(truncatingIfNeeded: rank)
    }
    originRank = ranks
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
