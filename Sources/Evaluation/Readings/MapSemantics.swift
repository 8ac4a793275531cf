/// Which readings of a map count.
///
/// A reading settles some of what the map leaves open, so that all rules of the verdicts are kept:
/// whatever holds in it has its reasons in it, and whatever is defeated is defeated by something
/// that holds in it. The grounded reading settles only what must be, and is part of every other.
public enum MapSemantics: String, Sendable, CaseIterable {
  /// The one reading that settles only what must be.
  case grounded
  /// Every reading.
  case complete
  /// The readings to which nothing can be added.
  case preferred
  /// The readings that leave nothing open; there may be none.
  case stable
  /// The readings that leave as little open as can be: no other leaves open only a part of it.
  case semiStable = "semi-stable"
  /// The one reading that settles as much as can be without contradicting any other.
  case ideal
}

/// Whether something holds in the readings that count.
public enum Acceptance: String, Sendable {
  /// In every one.
  case every
  /// In some, and not in others.
  case some
  /// In none.
  case none
  /// That was not decided within the limit.
  case undecided = "not-decided"
}
