import Foundation
import MapTesting
import OracleTesting
import Testing

@testable import Frameworks

/// Compares with pygarg, a solver that other people wrote (`pip install pygarg python-sat`).
///
/// Of semi-stable extensions its version 1.0.2 misses some, whose ranges are not the first that it
/// finds; so they are picked from its complete ones, by the definition.
@Suite struct `Frameworks beside pygarg` {
  /// Reads frameworks, one a line: how many arguments, then the ends of each attack, from 1. Prints
  /// for each and each semantics its extensions, and which arguments are accepted by some and by all.
  private static let judge = """
    import sys
    try:
        from pygarg.dung import solver
        import pysat.solvers
    except ImportError:
        print("skipped")
        sys.exit(0)
    for line in sys.stdin:
        count, *ends = line.split()
        args = [str(i + 1) for i in range(int(count))]
        atts = [[ends[i], ends[i + 1]] for i in range(0, len(ends), 2)]
        def extent(s):
            inside = set(map(str, s))
            return inside | {b for a, b in atts if a in inside}
        parts = []
        for name in ["CO", "PR", "ST", "SST", "ID", "GR"]:
            sets = solver.extension_enumeration(args, atts, "CO" if name == "SST" else name)
            sets = [] if sets == "NO" else sets
            if name == "SST":
                extents = [extent(s) for s in sets]
                sets = [s for s in sets if not any(extent(s) < e for e in extents)]
            some = [a for a in args if any(a in map(str, s) for s in sets)]
            every = [a for a in args if all(a in map(str, s) for s in sets)]
            if name in ["PR", "ST"]:
                some = [a for a in args if solver.credulous_acceptability(args, atts, a, name)[0]]
                every = [a for a in args if solver.skeptical_acceptability(args, atts, a, name)[0]]
            parts.append(",".join(" ".join(map(str, s)) for s in sets) + ("" if sets else "none")
                + ";" + " ".join(some) + ";" + " ".join(every))
        print("|".join(parts))
    """

  /// Small dense ones, and larger ones whose attacks mostly stay near on a ring.
  private func framework(_ seed: UInt64) -> (count: Int, attacks: [(Int, Int)]) {
    var dice = Dice(seed)
    if seed % 8 != 0 {
      let count = 1 + dice.roll(9)
      return (count, dice.attacks(count))
    }
    let count = 10 + dice.roll(8)
    var attacks: [(Int, Int)] = []
    for argument in 0..<count {
      for step in 1...2 where dice.roll(5) > 0 {
        let other = dice.roll(5) == 0 ? dice.roll(count) : (argument + step) % count
        attacks.append(dice.roll(2) == 0 ? (argument, other) : (other, argument))
        if dice.roll(3) == 0 { attacks.append((attacks[attacks.count - 1].1, argument)) }
      }
    }
    return (count, attacks)
  }

  @Test func `have the same extensions and accepted arguments`() throws {
    let frameworks = (UInt64(0)..<320).map { framework(40_000 + $0) }
    let lines = frameworks.map { framework in
      "\(framework.count)" + framework.attacks.map { " \($0 + 1) \($1 + 1)" }.joined()
    }
    guard
      let answers = try PythonOracle.answers(
        of: Self.judge, to: lines,
        needing: "pygarg is not installed (pip install pygarg python-sat)")
    else { return }
    #expect(answers.count == frameworks.count)
    for (index, answer) in answers.enumerated() {
      let (count, attacks) = frameworks[index]
      let solver = FrameworkSolver(Framework(count: count, attacks: attacks))
      let parts = answer.split(separator: "|", omittingEmptySubsequences: false)
      #expect(parts.count == Semantics.allCases.count)
      for (semantics, part) in zip(Semantics.allCases, parts) {
        func numbers(_ text: Substring) -> [Int] {
          text.split(separator: " ").compactMap { Int($0) }.map { $0 - 1 }.sorted()
        }
        let fields = part.split(separator: ";", omittingEmptySubsequences: false)
        let expected =
          fields[0] == "none"
          ? [] : fields[0].split(separator: ",", omittingEmptySubsequences: false).map(numbers)
        var found: [[Int]] = []
        try solver.enumerate(semantics) {
          found.append($0)
          return true
        }
        #expect(Set(found) == Set(expected), "\(semantics), seed \(index): \(lines[index])")
        #expect(found.count == expected.count, "\(semantics), seed \(index)")
        let some = try (0..<count).filter { try solver.credulous($0, semantics).isAccepted }
        #expect(some == numbers(fields[1]), "DC-\(semantics.rawValue), seed \(index)")
        let every = try (0..<count).filter { try solver.sceptical($0, semantics).isAccepted }
        #expect(every == numbers(fields[2]), "DS-\(semantics.rawValue), seed \(index)")
      }
    }
  }
}
