/// What each of several items adds to a number, on average over all orders in which they could come
/// in (Shapley, 1953). Together they add what all of them do: nothing is left over.
///
/// Few items are gone through in all their sets. Of many, orders are drawn, each with its reverse,
/// always the same ones; then every value has the half width of its 95 % interval with it.
public struct ShapleyValues: Sendable {
  /// What each item adds.
  public let values: [Double]
  /// How far each value may be off, in 95 of 100 cases; 0 when they are exact.
  public let errors: [Double]
  /// How many orders were drawn; 0 when the values are exact.
  public let orders: Int
  /// The number without any of them.
  public let none: Double
  /// The number with all of them.
  public let all: Double

  /// Whether no value is an estimate.
  public var isExact: Bool { orders == 0 }

  /// The most items whose sets are all gone through.
  public static let exactLimit = 12
  /// The most pairs of orders that are drawn, and the fewest that an estimate may rest on.
  public static let pairs = 30...500
  /// How much may be spent on one answer, in nodes that are computed.
  public static let workLimit = 6_000_000

  /// Computes them; `nil` when even an estimate would cost more than `workLimit`.
  ///
  /// - Parameters:
  ///   - count: how many items there are.
  ///   - cost: what one call of `worth` costs, in nodes that are computed.
  ///   - worth: the number that comes of some items, which are marked.
  public init?(of count: Int, cost: Int, worth: ([Bool]) -> Double) {
    let cost = max(1, cost)
    if count <= Self.exactLimit, (1 << count) <= Self.workLimit / cost {
      self.init(exactly: count, worth)
      return
    }
    let affordable = Self.workLimit / cost / (2 * count)
    if affordable < Self.pairs.lowerBound { return nil }
    self.init(sampling: count, min(Self.pairs.upperBound, affordable), worth)
  }

  private init(exactly count: Int, _ worth: ([Bool]) -> Double) {
    let worths = (0..<1 << count).map { set in worth((0..<count).map { set >> $0 & 1 == 1 }) }
    // The share of orders in which just so many others come before an item, and these ones.
    var shares = [Double](repeating: 1 / Double(max(1, count)), count: max(1, count))
    for size in 1..<max(1, count) {
      shares[size] = shares[size - 1] * Double(size) / Double(count - size)
    }
    values = (0..<count).map { item in
      worths.indices.reduce(0) { sum, set in
        if set >> item & 1 == 1 { return sum }
        return sum + shares[set.nonzeroBitCount] * (worths[set | 1 << item] - worths[set])
      }
    }
    errors = [Double](repeating: 0, count: count)
    orders = 0
    none = worths[0]
    all = worths[worths.count - 1]
  }

  private init(sampling count: Int, _ pairs: Int, _ worth: ([Bool]) -> Double) {
    let nothing = worth([Bool](repeating: false, count: count))
    var dice = StrengthDice()
    var order = Array(0..<count)
    var means = [Double](repeating: 0, count: count)
    var squares = means
    var last = nothing
    for pair in 1...pairs {
      for place in order.indices.dropFirst() { order.swapAt(place, dice.roll(place + 1)) }
      var added = [Double](repeating: 0, count: count)
      // An order and its reverse err in opposite ways.
      for order in [order, order.reversed()] {
        var isIn = [Bool](repeating: false, count: count)
        last = nothing
        for item in order {
          isIn[item] = true
          let next = worth(isIn)
          added[item] += (next - last) / 2
          last = next
        }
      }
      for item in 0..<count {
        let change = added[item] - means[item]
        means[item] += change / Double(pair)
        squares[item] += change * (added[item] - means[item])
      }
    }
    values = means
    // Student's quantile for the fewest pairs, which is wide enough for more.
    errors = squares.map { 2.05 * ($0 / Double(pairs - 1) / Double(pairs)).squareRoot() }
    orders = 2 * pairs
    none = nothing
    all = last
  }
}

extension StrengthNetwork {
  /// What statements add to the strength of a node: their Shapley values, one that is left out having
  /// the strength 0; `nil` when there are too many for an estimate.
  public func shapley(
    of items: [Int], to target: Int, _ model: StrengthModel
  ) -> ShapleyValues? {
    let parts = Components(self)
    return ShapleyValues(of: items.count, cost: count) { isIn in
      let dropped = Set(zip(items, isIn).lazy.filter { !$0.1 }.map(\.0))
      return Strengths(self, model, without: dropped, in: parts).values[target]
    }
  }
}

/// Random numbers, always the same ones (SplitMix64).
struct StrengthDice {
  private var state: UInt64 = 0x5EED

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0, below `sides`.
  mutating func roll(_ sides: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(sides)).high)
  }
}
