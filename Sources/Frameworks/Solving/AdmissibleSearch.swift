/// Looks for admissible sets, near what is asked for.
///
/// Variable a says that argument a is in, and variable n + a that it is out. Only what is needed is
/// decided, so that a search costs what it looks at, not what the framework holds. A set that is
/// `committed` to is in all that are found later: of every larger framework so much is done with.
struct AdmissibleSearch {
  let framework: Framework
  private let budget: Budget
  private let limit: Int
  private var solver = SATSolver()
  /// What is in and out on account of what is committed to.
  private(set) var labels: ContiguousArray<Label>
  /// How many attackers of each argument are not out.
  private var left: ContiguousArray<UInt32>

  /// Conflicts of one search before it is given up for one that looks at everything, which learns more
  /// from a conflict where all hangs together.
  static let conflictLimit = 2_000

  /// Writes the clauses. Linear.
  init(
    _ framework: Framework, within budget: Budget, conflicts: Int = AdmissibleSearch.conflictLimit
  ) {
    self.framework = framework
    self.budget = budget
    limit = conflicts
    let count = framework.count
    labels = ContiguousArray(repeating: .undecided, count: count)
    left = ContiguousArray(repeating: 0, count: count)
    solver.addVariables(2 * count)
    var literals: [Literal] = []
    for argument in 0..<count {
      literals.removeAll(keepingCapacity: true)
      literals.append(!isOut(argument))
      for place in framework.attackers.range(argument) {
        let attacker = Int(framework.attackers.items[place])
        solver.addClause([!isIn(argument), isOut(attacker)])
        literals.append(isIn(attacker))
      }
      solver.addClause(literals)
      solver.addClause([!isIn(argument), !isOut(argument)])
      left[argument] = UInt32(truncatingIfNeeded: framework.attackers.range(argument).count)
    }
    solver.needs = Needs(framework)
  }

  func isIn(_ argument: Int) -> Literal { Literal(argument) }
  func isOut(_ argument: Int) -> Literal { Literal(framework.count + argument) }

  /// An admissible set with what is committed to and in which these literals are true; `nil` when
  /// there is none. In no order, and without what is committed to.
  ///
  /// - Throws: `NotDecided` when the budget or `conflictLimit` ends before that is known.
  mutating func find(_ literals: [Literal]) throws(NotDecided) -> [Int]? {
    let part = budget.part(conflicts: limit)
    guard try solver.solve(assuming: literals, within: part) else { return nil }
    return solver.truths.filter { $0 < framework.count }
  }

  /// As `find`, with what is in on any account.
  mutating func findWhole(_ literals: [Literal]) throws(NotDecided) -> [Int]? {
    guard let found = try find(literals) else { return nil }
    return solver.rootTruths.filter { $0 < framework.count } + found
  }

  /// Demands one of these literals from now on.
  mutating func demand(_ literals: [Literal]) {
    solver.addClause(literals)
    if literals.count > 1 { solver.needs?.demands.append(literals) }
  }

  /// Lets an admissible set be in from now on, and all that it defends.
  mutating func commit(_ set: some Sequence<Int>) {
    var open: [Int] = []
    for argument in set { accept(argument, &open) }
    while let argument = open.popLast() {
      for victim in framework.targets[argument].lazy.map({ Int($0) })
      where labels[victim] != .out {
        labels[victim] = .out
        for other in framework.targets[victim].lazy.map({ Int($0) }) {
          left[other] -= 1
          if left[other] == 0 { accept(other, &open) }
        }
      }
    }
  }

  private mutating func accept(_ argument: Int, _ open: inout [Int]) {
    if labels[argument] != .undecided { return }
    labels[argument] = .in
    solver.addClause(CollectionOfOne(isIn(argument)))
    open.append(argument)
  }

  /// Commits to arguments, one after the other, for as long as that can be: what is committed to is
  /// a preferred extension then.
  mutating func fill() throws(NotDecided) {
    for argument in 0..<framework.count where labels[argument] == .undecided {
      if let found = try find([isIn(argument)]) {
        commit(found)
        commit(CollectionOfOne(argument))
      } else {
        // No larger set has it in either.
        solver.addClause(CollectionOfOne(!isIn(argument)))
      }
    }
  }

  /// Which arguments are in some admissible set.
  mutating func credulouslyAccepted() throws(NotDecided) -> ContiguousArray<Bool> {
    var isAccepted = ContiguousArray<Bool>(repeating: false, count: framework.count)
    for argument in 0..<framework.count where !isAccepted[argument] {
      if let found = try find([isIn(argument)]) {
        for member in found { isAccepted[member] = true }
        isAccepted[argument] = true
      } else {
        solver.addClause(CollectionOfOne(!isIn(argument)))
      }
    }
    return isAccepted
  }

  /// What is committed to, growing.
  var committed: [Int] { (0..<framework.count).filter { labels[$0] == .in } }
}
