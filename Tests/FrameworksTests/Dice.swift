import MapTesting

extension Dice {
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
