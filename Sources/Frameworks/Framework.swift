/// An abstract argumentation framework after Dung: arguments, and which attacks which.
///
/// Arguments are the numbers from 0. Both directions of the attacks are kept as compressed rows, so
/// that a pass over all of them is linear and allocates nothing.
public struct Framework: Sendable {
  /// How many arguments there are.
  public let count: Int
  /// The attackers of each argument.
  public let attackers: Adjacency
  /// What each argument attacks.
  public let targets: Adjacency

  /// How many attacks there are; one that was given twice counts twice.
  public var attackCount: Int { attackers.items.count }

  /// The most arguments that a framework may have.
  public static let countLimit = 100_000_000
  /// The most attacks that a framework may have.
  public static let attackLimit = 1_000_000_000

  /// Makes a framework. Linear.
  ///
  /// - Parameters:
  ///   - sources: the attacker of each attack.
  ///   - victims: what each attacks, at the same places.
  public init(
    count: Int, from sources: ContiguousArray<UInt32>, to victims: ContiguousArray<UInt32>
  ) {
    self.count = count
    attackers = Adjacency(rows: count, keys: victims, items: sources)
    targets = Adjacency(rows: count, keys: sources, items: victims)
  }

  /// Makes a framework of a few attacks.
  public init(count: Int, attacks: [(Int, Int)]) {
    self.init(
      count: count, from: ContiguousArray(attacks.map { UInt32($0.0) }),
      to: ContiguousArray(attacks.map { UInt32($0.1) }))
  }
}

/// Lists of arguments, one for each argument, in one array.
public struct Adjacency: Sendable {
  /// Where each row begins; one entry more than there are rows.
  public private(set) var starts: ContiguousArray<UInt32>
  /// The rows, one after the other.
  public private(set) var items: ContiguousArray<UInt32>

  /// Sorts items into rows, each row in the order of the items. Linear.
  init(rows: Int, keys: ContiguousArray<UInt32>, items given: ContiguousArray<UInt32>) {
    starts = ContiguousArray(repeating: 0, count: rows + 1)
    for key in keys { starts[Int(key) + 1] += 1 }
    for row in 0..<rows { starts[row + 1] += starts[row] }
    var next = starts
    items = ContiguousArray(repeating: 0, count: given.count)
    for index in given.indices {
      let row = Int(keys[index])
      items[Int(next[row])] = given[index]
      next[row] += 1
    }
  }

  /// Where a row stands in `items`.
  @inline(__always) public func range(_ row: Int) -> Range<Int> {
    Int(starts[row])..<Int(starts[row + 1])
  }

  /// A row.
  @inline(__always) public subscript(row: Int) -> ContiguousArray<UInt32>.SubSequence {
    items[range(row)]
  }
}
