/// Passing changes on within a knot.
extension KnotSolver {
  @inline(__always) func isMember(_ node: Int, with other: Int) -> Bool {
    knot[node] == knot[other]
  }

  /// Lets a statement hold at what its best derivation and its rebuttals allow.
  mutating func raise(_ node: Int) {
    let own = best[node] > rebuttable[node] ? best[node] : 0
    let level = max(own, floorHolds[node])
    let old = layer.holds[node]
    if level <= old { return }
    layer.holds[node] = level
    stamps?.noteHolds(node, above: old, to: level)
    risen[Int(level)].append(Rise(node: UInt32(truncatingIfNeeded: node), old: old))
  }

  mutating func spreadRise(of rise: Rise) {
    let node = Int(rise.node)
    for place in network.uses.range(node) {
      let inference = Int(network.uses.items[place])
      if !isMember(inference, with: node) || holdsBelow[inference] != rise.old { continue }
      weakest[inference] -= 1
      if weakest[inference] > 0 { continue }
      findWeakest(inference)
      if counted[inference] == 0, !isDead[inference], holdsBelow[inference] > rise.old {
        inferenceRose(inference)
      }
    }
  }

  /// An inference holds at `holdsBelow` now.
  mutating func inferenceRose(_ inference: Int) {
    let level = holdsBelow[inference]
    if level <= layer.holds[inference] { return }
    stamps?.noteHolds(inference, above: layer.holds[inference], to: level)
    layer.holds[inference] = level
    let target = Int(network.conclusions[inference])
    if !isMember(target, with: inference) { return }
    switch network.roles[inference] {
    case .support:
      if level > best[target], givens.forces[target] != .out {
        best[target] = level
        raise(target)
      }
    case .rebut:
      if level > rebutted[target] {
        rebutted[target] = level
        if layer.possible[target] <= level { lower(target, to: 0) }
      }
    case .undercut:
      if !isDead[target], givens.forces[target] != .in {
        isDead[target] = true
        inferenceFell(target, to: 0)
      }
    default: return
    }
  }

  /// A statement is not possible above `level` any more, unless it has a higher floor.
  mutating func lower(_ node: Int, to level: UInt8) {
    let new = max(level, floorPossible[node])
    let old = layer.possible[node]
    if new >= old { return }
    layer.possible[node] = new
    stamps?.noteFails(node, above: new, to: old)
    countSupports(node)
    fallen.append(UInt32(truncatingIfNeeded: node))
  }

  /// Counts what keeps a statement possible at its level.
  mutating func countSupports(_ node: Int) {
    let level = layer.possible[node]
    if level <= floorPossible[node] {
      counted[node] = Self.endless
      return
    }
    var count: UInt32 = givens.base(node, kind) >= level ? 1 : 0
    for place in network.supports.range(node)
    where layer.possible[Int(network.supports.items[place])] >= level {
      count += 1
    }
    counted[node] = count
  }

  mutating func spreadFall(of changed: UInt32) {
    let node = Int(changed)
    let level = layer.possible[node]
    for place in network.uses.range(node) {
      let inference = Int(network.uses.items[place])
      if !isMember(inference, with: node) || possibleBelow[inference] <= level { continue }
      possibleBelow[inference] = level
      if !isDead[inference] { inferenceFell(inference, to: level) }
    }
  }

  /// An inference is not possible above `level` any more.
  mutating func inferenceFell(_ inference: Int, to level: UInt8) {
    let old = layer.possible[inference]
    if level >= old { return }
    layer.possible[inference] = level
    stamps?.noteFails(inference, above: level, to: old)
    let target = Int(network.conclusions[inference])
    if !isMember(target, with: inference) { return }
    switch network.roles[inference] {
    case .support: supportFell(inference, of: target, from: old, to: level)
    case .rebut:
      if old != rebuttable[target] || givens.forces[target] == .out { return }
      rebuttals[target] -= 1
      if rebuttals[target] > 0 { return }
      findRebuttable(target)
      raise(target)
    case .undercut:
      if level > 0 || givens.forces[target] == .in { return }
      counted[target] -= 1
      if counted[target] == 0, !isDead[target], holdsBelow[target] > 0 { inferenceRose(target) }
    default: return
    }
  }

  private mutating func supportFell(
    _ support: Int, of target: Int, from old: UInt8, to level: UInt8
  ) {
    let own = layer.possible[target]
    if own == 0 || old < own || level >= own { return }
    counted[target] -= 1
    if counted[target] == 0 {
      lower(target, to: nextPossible(target))
    }
    if circle[target] != 0, Int(source[target]) == support, layer.possible[target] > 0 {
      doubtful.append(UInt32(truncatingIfNeeded: target))
    }
  }

  /// The best that is possible of a statement, by its supports as they are now.
  private func nextPossible(_ node: Int) -> UInt8 {
    var level = givens.base(node, kind)
    for place in network.supports.range(node) {
      level = max(level, layer.possible[Int(network.supports.items[place])])
    }
    return level > rebutted[node] ? level : 0
  }
}
