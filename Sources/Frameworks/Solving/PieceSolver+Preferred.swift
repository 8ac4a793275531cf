extension PieceSolver {
  /// A preferred extension without this argument; `nil` when it is in all of them.
  ///
  /// A candidate that some admissible set with the argument extends is not one. Of that set a small
  /// part defends the argument already, and whatever preferred extension is without the argument
  /// must attack that part: each candidate that fails leaves such a demand behind.
  func preferred(without argument: Int) throws(NotDecided) -> [Int]? {
    guard let seed = try admissible(hostileTo: argument) else { return nil }
    return try preferred(from: seed)
  }

  /// An admissible set that no preferred extension with this argument has in it.
  private func admissible(hostileTo argument: Int) throws(NotDecided) -> [Int]? {
    do throws(NotDecided) {
      return try admissible(
        hostileTo: argument, by: AdmissibleSearch(framework, within: budget, conflicts: nearLimit))
    } catch {
      try budget.tick()
      return try admissible(
        hostileTo: argument, by: LabellingSearch(framework, .complete, within: budget))
    }
  }

  private func admissible(
    hostileTo argument: Int, by search: some SetSearch
  ) throws(NotDecided) -> [Int]? {
    var search = search
    if let found = try search.findWhole([search.isOut(argument)]) { return found }
    while let found = try search.findWhole([!search.isIn(argument)]) {
      let kept = found.map { search.isIn($0) }
      guard let larger = try search.findWhole(kept + [search.isIn(argument)]) else { return found }
      search.demand(defence(of: argument, in: larger).map { search.isOut($0) })
    }
    return nil
  }

  /// A small admissible part of an admissible set that has this argument in it.
  private func defence(of argument: Int, in set: [Int]) -> [Int] {
    var isMember = ContiguousArray<Bool>(repeating: false, count: framework.count)
    for member in set { isMember[member] = true }
    var isChosen = ContiguousArray<Bool>(repeating: false, count: framework.count)
    var chosen = [argument]
    isChosen[argument] = true
    var next = 0
    while next < chosen.count {
      for attacker in framework.attackers[chosen[next]] {
        let answers = framework.attackers[Int(attacker)].lazy.map { Int($0) }
        if answers.contains(where: { isChosen[$0] }) { continue }
        guard let answer = answers.first(where: { isMember[$0] }) else { continue }
        isChosen[answer] = true
        chosen.append(answer)
      }
      next += 1
    }
    return chosen
  }

  /// Which arguments are in some admissible set.
  private func credulouslyAccepted() throws(NotDecided) -> ContiguousArray<Bool> {
    var search = AdmissibleSearch(framework, within: budget, conflicts: nearLimit)
    do throws(NotDecided) {
      return try search.credulouslyAccepted()
    } catch {
      try budget.tick()
      var whole = LabellingSearch(framework, .complete, within: budget)
      return try whole.credulouslyAccepted()
    }
  }

  /// The ideal extension: the largest admissible set that no admissible set attacks (Dunne).
  func ideal() throws(NotDecided) -> [Int] {
    let isAcceptable = try credulouslyAccepted()
    var isKept = ContiguousArray<Bool>(repeating: false, count: framework.count)
    for argument in 0..<framework.count where isAcceptable[argument] {
      isKept[argument] = !framework.attackers[argument].contains { isAcceptable[Int($0)] }
    }
    // How many of what is kept attack each argument: an attacker that none attacks is not answered.
    var answers = ContiguousArray<Int>(repeating: 0, count: framework.count)
    var open: [Int] = []
    for argument in 0..<framework.count where isKept[argument] {
      for victim in framework.targets[argument] { answers[Int(victim)] += 1 }
    }
    func drop(_ argument: Int) {
      isKept[argument] = false
      open.append(argument)
    }
    for argument in 0..<framework.count where isKept[argument] {
      if framework.attackers[argument].contains(where: { answers[Int($0)] == 0 }) {
        drop(argument)
      }
    }
    while let argument = open.popLast() {
      for victim in framework.targets[argument].lazy.map({ Int($0) }) {
        answers[victim] -= 1
        if answers[victim] > 0 { continue }
        for other in framework.targets[victim].lazy.map({ Int($0) }) where isKept[other] {
          drop(other)
        }
      }
    }
    return (0..<framework.count).filter { isKept[$0] }
  }
}

/// A search for admissible sets.
protocol SetSearch {
  func isIn(_ argument: Int) -> Literal
  func isOut(_ argument: Int) -> Literal
  /// An admissible set in which these literals are true; `nil` when there is none.
  mutating func findWhole(_ literals: [Literal]) throws(NotDecided) -> [Int]?
  /// Demands one of these literals from now on.
  mutating func demand(_ literals: [Literal])
}

extension AdmissibleSearch: SetSearch {}

extension LabellingSearch: SetSearch {
  mutating func findWhole(_ literals: [Literal]) throws(NotDecided) -> [Int]? {
    try find(literals)
  }

  mutating func demand(_ literals: [Literal]) { demand(literals[...]) }

  /// Which arguments are in some complete set: sets with one that is not known yet, until there is
  /// none.
  mutating func credulouslyAccepted() throws(NotDecided) -> ContiguousArray<Bool> {
    var isAccepted = ContiguousArray<Bool>(repeating: false, count: count)
    while true {
      let open = (0..<count).filter { !isAccepted[$0] }
      guard let found = try findOne(of: open.map { isIn($0) }, keeping: []) else {
        return isAccepted
      }
      for member in found { isAccepted[member] = true }
    }
  }
}
