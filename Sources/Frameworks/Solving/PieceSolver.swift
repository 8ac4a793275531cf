/// Extensions of one piece of a framework, whose grounded extension is empty.
///
/// Sets of arguments are lists in growing order.
struct PieceSolver {
  let framework: Framework
  let budget: Budget
  /// Conflicts of a search near the question before one that looks at everything takes over.
  var nearLimit = AdmissibleSearch.conflictLimit

  init(_ framework: Framework, within budget: Budget) {
    self.framework = framework
    self.budget = budget
  }

  /// An extension; `nil` when there is none, which only happens to stable ones.
  func someExtension(_ semantics: Semantics) throws(NotDecided) -> [Int]? {
    switch semantics {
    case .complete, .grounded: return []
    case .ideal: return try ideal()
    case .stable: return try stable([])
    case .preferred: return try preferred(from: [])
    case .semiStable:
      if let stable = try stable([]) { return stable }
      var search = LabellingSearch(framework, .complete, within: budget)
      return try search.growRange([]).set
    }
  }

  /// An extension with this argument in it.
  func find(_ semantics: Semantics, with argument: Int) throws(NotDecided) -> [Int]? {
    switch semantics {
    case .grounded: return nil
    case .ideal:
      let ideal = try ideal()
      return ideal.contains(argument) ? ideal : nil
    case .stable: return try stable([(argument, true)])
    case .complete: return try admissible(with: argument).map { framework.accepted($0) }
    case .preferred:
      guard let seed = try admissible(with: argument) else { return nil }
      return try preferred(from: seed)
    case .semiStable: return try semiStable { $0.isIn(argument) }
    }
  }

  /// An extension without this argument.
  func find(_ semantics: Semantics, without argument: Int) throws(NotDecided) -> [Int]? {
    switch semantics {
    case .grounded, .complete: return []
    case .ideal:
      let ideal = try ideal()
      return ideal.contains(argument) ? nil : ideal
    case .stable: return try stable([(argument, false)])
    case .preferred: return try preferred(without: argument)
    case .semiStable: return try semiStable { !$0.isIn(argument) }
    }
  }

  /// Tells of every extension once, in no order, until `report` says that it is enough.
  func enumerate(
    _ semantics: Semantics, _ report: ([Int]) -> Bool
  ) throws(NotDecided) {
    switch semantics {
    case .grounded: _ = report([])
    case .ideal: _ = report(try ideal())
    case .complete, .stable:
      var search = LabellingSearch(
        framework, semantics == .stable ? .stable : .complete, within: budget)
      while let found = try search.find(), report(found) { search.exclude(found) }
    case .preferred:
      var search = LabellingSearch(framework, .complete, within: budget)
      while let found = try search.find() {
        let largest = try search.grow(found)
        if !report(largest) { return }
        search.excludeSubsets(of: largest)
      }
    case .semiStable: try enumerateSemiStable(report)
    }
  }

  private func stable(_ demands: [(Int, Bool)]) throws(NotDecided) -> [Int]? {
    var search = LabellingSearch(framework, .stable, within: budget)
    return try search.find(demands.map { Literal($0.0, $0.1) })
  }

  /// A preferred extension with an admissible set in it.
  func preferred(from seed: [Int]) throws(NotDecided) -> [Int] {
    var search = AdmissibleSearch(framework, within: budget, conflicts: nearLimit)
    search.commit(seed)
    do throws(NotDecided) {
      try search.fill()
      return search.committed
    } catch {
      try budget.tick()
      var whole = LabellingSearch(framework, .complete, within: budget)
      return try whole.grow(search.committed)
    }
  }

  /// An admissible set with this argument.
  private func admissible(with argument: Int) throws(NotDecided) -> [Int]? {
    var search = AdmissibleSearch(framework, within: budget, conflicts: nearLimit)
    do throws(NotDecided) {
      return try search.find([search.isIn(argument)]).map { $0 + [argument] }
    } catch {
      try budget.tick()
      var whole = LabellingSearch(framework, .complete, within: budget)
      return try whole.find([whole.isIn(argument)])
    }
  }
}

extension Framework {
  /// The least complete extension with an admissible set in it. Linear.
  func accepted(_ admissible: [Int]) -> [Int] {
    let labels = completion(of: admissible)
    return (0..<count).filter { labels[$0] == .in }
  }
}
