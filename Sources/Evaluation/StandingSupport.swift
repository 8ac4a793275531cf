import ArgumentGraph

/// The support that stands: leaves that are admitted, and supports that carry what stands.
///
/// It is the part of the map that verdicts of the levels 1 and above rest on.
struct StandingSupport {
  let evaluation: Evaluation
  /// Evidence and assumptions that stand by themselves, in the order of their numbers.
  let leaves: [NodeID]
  /// Whether each node is a support that carries its conclusion.
  let carries: [Bool]

  /// Linear.
  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    let network = evaluation.network
    var leaves: [NodeID] = []
    var carries = [Bool](repeating: false, count: network.count)
    for node in evaluation.graph.slots {
      switch network.roles[node.index] {
      case .statement where evaluation.standsByItself(node.index): leaves.append(node)
      case .support:
        if case .stands = evaluation.verdict(node) { carries[node.index] = true }
      default: continue
      }
    }
    self.leaves = leaves
    self.carries = carries
  }

  /// What some of `start` bears on, through any support that carries.
  func reached(from start: [NodeID]) -> [Bool] { spread(from: start) { _ in true } }

  /// What can be derived from `start` alone: all premises of a step must be.
  func derived(from start: [NodeID]) -> [Bool] {
    let network = evaluation.network
    var missing = [UInt32](repeating: 0, count: network.count)
    for inference in missing.indices where carries[inference] {
      missing[inference] = UInt32(truncatingIfNeeded: network.premises[inference].count)
    }
    return spread(from: start) { inference in
      missing[inference] -= 1
      return missing[inference] == 0
    }
  }

  private func spread(from start: [NodeID], _ passes: (Int) -> Bool) -> [Bool] {
    let network = evaluation.network
    var marks = [Bool](repeating: false, count: network.count)
    var open: [Int] = []
    for node in start where !marks[node.index] {
      marks[node.index] = true
      open.append(node.index)
    }
    while let node = open.popLast() {
      for use in network.uses[node] where carries[Int(use)] {
        let conclusion = Int(network.conclusions[Int(use)])
        if passes(Int(use)), !marks[conclusion] {
          marks[conclusion] = true
          open.append(conclusion)
        }
      }
    }
    return marks
  }

  /// The one mark that bears on each node, `many` when there are several and 0 when none does.
  func joined(_ start: [(NodeID, UInt32)], many: UInt32) -> [UInt32] {
    let network = evaluation.network
    var marks = [UInt32](repeating: 0, count: network.count)
    var open: [Int] = []
    func join(_ node: Int, _ mark: UInt32) {
      let new = marks[node] == 0 || marks[node] == mark ? mark : many
      if new != marks[node] {
        marks[node] = new
        open.append(node)
      }
    }
    for (node, mark) in start { join(node.index, mark) }
    while let node = open.popLast() {
      for use in network.uses[node] where carries[Int(use)] {
        join(Int(network.conclusions[Int(use)]), marks[node])
      }
    }
    return marks
  }
}

extension Evaluation {
  /// Whether a statement stands without any support, by its own admission.
  func standsByItself(_ node: Int) -> Bool {
    if givens.forces[node] == .in { return true }
    let level = givens.levels[node]
    return level > 0
      && network.attacks[node].allSatisfy { values.evidence.possible[Int($0)] < level }
  }
}

/// Numbers from 1 for the origins of evidence.
struct OriginTable {
  private let graph: Graph
  private(set) var names: [EvidenceOrigin] = []
  private var numbers: [NodeID: UInt32] = [:]

  static let many = UInt32.max

  init(_ evaluation: Evaluation) {
    graph = evaluation.graph
    let dropped = graph.sources(derivedFrom: evaluation.suppositions.droppedSources)
    var known: [EvidenceOrigin: UInt32] = [:]
    for node in graph.slots where graph.kind(node) == .evidence {
      var number: UInt32 = 0
      for origin in graph.origins(ofEvidence: node, without: dropped) {
        if known[origin] == nil {
          names.append(origin)
          known[origin] = UInt32(truncatingIfNeeded: names.count)
        }
        let this = known[origin] ?? 0
        number = number == 0 || number == this ? this : Self.many
      }
      // Evidence that cites nothing is nobody else's either.
      numbers[node] = number == 0 ? Self.many : number
    }
  }

  /// The number of the one origin of evidence, `many` when it has several.
  func number(of evidence: NodeID) -> UInt32 { numbers[evidence] ?? Self.many }
}

extension Graph {
  /// Where evidence comes from: who is named with `by`, else the roots of the sources it cites.
  public func origins(
    ofEvidence node: NodeID, without dropped: Set<NodeID> = []
  ) -> [EvidenceOrigin] {
    if let person = by(node) { return [.person(person)] }
    var found: [EvidenceOrigin] = []
    for anchor in anchors(node) where !dropped.contains(anchor.source) {
      let root = EvidenceOrigin.source(rootOrigin(of: anchor.source))
      if !found.contains(root) { found.append(root) }
    }
    return found
  }

  /// The source that `node` derives from in the end; in a circle, its member with the least number.
  func rootOrigin(of node: NodeID) -> NodeID {
    var seen: Set<NodeID> = []
    var current = node
    while seen.insert(current).inserted {
      let origin = source(current).origin
      if origin.isNone { return current }
      current = origin
    }
    // `current` is on the circle; the circle is walked once more.
    var least = current
    var member = source(current).origin
    while member != current {
      least = min(least, member)
      member = source(member).origin
    }
    return least
  }
}
