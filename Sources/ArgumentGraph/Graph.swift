/// An argument graph: statements, the inferences that join them, and the sources they are from.
///
/// Everything is a column indexed by `NodeID`; strings stand at the rim. An id that is used before
/// it is declared is a node of kind `undeclared`, so declarations may come in any order. Lists of
/// neighbours are linked through the columns and are walked without allocation.
public struct Graph: Sendable {
  /// The texts of the graph.
  public internal(set) var texts = TextStore()

  // What every node has. `kinds` has as many places as there are nodes; all other columns may
  // have some more.
  @usableFromInline var kinds: ContiguousArray<NodeKind> = []
  /// The label in form C, by which the node is found.
  var keys: ContiguousArray<TextID> = []
  /// The label as it was written.
  @usableFromInline var labels: ContiguousArray<TextID> = []
  @usableFromInline var bodies: ContiguousArray<TextID> = []
  @usableFromInline var notes: ContiguousArray<TextID> = []
  @usableFromInline var origins: ContiguousArray<Origin> = []
  @usableFromInline var places: ContiguousArray<UInt32> = []
  /// The next node that the same written statement declares.
  var nextOfOrigin: ContiguousArray<NodeID> = []
  /// The inferences that conclude the node: first and last.
  @usableFromInline var firstIncoming: ContiguousArray<NodeID> = []
  var lastIncoming: ContiguousArray<NodeID> = []
  /// The premise entries that name the node: first and last.
  @usableFromInline var firstUse: ContiguousArray<UInt32> = []
  var lastUse: ContiguousArray<UInt32> = []

  // What a statement has.
  @usableFromInline var bys: ContiguousArray<TextID> = []
  @usableFromInline var likelihoods: ContiguousArray<TextID> = []
  @usableFromInline var credibilities: ContiguousArray<UInt8> = []
  @usableFromInline var confidences: ContiguousArray<Confidence> = []
  @usableFromInline var statuses: ContiguousArray<Status> = []
  @usableFromInline var anchorRanges: ContiguousArray<PoolRange> = []
  @usableFromInline var tagRanges: ContiguousArray<PoolRange> = []
  var contentionMarks: ContiguousArray<Bool> = []

  // What an inference has; its warrant is its body.
  @usableFromInline var premiseRanges: ContiguousArray<PoolRange> = []
  @usableFromInline var conclusions: ContiguousArray<NodeID> = []
  @usableFromInline var nextIncoming: ContiguousArray<NodeID> = []
  var previousIncoming: ContiguousArray<NodeID> = []
  @usableFromInline var schemes: ContiguousArray<TextID> = []
  @usableFromInline var concessions: ContiguousArray<Concession> = []

  // Pools that nodes have ranges of.
  @usableFromInline var premiseEntries: ContiguousArray<PremiseEntry> = []
  @usableFromInline var anchorPool: ContiguousArray<Anchor> = []
  @usableFromInline var tagPool: ContiguousArray<TextID> = []

  var labelTable = LabelTable()
  /// Beginnings of ids that stand for others, for what is included by several routes.
  public var aliases: [(from: String, to: String)] = [] {
    didSet { aliases.sort { ($1.from.utf8.count, $0.from) < ($0.from.utf8.count, $1.from) } }
  }
  /// The first node that each written statement declares, by `Origin`.
  var firstOfOrigin: ContiguousArray<NodeID> = []
  var sourceDetails = SourceTable()
  /// The critical question that an undercut answers, of those that answer one.
  var answeredQuestions: [NodeID: Int] = [:]
  /// What each inference whose target was written as `P -> C` was written with.
  var targetPaths: [NodeID: InferencePath] = [:]
  /// The inferences whose path has a step, by what can be said of that step.
  var pathUsers: [PathStep: Set<NodeID>] = [:]
  /// Inferences whose path names nothing as yet.
  var unresolved: Set<NodeID> = []
  /// Those of them whose path may name something else than when it was looked up last.
  var stale: Set<NodeID> = []
  /// Inferences whose path names several.
  public internal(set) var ambiguous: Set<NodeID> = []

  /// Declarations about the map, with what they came from, in the order they were made.
  public internal(set) var directives: [PlacedDirective] = []
  /// Declarations of an id that another had declared before.
  public internal(set) var duplicates: [Duplicate] = []
  /// Counts of declared nodes by kind.
  @usableFromInline var counts = [Int](repeating: 0, count: NodeKind.allCases.count)

  /// The nodes that changed since they were asked for last; `nil` while nothing is noted.
  var noted: [NodeID]?
  /// How many changes were made, which tells one state of a graph from a later one.
  public internal(set) var changeCount: UInt64 = 0

  /// An empty graph.
  public init() {}
}

/// A directive and where it stands.
public struct PlacedDirective: Sendable, Equatable {
  /// The written statement.
  public var origin: Origin
  /// What it says.
  public var directive: Directive
}

/// A declaration that lost its id to an earlier one.
public struct Duplicate: Sendable, Equatable {
  /// The node that both would declare.
  public var node: NodeID
  /// The statement that lost.
  public var origin: Origin
  /// Where its id stands, in bytes from the statement's beginning.
  public var place: UInt32
}

/// A range of a pool in eight bytes.
@usableFromInline struct PoolRange: Sendable {
  @usableFromInline var start: UInt32
  @usableFromInline var count: UInt32

  @inlinable init(start: Int, count: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.count = UInt32(truncatingIfNeeded: count)
  }

  @usableFromInline static let empty = PoolRange(start: 0, count: 0)

  @inlinable var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// One premise of one inference, linked with the other uses of its node.
@usableFromInline struct PremiseEntry: Sendable {
  @usableFromInline var node: NodeID
  @usableFromInline var owner: NodeID
  @usableFromInline var slot: TextID
  @usableFromInline var next: UInt32
  @usableFromInline var previous: UInt32

  @usableFromInline static let end = UInt32.max
}

/// Whether an objection is granted, and why.
@usableFromInline struct Concession: Sendable {
  @usableFromInline var isConceded: Bool
  @usableFromInline var reason: TextID

  @usableFromInline static let none = Concession(isConceded: false, reason: .none)
}
