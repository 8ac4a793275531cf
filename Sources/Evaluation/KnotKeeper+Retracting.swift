/// Taking back what a change leaves without a reason.
extension KnotKeeper {
  /// Forgets all of a node, and doubts what may rest on it.
  mutating func forget(_ node: Int) {
    note(node)
    layer.holds[node] = 0
    layer.possible[node] = top
    stamps.forget(CollectionOfOne(UInt32(truncatingIfNeeded: node)))
    sources[node] = .max
    depths[node] = 0
    doubtDependents(ofHolding: node, since: 0)
    doubtDependents(ofFailing: node, since: 0)
    enqueue(UInt32(truncatingIfNeeded: node))
  }

  /// Doubts all that is known of a node, and of what it may carry.
  mutating func doubt(all node: Int) {
    doubt(holding: node, since: 0)
    doubt(failing: node, since: 0)
    let target = Int(network.conclusions[node])
    if network.roles[node] == .support, isMember(target) {
      doubt(holding: target, since: 0)
      doubt(failing: target, since: 0)
    }
  }

  private mutating func doubt(holding node: Int, since moment: UInt32) {
    if !isMember(node) { return }
    var level = layer.holds[node]
    while level > 0 {
      let stamp = stamps.whenHolds(node, level)
      if stamp < moment { return }
      doubts.push(Doubt(stamp: stamp, node: UInt32(truncatingIfNeeded: node), level, true))
      level -= 1
    }
  }

  private mutating func doubt(failing node: Int, since moment: UInt32) {
    if !isMember(node) { return }
    var level = layer.possible[node] + 1
    while level <= top {
      let stamp = stamps.whenFails(node, level)
      if stamp < moment { return }
      doubts.push(Doubt(stamp: stamp, node: UInt32(truncatingIfNeeded: node), level, false))
      level += 1
    }
  }

  /// Takes back what has no reason any more, the oldest first, so that all that is older than a
  /// fact is settled when it is looked at.
  mutating func retract() {
    while looksLeft >= 0, let doubt = doubts.pop() {
      looksLeft -= 1
      let node = Int(doubt.node)
      let isStatement = network.roles[node] == .statement
      if doubt.isHolding {
        if layer.holds[node] < doubt.level { continue }
        let level =
          isStatement
          ? statementHolds(node, before: doubt.stamp) : inferenceHolds(node, before: doubt.stamp)
        if level >= doubt.level { continue }
        note(node)
        layer.holds[node] = doubt.level - 1
        doubtDependents(ofHolding: node, since: doubt.stamp)
      } else {
        if layer.possible[node] >= doubt.level { continue }
        let level =
          isStatement
          ? statementPossible(node, upTo: doubt.stamp)
          : inferencePossible(node, before: doubt.stamp, orThen: false)
        if level < doubt.level { continue }
        note(node)
        layer.possible[node] = doubt.level
        // What it rested on may rest on it since.
        if isStatement { sources[node] = .max }
        doubtDependents(ofFailing: node, since: doubt.stamp)
      }
      enqueue(doubt.node)
    }
  }

  private mutating func doubtDependents(ofHolding node: Int, since moment: UInt32) {
    let target = Int(network.conclusions[node])
    switch network.roles[node] {
    case .statement:
      for place in network.uses.range(node) {
        doubt(holding: Int(network.uses.items[place]), since: moment)
      }
    case .support: doubt(holding: target, since: moment)
    case .rebut: doubt(failing: target, since: moment)
    case .undercut:
      doubt(failing: target, since: moment)
      if network.roles[target] == .support {
        doubt(failing: Int(network.conclusions[target]), since: moment)
      }
    default: return
    }
  }

  private mutating func doubtDependents(ofFailing node: Int, since moment: UInt32) {
    let target = Int(network.conclusions[node])
    switch network.roles[node] {
    case .statement:
      for place in network.uses.range(node) {
        let use = Int(network.uses.items[place])
        doubt(failing: use, since: moment)
        // Statements that fail together look through their supports at each other.
        if network.roles[use] == .support {
          doubt(failing: Int(network.conclusions[use]), since: moment)
        }
      }
    case .support: doubt(failing: target, since: moment)
    case .rebut, .undercut: doubt(holding: target, since: moment)
    default: return
    }
  }
}

