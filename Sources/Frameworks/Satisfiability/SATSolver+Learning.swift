extension SATSolver {
  /// Over how many clauses the levels that they join are averaged, lately and in the long run.
  static let recentSpan = 32.0
  static let usualSpan = 4_096.0

  /// Learns a clause from a conflict, goes back to where it bites, and assigns what it forces.
  mutating func learn(from conflict: ClauseRef) {
    var (clause, level) = analyse(conflict)
    backtrack(to: level)
    order.decay()
    if clause.count == 1 {
      assign(clause[0], .none)
      return
    }
    // The second watch must be on the level gone back to.
    var second = 1
    for place in 1..<clause.count
    where levels[clause[place].variable] > levels[clause[second].variable] { second = place }
    clause.swapAt(1, second)
    let count = max(1, levelCount(clause))
    recentLevels += (Double(count) - recentLevels) / Self.recentSpan
    usualLevels += (Double(count) - usualLevels) / Self.usualSpan
    let ref = arena.add(clause, joining: count)
    learned.append(ref)
    attach(ref)
    assign(clause[0], ref)
  }

  /// The clause of the first unique implication point, its literal first, and the level to go to.
  private mutating func analyse(_ conflict: ClauseRef) -> ([Literal], Int) {
    var clause: [Literal] = [Literal(code: 0)]
    var toClear: [Int] = []
    var open = 0
    var reason = conflict
    var index = trail.count - 1
    let current = Int32(truncatingIfNeeded: marks.count)
    var skip = 0
    while true {
      for place in skip..<arena.count(reason) {
        let literal = arena.literal(reason, place)
        let variable = literal.variable
        if seen[variable] || levels[variable] == 0 { continue }
        seen[variable] = true
        toClear.append(variable)
        order.bump(variable)
        if levels[variable] == current { open += 1 } else { clause.append(literal) }
      }
      while !seen[trail[index].variable] { index -= 1 }
      let literal = trail[index]
      index -= 1
      open -= 1
      if open == 0 {
        clause[0] = !literal
        break
      }
      reason = reasons[literal.variable]
      // A reason's first literal is what it forced.
      skip = 1
    }
    let first = clause[0]
    clause = [first] + clause.dropFirst().filter { !isImplied($0, &toClear) }
    for variable in toClear { seen[variable] = false }
    let level = clause.dropFirst().map { levels[$0.variable] }.max() ?? 0
    return (clause, Int(level))
  }

  /// Whether the rest of the clause says already what this literal does: whatever forced it goes
  /// back, by one step or several, to literals of the clause. What is found to do so is marked.
  private mutating func isImplied(_ literal: Literal, _ toClear: inout [Int]) -> Bool {
    if reasons[literal.variable] == .none { return false }
    let known = toClear.count
    var open = [literal.variable]
    while let variable = open.popLast() {
      let reason = reasons[variable]
      for place in 1..<arena.count(reason) {
        let other = arena.literal(reason, place).variable
        if seen[other] || levels[other] == 0 { continue }
        if reasons[other] == .none || toClear.count - known > Self.impliedLimit {
          for marked in toClear[known...] { seen[marked] = false }
          toClear.removeSubrange(known...)
          return false
        }
        seen[other] = true
        toClear.append(other)
        open.append(other)
      }
    }
    return true
  }

  /// How many decision levels a clause joins; few is good.
  private mutating func levelCount(_ clause: [Literal]) -> Int {
    levelStamp &+= 1
    var count = 0
    for literal in clause {
      let level = Int(levels[literal.variable])
      if level < levelStamps.count, levelStamps[level] != levelStamp {
        levelStamps[level] = levelStamp
        count += 1
      }
    }
    return count
  }

  /// Forgets the half of the learned clauses that joins most levels; at level 0 only.
  mutating func reduceLearned() {
    reductions += 1
    // The clauses of level 0 are no reasons any more, since nothing looks behind it.
    for literal in trail { reasons[literal.variable] = .none }
    let ranked = learned.enumerated().sorted {
      let left = arena.levels($0.element)
      let right = arena.levels($1.element)
      return left != right ? left < right : $0.offset > $1.offset
    }
    var doomed: Set<UInt32> = []
    for (rank, item) in ranked.enumerated()
    where rank >= ranked.count / 2 && arena.levels(item.element) > 2 {
      doomed.insert(item.element.raw)
    }
    for index in watches.indices { watches[index].removeAll(keepingCapacity: true) }
    learned.removeAll(keepingCapacity: true)
    var kept: ContiguousArray<ClauseRef> = []
    arena.compact(keeping: { !doomed.contains($0.raw) }, moved: { _, new in kept.append(new) })
    for clause in kept {
      attach(clause)
      if arena.levels(clause) > 0 { learned.append(clause) }
    }
  }
}
