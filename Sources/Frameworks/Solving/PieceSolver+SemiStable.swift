extension PieceSolver {
  /// A semi-stable extension in which a literal is true; `nil` when there is none.
  func semiStable(
    where literal: (LabellingSearch) -> Literal
  ) throws(NotDecided) -> [Int]? {
    var found: [Int]?
    try forEachLargestRange { search, range throws(NotDecided) in
      found = try search.find(range + [literal(search)])
      return found == nil
    }
    return found
  }

  /// Tells of every semi-stable extension once.
  func enumerateSemiStable(_ report: ([Int]) -> Bool) throws(NotDecided) {
    try forEachLargestRange { search, range throws(NotDecided) in
      let isHere = search.newLiteral()
      while let found = try search.find(range + [isHere]) {
        if !report(found) { return false }
        search.demand(
          [!isHere] + found.map { !search.isIn($0) }
            + search.complement(of: found).map { search.isIn($0) })
      }
      search.demand([!isHere])
      return true
    }
  }

  /// Goes through the ranges of complete sets than which none is larger, until `body` says that it
  /// is enough. It gets them as literals to assume.
  private func forEachLargestRange(
    _ body: (inout LabellingSearch, [Literal]) throws(NotDecided) -> Bool
  ) throws(NotDecided) {
    var search = LabellingSearch(framework, .complete, within: budget)
    let literals = search.rangeLiterals()
    while let found = try search.find() {
      let range = try search.growRange(found).range
      if try !body(&search, range.map { literals[$0] }) { return }
      search.demand(search.complement(of: range).map { literals[$0] })
    }
  }
}
