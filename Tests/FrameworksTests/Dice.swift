/// Random numbers that a seed decides (SplitMix64).
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0, below `sides`.
  mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(max(1, sides))) }

  /// Attacks between `count` arguments, some of them on themselves, at one of several densities.
  mutating func attacks(_ count: Int) -> [(Int, Int)] {
    let percent = [10, 16, 22, 30, 45][roll(5)]
    var attacks: [(Int, Int)] = []
    for from in 0..<count {
      for to in 0..<count where roll(100) < (from == to ? percent / 3 : percent) {
        attacks.append((from, to))
      }
    }
    return attacks
  }
}
