/// Setting up a knot, before anything within it is known.
extension KnotSolver {
  /// Fills the columns of the members: everything is possible, and nothing holds.
  mutating func prepare(_ members: ContiguousArray<UInt32>.SubSequence) {
    for member in members {
      layer.holds[Int(member)] = 0
      layer.possible[Int(member)] = givens.top(kind)
    }
    for member in members where network.roles[Int(member)] != .statement {
      prepareInference(Int(member))
    }
    for member in members where network.roles[Int(member)] != .statement {
      countUndercuts(Int(member))
    }
    for member in members where network.roles[Int(member)] == .statement {
      prepareStatement(Int(member))
    }
  }

  private mutating func prepareInference(_ node: Int) {
    possibleBelow[node] = givens.top(kind)
    for place in network.premises.range(node) {
      possibleBelow[node] = min(
        possibleBelow[node], layer.possible[Int(network.premises.items[place])])
    }
    findWeakest(node)
    let force = givens.forces[node]
    isDead[node] = force == .out
    if force != .in {
      for place in network.attacks.range(node) {
        if layer.holds[Int(network.attacks.items[place])] != 0 { isDead[node] = true }
      }
    }
    layer.possible[node] = isDead[node] ? 0 : possibleBelow[node]
  }

  /// Counts the possible undercuts, once the values of all inferences are set up.
  private mutating func countUndercuts(_ node: Int) {
    counted[node] = 0
    if givens.forces[node] == .out { counted[node] = Self.endless }
    if givens.forces[node] != .none { return }
    for place in network.attacks.range(node)
    where layer.possible[Int(network.attacks.items[place])] != 0 {
      counted[node] += 1
    }
  }

  /// The least level of the premises, and how many hold at no more.
  mutating func findWeakest(_ node: Int) {
    var least = givens.top(kind)
    var count: UInt32 = 0
    for place in network.premises.range(node) {
      let level = layer.holds[Int(network.premises.items[place])]
      if level < least {
        least = level
        count = 0
      }
      if level == least { count += 1 }
    }
    holdsBelow[node] = least
    weakest[node] = count
  }

  private mutating func prepareStatement(_ node: Int) {
    source[node] = network.nowhere
    if givens.forces[node] == .out {
      best[node] = 0
      rebutted[node] = Self.overwhelming
      rebuttable[node] = Self.overwhelming
      rebuttals[node] = Self.endless
      return
    }
    best[node] = givens.base(node, kind)
    for place in network.supports.range(node) {
      best[node] = max(best[node], layer.holds[Int(network.supports.items[place])])
    }
    rebutted[node] = 0
    for place in network.attacks.range(node) {
      rebutted[node] = max(rebutted[node], layer.holds[Int(network.attacks.items[place])])
    }
    findRebuttable(node)
  }

  /// The strongest possible rebuttal, and how many are as strong.
  mutating func findRebuttable(_ node: Int) {
    var most: UInt8 = 0
    var count: UInt32 = 0
    for place in network.attacks.range(node) {
      let level = layer.possible[Int(network.attacks.items[place])]
      if level > most {
        most = level
        count = 0
      }
      if level == most { count += 1 }
    }
    rebuttable[node] = most
    rebuttals[node] = count
  }

  /// Lets hold what holds whatever the rest of the knot comes to.
  mutating func begin(_ members: ContiguousArray<UInt32>.SubSequence) {
    for member in members {
      let node = Int(member)
      if network.roles[node] == .statement {
        raise(node)
      } else if counted[node] == 0, !isDead[node], holdsBelow[node] > 0 {
        inferenceRose(node)
      }
    }
  }
}
