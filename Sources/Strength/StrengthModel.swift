/// How strengths of supporters and attackers move a base score. All numbers are in 0...1.
public enum StrengthModel: String, Sendable, CaseIterable {
  /// Discontinuity-free quantitative argumentation debate (Rago and others, 2016).
  case dfQuad = "df-quad"
  /// The quadratic energy model (Potyka, 2018).
  case quadraticEnergy = "quadratic"

  /// The strength of something with this base score.
  ///
  /// The same parents in another order give the same bits: they are sorted first.
  public func strength(base: Double, attackers: [Double], supporters: [Double]) -> Double {
    let attackers = attackers.sorted()
    let supporters = supporters.sorted()
    switch self {
    case .dfQuad:
      let against = 1 - attackers.reduce(1) { $0 * (1 - $1) }
      let support = 1 - supporters.reduce(1) { $0 * (1 - $1) }
      return against >= support
        ? base - base * (against - support) : base + (1 - base) * (support - against)
    case .quadraticEnergy:
      let energy = supporters.reduce(0, +) - attackers.reduce(0, +)
      let pull = energy * energy / (1 + energy * energy)
      return energy >= 0 ? base + (1 - base) * pull : base - base * pull
    }
  }

  /// A bound on how much a strength moves when one parent's does, by the base score.
  func slope(base: Double) -> Double {
    let side = max(base, 1 - base)
    return self == .dfQuad ? side : Self.steepestPull * side
  }

  /// The largest slope of x² / (1 + x²), which it has at 1/√3, rounded up.
  private static let steepestPull = 0.6496
}
