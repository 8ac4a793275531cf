/// How sure it is that a strength is the only one that the definition allows.
public enum Certainty: Sendable, Equatable {
  /// It does not depend on itself, and neither does anything it depends on.
  case exact
  /// It goes in circles, and each circle has one solution.
  case certifiedUnique
  /// A solution was found; whether it is the only one is not known.
  case converged(residual: Double)
  /// No solution was found.
  case unstable(residual: Double)

  /// Of two, the one that promises less.
  func weaker(_ other: Certainty) -> Certainty { rank >= other.rank ? self : other }

  private var rank: Double {
    switch self {
    case .exact: 0
    case .certifiedUnique: 1
    case .converged(let residual): 2 + min(0.5, residual)
    case .unstable(let residual): 3 + min(0.5, residual)
    }
  }
}

/// The strengths of all nodes.
public struct Strengths: Sendable {
  /// By node.
  public internal(set) var values: [Double]
  /// By node.
  public internal(set) var certainties: [Certainty]

  /// Sweeps over a circle before it is given up.
  public static let sweepLimit = 20_000
  /// Looks at edges of circles before all that are left are given up.
  public static let workLimit = 200_000_000
  /// How little a sweep must change.
  public static let tolerance = 1e-9

  /// Computes them: what does not depend on itself in one exact pass, circles by damped sweeps
  /// that use the values of the sweep before. Linear, but for circles.
  ///
  /// - Parameter dropped: nodes whose strength is 0 whatever speaks for them.
  public init(_ network: StrengthNetwork, _ model: StrengthModel, without dropped: Set<Int> = []) {
    self.init(network, model, without: dropped, in: Components(network))
  }

  /// The same, when the parts of the network are known: base scores and what is dropped do not
  /// change them.
  init(
    _ network: StrengthNetwork, _ model: StrengthModel, without dropped: Set<Int> = [],
    in parts: Components
  ) {
    values = [Double](repeating: 0, count: network.count)
    certainties = [Certainty](repeating: .exact, count: network.count)
    var work = 0
    for component in parts.inOrder {
      var inherited = Certainty.exact
      for node in component.members {
        var position = 0
        while let input = network.input(node, position) {
          inherited = inherited.weaker(certainties[input])
          position += 1
        }
      }
      if component.isCircle {
        let own = settle(component.members, network, model, dropped, &work)
        inherited = inherited.weaker(own)
      } else {
        let node = component.members[0]
        values[node] = dropped.contains(node) ? 0 : value(node, network, model)
      }
      for node in component.members { certainties[node] = inherited }
    }
  }

  private func value(
    _ node: Int, _ network: StrengthNetwork, _ model: StrengthModel
  ) -> Double {
    let base: Double
    switch network.roles[node] {
    case .statement(let given): base = given
    case .step(let premises): base = premises.map { values[$0] }.sorted().reduce(1, *)
    }
    return model.strength(
      base: base, attackers: network.attackers[node].map { values[$0] },
      supporters: network.supporters[node].map { values[$0] })
  }

  private mutating func settle(
    _ members: [Int], _ network: StrengthNetwork, _ model: StrengthModel, _ dropped: Set<Int>,
    _ work: inout Int
  ) -> Certainty {
    for node in members {
      if case .statement(let base) = network.roles[node] { values[node] = base }
    }
    var step = 1.0
    var best = Double.infinity
    var sinceBest = 0
    var residual = Double.infinity
    for _ in 0..<Self.sweepLimit where work < Self.workLimit {
      let next = members.map { dropped.contains($0) ? 0 : value($0, network, model) }
      residual = zip(members, next).map { abs(values[$0] - $1) }.max() ?? 0
      for (node, value) in zip(members, next) { values[node] += step * (value - values[node]) }
      work += members.count
      if residual <= Self.tolerance { break }
      if residual < 0.9 * best {
        best = residual
        sinceBest = 0
      } else {
        sinceBest += 1
      }
      // It swings without coming nearer: smaller steps have the same solutions.
      if sinceBest >= 50, step > 1.0 / 64 {
        step /= 2
        best = residual
        sinceBest = 0
      }
    }
    if residual > Self.tolerance { return .unstable(residual: residual) }
    return isContraction(members, network, model)
      ? .certifiedUnique : .converged(residual: residual)
  }

  /// Whether a sweep brings any two valuations of these statements nearer to each other, steps
  /// being part of what they lead to; then there is exactly one solution.
  private func isContraction(
    _ members: [Int], _ network: StrengthNetwork, _ model: StrengthModel
  ) -> Bool {
    let inside = Set(members)
    var slopes: [Int: Double] = [:]
    func premises(_ step: Int) -> Double {
      guard case .step(let premises) = network.roles[step] else { return 1 }
      return Double(premises.count { inside.contains($0) })
    }
    for step in members {
      guard case .step = network.roles[step] else { continue }
      let undercuts = network.attackers[step].filter { inside.contains($0) }
      // An undercut of an undercut would need their slopes first; that is not tried.
      if undercuts.contains(where: { undercut in
        network.attackers[undercut].contains { inside.contains($0) }
      }) {
        return false
      }
      slopes[step] = premises(step) + undercuts.reduce(0) { $0 + premises($1) }
    }
    return members.allSatisfy { node in
      guard case .statement(let base) = network.roles[node] else { return true }
      let parents = (network.supporters[node] + network.attackers[node])
      let total = parents.reduce(0) { $0 + (slopes[$1] ?? 0) }
      return model.slope(base: base) * total < 1
    }
  }
}
