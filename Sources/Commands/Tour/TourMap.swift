import ArgumentGraph

/// What the tour looks at in a map. Made anew after each entry; linear in the map.
struct TourMap {
  typealias Node = NodeID

  private let graph: Graph
  private let focus: NodeID
  /// What the map argues for.
  private(set) var point: Node?
  /// A claim that was not made the point of the map, when there is no point.
  private(set) var firstClaim: Node?
  /// What supports the point.
  private(set) var reason: Node?
  /// Evidence that something rests on.
  private(set) var evidence: Node?
  /// Evidence that something rests on and that names no source.
  private(set) var looseEvidence: Node?
  /// Evidence that nothing rests on.
  private(set) var unusedEvidence: Node?
  /// What speaks against the point, a reason, or a step.
  private(set) var objection: Node?
  /// Whether something speaks against the objection, or against its step.
  private(set) var isObjectionAnswered = false

  /// Looks at a map.
  init(_ workspace: Workspace) {
    let graph = workspace.graph
    self.graph = graph
    focus = workspace.focusNode
    point = workspace.notebook.view.contentions.first { graph.kind($0).isDeclared }
    let statements = graph.slots.filter { graph.kind($0).isStatement }
    firstClaim = point == nil ? statements.first { graph.kind($0).isClaim } : nil
    lookForReasons()
    for node in statements where graph.kind(node) == .evidence {
      guard graph.hasUses(node) else {
        unusedEvidence = unusedEvidence ?? node
        continue
      }
      evidence = evidence ?? node
      if graph.anchorCount(node) == 0 { looseEvidence = looseEvidence ?? node }
    }
    lookForObjections()
  }

  private mutating func lookForReasons() {
    guard let point else { return }
    for step in graph.incoming(point) where graph.kind(step) == .support && reason == nil {
      reason = graph.premises(step).first { graph.kind($0).isDeclared }
    }
  }

  /// The first objection counts, but an answered one before one that is not.
  private mutating func lookForObjections() {
    for step in graph.slots where isAttack(step) && !isAnswer(step) {
      let answered = isAttacked(step) || graph.premises(step).contains { isAttacked($0) }
      guard objection == nil || answered && !isObjectionAnswered else { continue }
      objection = graph.premises(step).first { _ in true }
      isObjectionAnswered = answered
    }
  }

  private func isAttack(_ node: NodeID) -> Bool {
    graph.kind(node) == .rebut || graph.kind(node) == .undercut
  }

  private func isAttacked(_ node: NodeID) -> Bool {
    graph.incoming(node).contains { isAttack($0) }
  }

  /// Whether an attack is on another attack, or on what attacks.
  private func isAnswer(_ step: NodeID) -> Bool {
    let target = graph.conclusion(step)
    if target.isNone { return false }
    return isAttack(target) || graph.uses(target).contains { isAttack($0) }
  }

  /// Whether anything is in focus.
  var hasFocus: Bool { !focus.isNone }

  /// Whether the point is in focus.
  var isPointInFocus: Bool { point != nil && focus == point }

  /// What a node is called; `nil` for none.
  func name(_ node: Node?) -> String? { node.map { graph.name($0) } }

  /// What a statement says.
  func text(_ node: Node) -> String { graph.text(node) }

  /// An id for a source that nothing has yet.
  var freeSource: String {
    ["diary", "notebook", "journal"].first { name in
      let node = graph.find(name)
      return node.isNone || !graph.kind(node).isDeclared
    } ?? "diary-of-a-neighbour"
  }
}
