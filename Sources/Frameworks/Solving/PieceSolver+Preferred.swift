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
    var search = AdmissibleSearch(framework, within: budget)
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

  /// The ideal extension: the largest admissible set that no admissible set attacks (Dunne).
  func ideal() throws(NotDecided) -> [Int] {
    var search = AdmissibleSearch(framework, within: budget)
    let isAcceptable = try search.credulouslyAccepted()
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
