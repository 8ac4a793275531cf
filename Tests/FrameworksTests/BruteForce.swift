@testable import Frameworks

/// The extensions of a small framework, from the definitions, by going through all sets.
struct BruteForce {
  let count: Int
  let attacks: [(Int, Int)]
  /// Sets are bit masks.
  let complete: [UInt32]
  let preferred: [UInt32]
  let stable: [UInt32]
  let semiStable: [UInt32]
  let grounded: UInt32
  let ideal: UInt32

  init(count: Int, attacks: [(Int, Int)]) {
    self.count = count
    self.attacks = attacks
    var attackers = [UInt32](repeating: 0, count: count)
    var targets = [UInt32](repeating: 0, count: count)
    for (from, to) in attacks {
      attackers[to] |= 1 << UInt32(from)
      targets[from] |= 1 << UInt32(to)
    }
    func members(_ set: UInt32) -> [Int] { (0..<count).filter { set >> UInt32($0) & 1 == 1 } }
    func attacked(by set: UInt32) -> UInt32 {
      members(set).reduce(0) { $0 | targets[$1] }
    }
    func defended(by set: UInt32) -> UInt32 {
      let out = attacked(by: set)
      return (0..<count).reduce(UInt32(0)) {
        attackers[$1] & ~out == 0 ? $0 | 1 << UInt32($1) : $0
      }
    }
    let all = UInt32(0)..<(1 << UInt32(count))
    let free = all.filter { $0 & attacked(by: $0) == 0 }
    let admissible = free.filter { $0 & ~defended(by: $0) == 0 }
    complete = admissible.filter { defended(by: $0) == $0 }
    let complete = complete
    preferred = admissible.filter { set in
      !admissible.contains { $0 != set && $0 & set == set }
    }
    let preferred = preferred
    let whole = count == 0 ? 0 : UInt32.max >> (32 - UInt32(count))
    stable = free.filter { $0 | attacked(by: $0) == whole }
    let ranges = complete.map { $0 | attacked(by: $0) }
    semiStable = zip(complete, ranges).filter { item in
      !ranges.contains { $0 != item.1 && $0 & item.1 == item.1 }
    }.map(\.0)
    var least: UInt32 = 0
    while defended(by: least) != least { least = defended(by: least) }
    grounded = least
    let common = preferred.reduce(whole) { $0 & $1 }
    let candidates = admissible.filter { $0 & ~common == 0 }
    ideal = candidates.max { $0.nonzeroBitCount < $1.nonzeroBitCount } ?? 0
  }

  func extensions(_ semantics: Semantics) -> [[Int]] {
    let sets =
      switch semantics {
      case .complete: complete
      case .preferred: preferred
      case .stable: stable
      case .semiStable: semiStable
      case .ideal: [ideal]
      case .grounded: [grounded]
      }
    return sets.map { set in (0..<count).filter { set >> UInt32($0) & 1 == 1 } }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }
}
