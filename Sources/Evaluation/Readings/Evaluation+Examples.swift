import ArgumentGraph

/// Two readings that count and differ on a statement.
public struct ReadingExample: Sendable, Equatable {
  /// Other statements that hold where it holds, and not where it does not, in the order of the
  /// document.
  public var with: [NodeID]
  /// Other statements that hold where it does not, and not where it holds.
  public var against: [NodeID]
}

extension Evaluation {
  /// A reading in which a statement holds beside one in which it does not; `nil` when it holds in
  /// every reading that counts or in none, or none of those that were found tells.
  ///
  /// Linear in the open part that it belongs to.
  public func example(of node: NodeID) -> ReadingExample? {
    guard acceptance(of: node) == .some, let readings, let place = readings.places[node.index],
      let gate = values.evidence.possible[node.index] > 0 ? place.evidence : place.word
    else { return nil }
    let isOnEvidence = values.evidence.possible[node.index] > 0
    let all = readings.examples[place.piece].readings
    guard let with = all.first(where: { $0.holds[gate] }) else { return nil }
    func distance(_ reading: Reading) -> Int {
      zip(reading.holds, with.holds).count { $0 != $1 }
    }
    // The reading that is most like it says best what matters.
    let others = all.filter { !$0.holds[gate] }.map { (reading: $0, distance: distance($0)) }
    guard let without = others.min(by: { $0.distance < $1.distance })?.reading else { return nil }
    func holding(_ one: Reading, not other: Reading) -> [NodeID] {
      let found = readings.places.filter { index, theirs in
        guard theirs.piece == place.piece, index != node.index,
          let gate = isOnEvidence ? theirs.evidence : theirs.word
        else { return false }
        return one.holds[gate] && !other.holds[gate]
      }
      return ordered(found.keys)
    }
    return ReadingExample(
      with: holding(with, not: without), against: holding(without, not: with))
  }
}
