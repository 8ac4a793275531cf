/// How much of a ranking by strength is owed to the base scores' numbers, beyond their order.
///
/// Base scores are a convention of which only the order means something. So they are re-scaled in
/// many ways that keep the order, and each node's place in the ranking is looked at in all of them.
public struct Robustness: Sendable {
  /// The re-scalings that were tried.
  public let tries: Int
  /// The best and the worst place of each ranked node, counted from 1; nodes of one strength share
  /// the best of their places.
  public private(set) var places: [Int: ClosedRange<Int>] = [:]
  /// Of two nodes that are next to each other in the ranking, how often the lower one was stronger:
  /// by the higher one.
  public private(set) var turns: [Turn] = []

  /// Neighbours in the ranking that change places.
  public struct Turn: Sendable, Equatable {
    /// The stronger by the usual base scores.
    public var higher: Int
    /// The weaker.
    public var lower: Int
    /// In how many re-scalings the lower one is stronger.
    public var count: Int
  }

  /// How far a share of the tries may be from that of all re-scalings of the kind, in 95 of 100
  /// cases: the widest interval of a share that is estimated from so many.
  public var shareError: Double { min(1, 0.98 / Double(tries).squareRoot()) }
  /// In what share of all re-scalings of the kind something may happen that happened in no try, in
  /// 95 of 100 cases (the rule of three).
  public var missedShare: Double { min(1, 3 / Double(tries)) }

  /// The re-scalings that are tried, if the network is not too large.
  public static let usualTries = 200
  /// How many strengths may be computed for them.
  public static let workLimit = 4_000_000
  /// What counts as the same strength.
  static let tolerance = 1e-9
  /// No base score becomes larger, since a parent of 1 would hide all others.
  static let largestBase = 0.95

  /// Tries re-scalings, always the same ones for the same network. Linear in their number times the
  /// network, but for circles.
  ///
  /// - Parameter ranked: the nodes whose ranking matters.
  public init(_ network: StrengthNetwork, _ model: StrengthModel, ranking ranked: [Int]) {
    tries = Self.tries(forCount: network.count)
    let parts = Components(network)
    let usual = Strengths(network, model, in: parts).values
    let order = ranked.enumerated().sorted {
      usual[$0.element] != usual[$1.element]
        ? usual[$0.element] > usual[$1.element] : $0.offset < $1.offset
    }.map(\.element)
    for (node, place) in Self.places(order, usual) { places[node] = place...place }
    let neighbours = zip(order, order.dropFirst()).filter {
      usual[$0] > usual[$1] + Self.tolerance
    }
    var counts = [Int](repeating: 0, count: neighbours.count)
    var scales = Scales(network)
    for number in 0..<tries {
      let values = Strengths(network.rescaled(scales.next(number)), model, in: parts).values
      for (node, place) in Self.places(ranked, values) {
        guard let known = places[node] else { continue }
        places[node] = min(known.lowerBound, place)...max(known.upperBound, place)
      }
      for (index, pair) in neighbours.enumerated()
      where values[pair.1] > values[pair.0] + Self.tolerance {
        counts[index] += 1
      }
    }
    for (pair, count) in zip(neighbours, counts) where count > 0 {
      turns.append(Turn(higher: pair.0, lower: pair.1, count: count))
    }
  }

  /// How many re-scalings are tried of a network with so many nodes.
  static func tries(forCount count: Int) -> Int {
    max(1, min(usualTries, workLimit / max(1, count)))
  }

  /// The place of each node by its value; equal ones share theirs.
  private static func places(_ nodes: [Int], _ values: [Double]) -> [(node: Int, place: Int)] {
    let sorted = nodes.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
    var result: [(node: Int, place: Int)] = []
    for (index, node) in sorted.enumerated() {
      let isTied = index > 0 && values[sorted[index - 1]] - values[node] <= tolerance
      result.append((node, isTied ? result[index - 1].place : index + 1))
    }
    return result
  }
}

/// Re-scalings of the base scores of a network, one after another.
private struct Scales {
  /// The base scores that occur, growing.
  private let scores: [Double]
  private var dice = StrengthDice()
  /// What of the whole is shared out evenly between the steps.
  private static let leastShare = 0.01

  init(_ network: StrengthNetwork) {
    var scores: Set<Double> = []
    for case .statement(let base) in network.roles where base > 0 { scores.insert(base) }
    self.scores = scores.sorted()
  }

  /// What each score becomes: steps between neighbours are drawn anew, some times all alike, some
  /// times a few of them large.
  mutating func next(_ number: Int) -> [Double: Double] {
    var steps = (0...scores.count).map { _ in share() }
    for _ in 0..<number % 4 {
      for index in steps.indices { steps[index] *= steps[index] }
    }
    let total = steps.reduce(0, +)
    var height = 0.0
    var result: [Double: Double] = [:]
    for (index, score) in scores.enumerated() {
      // No step vanishes, so that the order stays what it was.
      let least = Self.leastShare / Double(steps.count)
      height += (1 - Self.leastShare) * steps[index] / total + least
      result[score] = height * Robustness.largestBase
    }
    return result
  }

  /// A number above 0, up to 1.
  private mutating func share() -> Double {
    Double((dice.next() >> 11) + 1) / Double(UInt64(1) << 53)
  }
}
