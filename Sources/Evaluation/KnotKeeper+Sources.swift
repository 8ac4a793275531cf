/// Finding what possible values rest on, so that support does not hold itself up in a circle.
///
/// What a source's premises rest on is less deep than the statement that it carries. So another
/// source that is no deeper can be taken at once; only where there is none, the statement and
/// what rests on it have to be derived anew.
extension KnotKeeper {
  /// Whether a statement's possible value rests on something that carries it.
  func isCarried(_ node: Int) -> Bool {
    let level = layer.possible[node]
    if level <= floor(node).possible { return true }
    let source = sources[node]
    if source == network.nowhere { return givens.base(node, kind) >= level }
    return source != .max && network.conclusions[Int(source)] == UInt32(truncatingIfNeeded: node)
      && network.roles[Int(source)] == .support && layer.possible[Int(source)] >= level
  }

  /// Finds sources for the baseless statements, or takes back what is possible of them.
  mutating func findSources() {
    var affected: ContiguousArray<UInt32> = []
    for statement in baseless {
      let node = Int(statement)
      if marks[node] & Mark.waits != 0 || isCarried(node) || takeShallowSource(node) { continue }
      marks[node] |= Mark.waits
      affected.append(statement)
    }
    baseless.removeAll(keepingCapacity: true)
    var next = 0
    while next < affected.count {
      let node = Int(affected[next])
      next += 1
      for place in network.uses.range(node) {
        let use = network.uses.items[place]
        let target = Int(network.conclusions[Int(use)])
        if network.roles[Int(use)] != .support || !isMember(Int(use)) || !isMember(target)
          || sources[target] != use || marks[target] & Mark.waits != 0
          || layer.possible[target] <= floor(target).possible || takeShallowSource(target)
        {
          continue
        }
        marks[target] |= Mark.waits
        affected.append(network.conclusions[Int(use)])
      }
    }
    if !affected.isEmpty { derive(affected) }
  }

  /// Lets a statement rest on itself, or on a support whose premises are less deep and do not wait.
  private mutating func takeShallowSource(_ node: Int) -> Bool {
    let level = layer.possible[node]
    if givens.base(node, kind) >= level {
      sources[node] = network.nowhere
      return true
    }
    for place in network.supports.range(node) {
      let support = network.supports.items[place]
      if layer.possible[Int(support)] < level { continue }
      if isShallow(Int(support), for: node) {
        sources[node] = support
        return true
      }
    }
    return false
  }

  private func isShallow(_ support: Int, for node: Int) -> Bool {
    if !isMember(support) { return true }
    for place in network.premises.range(support) {
      let premise = Int(network.premises.items[place])
      if isMember(premise), marks[premise] & Mark.waits != 0 || depths[premise] >= depths[node] {
        return false
      }
    }
    return true
  }

  /// Seeks a derivation for each of `statements`, best first, from what the others may hold at.
  ///
  /// Their values fall to the best that is found. Linear in the statements and their edges.
  mutating func derive(_ statements: ContiguousArray<UInt32>) {
    looksLeft -= statements.count
    let before = statements.map { layer.possible[Int($0)] }
    for statement in statements {
      let node = Int(statement)
      layer.possible[node] = 0
      marks[node] |= Mark.waits
      sources[node] = .max
      for place in network.uses.range(node) { waiting[Int(network.uses.items[place])] += 1 }
    }
    for statement in statements { proposeReady(Int(statement)) }
    for level in candidates.indices.dropFirst().reversed() {
      while let candidate = candidates[level].popLast() {
        accept(candidate, UInt8(truncatingIfNeeded: level))
      }
    }
    stamps.beginGroup()
    for (statement, old) in zip(statements, before) {
      let node = Int(statement)
      if marks[node] & Mark.waits != 0 {
        marks[node] &= ~Mark.waits
        for place in network.uses.range(node) { waiting[Int(network.uses.items[place])] -= 1 }
      }
      let new = layer.possible[node]
      if new >= old { continue }
      layer.possible[node] = old
      note(node)
      layer.possible[node] = new
      stamps.noteFailsInGroup(node, above: new, to: old)
      enqueueDependents(of: node)
    }
  }

  /// Proposes the levels that do not depend on anything that waits.
  private mutating func proposeReady(_ node: Int) {
    let floor = floor(node).possible
    if floor > 0 { propose(floor, for: node, network.nowhere, beyond: 0) }
    if givens.forces[node] == .out { return }
    let rebutted = rebutted(node)
    propose(givens.base(node, kind), for: node, network.nowhere, beyond: rebutted)
    for place in network.supports.range(node) {
      let support = network.supports.items[place]
      if waiting[Int(support)] == 0 || !isMember(Int(support)) {
        propose(layer.possible[Int(support)], for: node, support, beyond: rebutted)
      }
    }
  }

  private mutating func propose(
    _ level: UInt8, for node: Int, _ source: UInt32, beyond rebutted: UInt8
  ) {
    if level > rebutted {
      candidates[Int(level)].append(
        KnotSolver.Candidate(node: UInt32(truncatingIfNeeded: node), source: source))
    }
  }

  private mutating func accept(_ candidate: KnotSolver.Candidate, _ level: UInt8) {
    let node = Int(candidate.node)
    if marks[node] & Mark.waits == 0 { return }
    marks[node] &= ~Mark.waits
    layer.possible[node] = level
    sources[node] = candidate.source
    depth += 1
    depths[node] = candidate.source == network.nowhere ? 0 : depth
    for place in network.uses.range(node) {
      let inference = Int(network.uses.items[place])
      waiting[inference] -= 1
      if waiting[inference] > 0 || !isMember(inference) || network.roles[inference] != .support {
        continue
      }
      let target = Int(network.conclusions[inference])
      if marks[target] & Mark.waits == 0 || !isMember(target) || givens.forces[target] == .out {
        continue
      }
      let least = inferencePossible(inference, before: .max, orThen: false)
      propose(
        least, for: target, UInt32(truncatingIfNeeded: inference), beyond: rebutted(target))
    }
  }
}
