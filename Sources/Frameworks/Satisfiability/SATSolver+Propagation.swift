extension SATSolver {
  /// Watches the first two literals of a clause.
  mutating func attach(_ clause: ClauseRef) {
    let first = arena.literal(clause, 0)
    let second = arena.literal(clause, 1)
    let isPair = arena.count(clause) == 2
    watches[first.index].append(Watch(clause: clause, blocker: second, isPair: isPair))
    watches[second.index].append(Watch(clause: clause, blocker: first, isPair: isPair))
  }

  /// Follows all consequences of what was assigned.
  ///
  /// - Returns: a clause that became false; `none` when there is none.
  mutating func propagate() -> ClauseRef {
    while head < trail.count {
      let falsified = !trail[head]
      head += 1
      let conflict = visitWatches(of: falsified)
      if conflict != .none {
        head = trail.count
        return conflict
      }
    }
    return .none
  }

  private mutating func visitWatches(of falsified: Literal) -> ClauseRef {
    var list: ContiguousArray<Watch> = []
    swap(&list, &watches[falsified.index])
    var kept = 0
    var conflict = ClauseRef.none
    var next = 0
    while next < list.count {
      let watch = list[next]
      next += 1
      if values[watch.blocker.index] == 1 {
        list[kept] = watch
        kept += 1
        continue
      }
      let clause = watch.clause
      var first = watch.blocker
      if !watch.isPair {
        if arena.literal(clause, 0) == falsified { arena.swap(clause, 0, 1) }
        first = arena.literal(clause, 0)
        if values[first.index] == 1 {
          list[kept] = Watch(clause: clause, blocker: first, isPair: false)
          kept += 1
          continue
        }
        if moveWatch(of: clause, first) { continue }
      } else if values[first.index] != -1, arena.literal(clause, 0) != first {
        // A reason has what it forced in front.
        arena.swap(clause, 0, 1)
      }
      list[kept] = Watch(clause: clause, blocker: first, isPair: watch.isPair)
      kept += 1
      if values[first.index] == -1 {
        conflict = clause
        break
      }
      assign(first, clause)
    }
    while next < list.count {
      list[kept] = list[next]
      kept += 1
      next += 1
    }
    list.removeSubrange(kept...)
    swap(&list, &watches[falsified.index])
    return conflict
  }

  /// Watches another literal that is not false in place of the second, if there is one.
  @inline(__always) private mutating func moveWatch(
    of clause: ClauseRef, _ first: Literal
  ) -> Bool {
    let count = arena.count(clause)
    let start = arena.position(clause)
    var place = start
    repeat {
      let literal = arena.literal(clause, place)
      if values[literal.index] != -1 {
        arena.swap(clause, 1, place)
        arena.setPosition(clause, place)
        watches[literal.index].append(Watch(clause: clause, blocker: first, isPair: false))
        return true
      }
      place = place + 1 < count ? place + 1 : 2
    } while place != start
    return false
  }
}
