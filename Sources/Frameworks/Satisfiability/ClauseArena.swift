/// Where a clause stands in the arena.
struct ClauseRef: Equatable, Sendable {
  var raw: UInt32
  static let none = ClauseRef(raw: .max)
}

/// A clause that must be looked at when a literal becomes false.
struct Watch: Sendable {
  let clause: ClauseRef
  /// A literal of the clause, and in the highest bit whether it is all of the rest.
  private let code: UInt32

  private static let pairBit: UInt32 = 1 << 31

  @inline(__always) init(clause: ClauseRef, blocker: Literal, isPair: Bool) {
    self.clause = clause
    code = blocker.code | (isPair ? Self.pairBit : 0)
  }

  /// A literal of the clause: while it is true, the clause need not be looked at.
  @inline(__always) var blocker: Literal { Literal(code: code & ~Self.pairBit) }

  /// Whether the clause has two literals, so that all of it is known without looking at it.
  @inline(__always) var isPair: Bool { code & Self.pairBit != 0 }
}

/// All clauses in one array: each has its length, how many levels it joined when it was learned (0
/// for one that was given), where a literal to watch was found last, and its literals. The two that
/// are watched stand first.
struct ClauseArena: Sendable {
  private(set) var words: ContiguousArray<UInt32> = []
  static let header = 3

  mutating func add(_ literals: some Collection<Literal>, joining levels: Int = 0) -> ClauseRef {
    let ref = ClauseRef(raw: UInt32(truncatingIfNeeded: words.count))
    words.append(UInt32(truncatingIfNeeded: literals.count))
    words.append(UInt32(truncatingIfNeeded: levels))
    words.append(2)
    for literal in literals { words.append(literal.code) }
    return ref
  }

  @inline(__always) func count(_ clause: ClauseRef) -> Int { Int(words[Int(clause.raw)]) }
  @inline(__always) func levels(_ clause: ClauseRef) -> UInt32 { words[Int(clause.raw) + 1] }

  /// Where to begin the search for a literal to watch, so that a long clause is not gone through from
  /// its beginning each time.
  @inline(__always) func position(_ clause: ClauseRef) -> Int { Int(words[Int(clause.raw) + 2]) }

  @inline(__always) mutating func setPosition(_ clause: ClauseRef, _ place: Int) {
    words[Int(clause.raw) + 2] = UInt32(truncatingIfNeeded: place)
  }

  @inline(__always) func literal(_ clause: ClauseRef, _ place: Int) -> Literal {
    Literal(code: words[Int(clause.raw) + Self.header + place])
  }

  @inline(__always) mutating func swap(_ clause: ClauseRef, _ first: Int, _ second: Int) {
    let start = Int(clause.raw) + Self.header
    words.swapAt(start + first, start + second)
  }

  /// Keeps those clauses only that `isKept` says, and says where they moved.
  mutating func compact(
    keeping isKept: (ClauseRef) -> Bool, moved: (ClauseRef, ClauseRef) -> Void
  ) {
    var read = 0
    var write = 0
    while read < words.count {
      let size = Int(words[read]) + Self.header
      let old = ClauseRef(raw: UInt32(truncatingIfNeeded: read))
      if isKept(old) {
        moved(old, ClauseRef(raw: UInt32(truncatingIfNeeded: write)))
        for offset in 0..<size { words[write + offset] = words[read + offset] }
        write += size
      }
      read += size
    }
    words.removeSubrange(write...)
  }
}
