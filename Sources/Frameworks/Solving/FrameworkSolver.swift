/// Answers a task about a framework.
///
/// The grounded labelling is computed first, in linear time; what it leaves undecided falls into
/// pieces, and each is searched alone with a `SATSolver`. Answers are exact; when the budget ends
/// before one is known, `NotDecided` is thrown. The same input gives the same answer.
public struct FrameworkSolver {
  private let framework: Framework
  private let residue: Residue
  private let budget: Budget

  /// What a task came to.
  public enum Answer: Sendable, Equatable {
    /// An extension, or that there is none.
    case someExtension([Int]?)
    /// Whether the argument is accepted, and an extension that shows it: one with the argument when
    /// it is credulously accepted, one without it when it is not sceptically accepted.
    case acceptance(Bool, witness: [Int]?)
    /// How many extensions there are.
    case count(LargeCount)
  }

  /// Prepares a framework. Linear.
  public init(_ framework: Framework, within budget: Budget = .unlimited) {
    self.framework = framework
    self.budget = budget
    residue = Residue(framework)
  }

  /// The grounded labels.
  public var grounded: ContiguousArray<Label> { residue.grounded }

  /// Some extension, in growing order; `nil` when there is none.
  public func someExtension(_ semantics: Semantics) throws(NotDecided) -> [Int]? {
    try assemble(semantics)
  }

  /// Whether an argument is in some extension, with one that shows it.
  public func credulous(
    _ argument: Int, _ semantics: Semantics
  ) throws(NotDecided) -> (isAccepted: Bool, witness: [Int]?) {
    var witness: [Int]?
    switch residue.grounded[argument] {
    case .out: break
    case .in: witness = try assemble(semantics)
    case .undecided:
      let place = residue.places[argument]
      let piece = solver(Int(place.piece))
      if let part = try piece.find(semantics, with: Int(place.local)) {
        witness = try assemble(semantics, with: part, at: Int(place.piece))
      }
    }
    return (witness != nil, witness)
  }

  /// Whether an argument is in all extensions, with one that shows that it is not.
  public func sceptical(
    _ argument: Int, _ semantics: Semantics
  ) throws(NotDecided) -> (isAccepted: Bool, witness: [Int]?) {
    var witness: [Int]?
    switch residue.grounded[argument] {
    case .in: break
    case .out: witness = try assemble(semantics)
    case .undecided:
      let place = residue.places[argument]
      let piece = solver(Int(place.piece))
      if let part = try piece.find(semantics, without: Int(place.local)) {
        witness = try assemble(semantics, with: part, at: Int(place.piece))
      }
    }
    return (witness == nil, witness)
  }

  /// How many extensions there are.
  public func count(_ semantics: Semantics) throws(NotDecided) -> LargeCount {
    var product = LargeCount(1)
    for index in residue.pieces.indices {
      var count: UInt32 = 0
      try solver(index).enumerate(semantics) { _ in
        count += 1
        return count < LargeCount.factorLimit
      }
      if count >= LargeCount.factorLimit { throw NotDecided() }
      product.multiply(by: count)
    }
    return product
  }

  /// Tells of all extensions, each in growing order, until `report` says that it is enough. Those of
  /// each piece come in the order of their members; the last piece varies first.
  public func enumerate(
    _ semantics: Semantics, _ report: ([Int]) -> Bool
  ) throws(NotDecided) {
    var parts: [[[Int]]] = []
    for index in residue.pieces.indices {
      var found: [[Int]] = []
      try solver(index).enumerate(semantics) {
        found.append($0)
        return true
      }
      if found.isEmpty { return }
      found.sort { $0.lexicographicallyPrecedes($1) }
      let members = residue.pieces[index].members
      parts.append(found.map { $0.map { Int(members[$0]) } })
    }
    let core = (0..<framework.count).filter { residue.grounded[$0] == .in }
    var choice = [Int](repeating: 0, count: parts.count)
    while true {
      var whole = core
      for (part, index) in zip(parts, choice) { whole += part[index] }
      whole.sort()
      try budget.tick()
      if !report(whole) { return }
      var last = choice.count - 1
      while last >= 0, choice[last] == parts[last].count - 1 {
        choice[last] = 0
        last -= 1
      }
      if last < 0 { return }
      choice[last] += 1
    }
  }

  private func solver(_ piece: Int) -> PieceSolver {
    PieceSolver(residue.pieces[piece].framework, within: budget)
  }

  /// The grounded extension with an extension of each piece, the given one at its place; `nil` when
  /// a piece has none.
  private func assemble(
    _ semantics: Semantics, with given: [Int]? = nil, at place: Int = -1
  ) throws(NotDecided) -> [Int]? {
    var labels = ContiguousArray<Bool>(repeating: false, count: framework.count)
    for argument in 0..<framework.count { labels[argument] = residue.grounded[argument] == .in }
    for (index, piece) in residue.pieces.enumerated() {
      let part = index == place ? given : try solver(index).someExtension(semantics)
      guard let part else { return nil }
      for local in part { labels[Int(piece.members[local])] = true }
    }
    return (0..<framework.count).filter { labels[$0] }
  }
}

extension FrameworkSolver {
  /// Answers a task that is not an enumeration; for one, the number of extensions.
  ///
  /// - Parameter argument: what is asked about; it must be there when the task takes one.
  public func answer(_ task: ReasoningTask, argument: Int = 0) throws(NotDecided) -> Answer {
    switch task.question {
    case .someExtension: return .someExtension(try someExtension(task.semantics))
    case .credulous:
      let answer = try credulous(argument, task.semantics)
      return .acceptance(answer.isAccepted, witness: answer.witness)
    case .sceptical:
      let answer = try sceptical(argument, task.semantics)
      return .acceptance(answer.isAccepted, witness: answer.witness)
    case .count, .enumerate: return .count(try count(task.semantics))
    }
  }
}
