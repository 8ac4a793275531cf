/// Random numbers that a seed decides (SplitMix64; Steele, Lea and Flood, 2014).
public struct Dice: RandomNumberGenerator {
  private var state: UInt64

  /// Dice that always fall the same for a seed.
  public init(_ seed: UInt64) {
    // Seeds are far apart, so that the numbers of one are not those of the next, a step later.
    state = Self.mixed(seed &+ 0x1234_5678)
  }

  /// Dice that always fall the same for a seed.
  public init(seed: UInt64) { self.init(seed) }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0, below `sides`.
  public mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(max(1, sides))) }

  /// Whether something happens that happens once in so many times.
  public mutating func once(in times: Int) -> Bool { roll(times) == 0 }

  /// One of several.
  public mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[roll(choices.count)]
  }
}
