/// A variable of a formula, or its negation.
public struct Literal: Sendable, Hashable {
  /// Twice the variable's number, and one more when it is negated.
  public let code: UInt32

  @inline(__always) init(code: UInt32) { self.code = code }

  /// The variable itself when `isTrue`, and its negation otherwise.
  @inline(__always) public init(_ variable: Int, _ isTrue: Bool = true) {
    code = UInt32(truncatingIfNeeded: variable) << 1 | (isTrue ? 0 : 1)
  }

  /// Its variable.
  @inline(__always) public var variable: Int { Int(code >> 1) }
  /// Whether it is the variable and not its negation.
  @inline(__always) public var isPositive: Bool { code & 1 == 0 }
  @inline(__always) var index: Int { Int(code) }

  /// The negation.
  @inline(__always) public static prefix func ! (literal: Literal) -> Literal {
    Literal(code: literal.code ^ 1)
  }
}

/// How much work may be done before an answer must be left open.
///
/// It is spent by conflicts of the search; `isOver`, which may look at a clock, is asked now and
/// then. It is shared by all searches of a task.
public final class Budget {
  /// The conflicts that are left; `nil` for no limit.
  public private(set) var conflicts: Int?
  private let isOver: () -> Bool
  private var isSpent = false
  private var ticks = 0
  /// What it is a part of.
  private var whole: Budget?

  /// How many steps pass between two looks at `isOver`.
  static let ticksBetweenLooks = 512

  /// A limit on conflicts, and any other.
  public init(conflicts: Int? = nil, isOver: @escaping () -> Bool = { false }) {
    self.conflicts = conflicts
    self.isOver = isOver
  }

  /// A part of it, of so many conflicts: what it spends is spent here too.
  func part(conflicts: Int) -> Budget {
    let part = Budget(conflicts: conflicts, isOver: isOver)
    part.whole = self
    return part
  }

  /// No limit.
  public static var unlimited: Budget { Budget() }

  /// Counts a conflict.
  ///
  /// - Throws: `NotDecided` when that was one too many.
  func spendConflict() throws(NotDecided) {
    if let left = conflicts {
      if left <= 0 { throw NotDecided() }
      conflicts = left - 1
    }
    if let whole { return try whole.spendConflict() }
    try tick()
  }

  /// Counts a step that is cheap.
  func tick() throws(NotDecided) {
    if let whole { return try whole.tick() }
    ticks += 1
    if isSpent { throw NotDecided() }
    if ticks % Self.ticksBetweenLooks == 0, isOver() {
      isSpent = true
      throw NotDecided()
    }
  }
}

/// The limit was reached before the answer was known.
public struct NotDecided: Error, Sendable {
  init() {}
}
