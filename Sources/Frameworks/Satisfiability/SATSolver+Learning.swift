extension SATSolver {
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
    let ref = arena.add(clause, joining: max(1, levelCount(clause)))
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
    clause = [first] + clause.dropFirst().filter { !isImplied($0) }
    for variable in toClear { seen[variable] = false }
    let level = clause.dropFirst().map { levels[$0.variable] }.max() ?? 0
    return (clause, Int(level))
  }

  /// Whether the rest of the clause says already what this literal does.
  private func isImplied(_ literal: Literal) -> Bool {
    let reason = reasons[literal.variable]
    if reason == .none { return false }
    for place in 1..<arena.count(reason) {
      let variable = arena.literal(reason, place).variable
      if !seen[variable], levels[variable] != 0 { return false }
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
