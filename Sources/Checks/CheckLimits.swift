import Evaluation

/// How much work the rules do that could take long on maps of odd shapes. One that gives up says so
/// in a finding of its own, so that nothing is missed silently.
public struct CheckLimits: Sendable, Equatable {
  /// How many neighbours are looked at to find linchpins.
  public var linchpinWork = Linchpins.usualWork
  /// How many shingles are compared to find texts that are alike; `nil` for 20 million, and 200
  /// more for each text.
  public var textComparisons: Int?
  /// How many nodes are visited to compare sets of evidence; `nil` for 2 million, and 8 more for
  /// each node.
  public var setVisits: Int?

  /// The usual limits, which maps of a hundred thousand statements do not meet.
  public init() {}
}
