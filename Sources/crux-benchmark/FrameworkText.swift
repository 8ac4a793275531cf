/// Abstract frameworks in the shapes that the competitions use, written as ICCMA 2023 has it. The
/// same shape and size are always the same text.
enum FrameworkText: String, CaseIterable {
  /// A ring whose links are partly put elsewhere (Watts and Strogatz), each in a random direction.
  case smallWorld = "Watts-Strogatz"
  /// Each argument is linked to earlier ones, busy ones more often (Barabási and Albert).
  case scaleFree = "Barabasi-Albert"
  /// Attacks between any two, three for each argument.
  case random
  /// Attacks that leave some random sets free of conflict and let each attack all outside it.
  case stable = "stable-rich"
  /// Attacks from earlier to later arguments, and a few that go back.
  case layered

  /// Writes a framework of so many arguments.
  func write(arguments count: Int, to writer: inout FileWriter) {
    var dice = BenchmarkDice(UInt64(count))
    writer.append("p af \(count)\n# \(rawValue)\n")
    func attack(_ source: Int, _ victim: Int) { writer.append("\(source + 1) \(victim + 1)\n") }
    switch self {
    case .smallWorld: Self.smallWorld(count, &dice, attack)
    case .scaleFree: Self.scaleFree(count, &dice, attack)
    case .random:
      for _ in 0..<3 * count { attack(dice.roll(count), dice.roll(count)) }
    case .stable: Self.stable(count, &dice, attack)
    case .layered:
      for victim in 1..<count {
        for _ in 0..<dice.roll(5) { attack(dice.roll(victim), victim) }
        if dice.roll(50) == 0 { attack(victim, dice.roll(victim)) }
      }
    }
  }

  /// Links to the next few on the ring, one in five of them put elsewhere.
  private static func smallWorld(
    _ count: Int, _ dice: inout BenchmarkDice, _ attack: (Int, Int) -> Void
  ) {
    for argument in 0..<count {
      for step in 1...3 {
        let other = dice.roll(5) == 0 ? dice.roll(count) : (argument + step) % count
        if other == argument { continue }
        if dice.roll(2) == 0 { attack(argument, other) } else { attack(other, argument) }
      }
    }
  }

  private static func scaleFree(
    _ count: Int, _ dice: inout BenchmarkDice, _ attack: (Int, Int) -> Void
  ) {
    // Each link puts both its ends here, so that a random entry is a busy argument more often.
    var ends: ContiguousArray<UInt32> = [0, 1]
    attack(0, 1)
    for argument in 2..<count {
      for _ in 0..<2 {
        let other = Int(ends[dice.roll(ends.count)])
        if other == argument { continue }
        if dice.roll(2) == 0 { attack(argument, other) } else { attack(other, argument) }
        ends.append(UInt32(truncatingIfNeeded: argument))
        ends.append(UInt32(truncatingIfNeeded: other))
      }
    }
  }

  private static func stable(
    _ count: Int, _ dice: inout BenchmarkDice, _ attack: (Int, Int) -> Void
  ) {
    // One bit of each argument's mask for each set.
    let sets = 3
    let masks = (0..<count).map { _ in dice.roll(1 << sets) }
    for victim in 0..<count {
      for set in 0..<sets where masks[victim] >> set & 1 == 0 {
        while true {
          let source = dice.roll(count)
          if masks[source] >> set & 1 == 1, masks[source] & masks[victim] == 0 {
            attack(source, victim)
            break
          }
          // Where no argument fits, those of the set alone are too few.
          if dice.roll(64) == 0 { break }
        }
      }
    }
  }
}

/// Random numbers that are the same on every machine (SplitMix64).
struct BenchmarkDice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// A number from 0 to below `sides`.
  mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }
}
