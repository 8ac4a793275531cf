import ArgumentGraph

/// One state of a notebook's map. Two are equal only when they are the very same state, so that
/// what was worked out for one may be used for the other.
public struct MapState: Sendable, Equatable {
  /// What one edit left behind; told apart by identity.
  final class Revision: Sendable {}

  let revision: Revision
  let changeCount: UInt64

  /// Whether both are the same state of the same notebook.
  public static func == (left: MapState, right: MapState) -> Bool {
    left.revision === right.revision && left.changeCount == right.changeCount
  }
}

/// The nodes that the last edits changed.
struct RecentChanges: Sendable {
  /// An edit: the state before it, and the nodes that it changed.
  private struct Step: Sendable {
    var before: MapState
    var nodes: [NodeID]
  }

  private var steps: [Step] = []
  private(set) var revision = MapState.Revision()
  /// The state after the last edit; `nil` before the document was read.
  var last: MapState?

  /// How many edits are remembered.
  private static let limit = 64

  /// Remembers an edit that led from the last state to a new one.
  mutating func add(_ nodes: [NodeID]) {
    if steps.count >= Self.limit { steps.removeFirst(Self.limit / 2) }
    if let last { steps.append(Step(before: last, nodes: nodes)) }
    revision = MapState.Revision()
  }

  /// The nodes that changed since `state`; `nil` when that is not known any more.
  func nodes(since state: MapState) -> [NodeID]? {
    guard let first = steps.lastIndex(where: { $0.before == state }) else { return nil }
    return steps[first...].flatMap(\.nodes)
  }
}

extension Notebook {
  /// The state that the map is in.
  public var mapState: MapState {
    MapState(revision: recentChanges.revision, changeCount: graph.changeCount)
  }

  /// The nodes that were declared, withdrawn or tied otherwise since the map was in `state`, some
  /// perhaps more than once; `nil` when that is not known, so that any may have been.
  public func changedNodes(since state: MapState) -> [NodeID]? {
    state == mapState ? [] : recentChanges.nodes(since: state)
  }

  /// Keeps what an edit changed, when it changed anything.
  mutating func noteChanges() {
    let nodes = graph.takeNoted()
    if nodes.isEmpty { return }
    recentChanges.add(nodes)
    recentChanges.last = mapState
  }
}
