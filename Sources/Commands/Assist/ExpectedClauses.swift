import Notebook

/// Which clauses may still follow, the likeliest first.
extension ExpectationFinder {
  /// The clauses that a statement may still have, and what may go on with the last one.
  func statementClauses(of keyword: Keyword) -> [Keyword] {
    var clauses: [Keyword] =
      switch keyword {
      case .evidence: [.from, .credibility, .supports, .rebuts]
      case .counterclaim: [.rebuts, .undercuts, .from]
      case .assumption: [.supports, .status]
      case .contention: [.from]
      default: [.supports, .from, .rebuts]
      }
    clauses += (Keyword.statementClauses + [.status]).filter { !clauses.contains($0) }
    // Whoever has related it once wants something else first.
    let isRelated = words.contains { ["supports", "rebuts", "undercuts"].contains($0) }
    if isRelated {
      let relations: Set<Keyword> = [.supports, .rebuts, .undercuts]
      clauses = clauses.filter { !relations.contains($0) } + clauses.filter(relations.contains)
    }
    clauses = clauses.filter { clause in
      (keyword == .assumption || clause != .status)
        && (clause.mayRepeat || !words.contains(clause.rawValue))
    }
    return openRelation + clauses
  }

  /// What a relation that was just typed may go on with: `supports c1 with …`, `scheme …`.
  private var openRelation: [Keyword] {
    let clauses = Set(Keyword.statementClauses.map(\.rawValue))
    guard let at = words.lastIndex(where: clauses.contains),
      ["supports", "rebuts", "undercuts"].contains(words[at]), kinds.last == .word
    else { return [] }
    // After a comma another relation begins.
    let start = kinds.lastIndex(of: .comma).map { max($0, at) } ?? at
    let since = words[start...]
    if since.contains("scheme") { return [] }
    return since.contains("with") ? [.scheme] : [.with, .scheme]
  }

  /// What follows `because`, `but`, `and` and `unless`: a statement, or how a new one begins.
  func shortCommand() -> Expectation {
    let kinds = ["evidence", "assumption", "claim", "counterclaim"]
    if words.count == 1 { return .nodeOr(.statement, kinds) }
    if words.count == 2, kinds.contains(words[1]) { return .free }
    guard self.kinds.contains(.text) else {
      return afterClauseWord()
        ?? .clauses(Keyword.inferenceClauses.filter { !words.contains($0.rawValue) })
    }
    let keyword = Keyword(rawValue: words[1]) ?? .claim
    // How it bears on what is in focus is said by the command.
    let relations: Set<Keyword> = [.supports, .rebuts, .undercuts]
    let clauses = statementClauses(of: keyword)
    return afterClauseWord()
      ?? .clauses(clauses.filter { !relations.contains($0) } + clauses.filter(relations.contains))
  }
}