/// What was known at a moment, and what followed from it.
extension KnotKeeper {
  /// The highest level at which a node was known to hold before a moment.
  private func held(_ node: Int, before moment: UInt32) -> UInt8 {
    var level = layer.holds[node]
    if !isMember(node) { return level }
    while level > 0, stamps.whenHolds(node, level) >= moment { level -= 1 }
    return level
  }

  /// The highest level at which a node was not known to fail before a moment, or then.
  private func possible(_ node: Int, before moment: UInt32, orThen: Bool = false) -> UInt8 {
    var level = layer.possible[node]
    if !isMember(node) { return level }
    while level < top {
      let stamp = stamps.whenFails(node, level + 1)
      if stamp < moment || (orThen && stamp == moment) { return level }
      level += 1
    }
    return level
  }

  /// The highest levels at which a statement holds and is possible, whatever its inputs are.
  func floor(_ node: Int) -> (holds: UInt8, possible: UInt8) {
    switch givens.forces[node] {
    case .in: return (top, top)
    case .out: return (0, 0)
    case .none:
      if kind == .evidence { return (0, 0) }
      return (min(1, above.holds[node]), min(1, above.possible[node]))
    }
  }

  func statementHolds(_ node: Int, before moment: UInt32 = .max) -> UInt8 {
    if givens.forces[node] == .out { return 0 }
    let floor = floor(node).holds
    var best = givens.base(node, kind)
    for place in network.supports.range(node) {
      best = max(best, held(Int(network.supports.items[place]), before: moment))
    }
    if best <= floor { return floor }
    for place in network.attacks.range(node)
    where best <= possible(Int(network.attacks.items[place]), before: moment) {
      return floor
    }
    return best
  }

  func inferenceHolds(_ node: Int, before moment: UInt32 = .max) -> UInt8 {
    if givens.forces[node] == .out { return 0 }
    var least = top
    for place in network.premises.range(node) {
      least = min(least, held(Int(network.premises.items[place]), before: moment))
    }
    if least == 0 || givens.forces[node] == .in { return least }
    for place in network.attacks.range(node)
    where possible(Int(network.attacks.items[place]), before: moment) != 0 {
      return 0
    }
    return least
  }

  func inferencePossible(_ node: Int, before moment: UInt32, orThen: Bool) -> UInt8 {
    if givens.forces[node] == .out { return 0 }
    var least = top
    for place in network.premises.range(node) {
      least = min(
        least, possible(Int(network.premises.items[place]), before: moment, orThen: orThen))
    }
    if least == 0 || givens.forces[node] == .in { return least }
    for place in network.attacks.range(node)
    where held(Int(network.attacks.items[place]), before: moment) != 0 {
      return 0
    }
    return least
  }

  /// By what its supports may hold at now.
  func statementPossible(_ node: Int) -> UInt8 {
    if givens.forces[node] == .out { return 0 }
    var best = givens.base(node, kind)
    for place in network.supports.range(node) {
      best = max(best, layer.possible[Int(network.supports.items[place])])
    }
    return max(best > rebutted(node) ? best : 0, floor(node).possible)
  }

  /// By what the premises of its supports were not known to fail at then or before: statements
  /// that fail together rest on one another.
  private func statementPossible(_ node: Int, upTo moment: UInt32) -> UInt8 {
    if givens.forces[node] == .out { return 0 }
    var best = givens.base(node, kind)
    for place in network.supports.range(node) {
      let support = Int(network.supports.items[place])
      let level =
        isMember(support)
        ? inferencePossible(support, before: moment, orThen: true) : layer.possible[support]
      best = max(best, level)
    }
    return max(best > rebutted(node, before: moment) ? best : 0, floor(node).possible)
  }

  /// The strongest rebuttal that holds.
  func rebutted(_ node: Int, before moment: UInt32 = .max) -> UInt8 {
    var most: UInt8 = 0
    for place in network.attacks.range(node) {
      most = max(most, held(Int(network.attacks.items[place]), before: moment))
    }
    return most
  }
}

/// A fact that may have lost its reason.
struct Doubt: HeapItem {
  var stamp: UInt32
  var node: UInt32
  var level: UInt8
  var isHolding: Bool

  init(stamp: UInt32, node: UInt32, _ level: UInt8, _ isHolding: Bool) {
    self.stamp = stamp
    self.node = node
    self.level = level
    self.isHolding = isHolding
  }

  /// The oldest is looked at first.
  func precedes(_ other: Doubt) -> Bool { stamp < other.stamp }
}
