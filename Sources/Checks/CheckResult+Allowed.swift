import ArgumentGraph
import SourceText

/// A finding that an `allow` statement silences, with its place in the file.
public struct AllowedRecord: Sendable, Equatable {
  /// The finding.
  public var record: FindingRecord
  /// The reason that is given.
  public var reason: String
  /// Where the `allow` statement stands.
  public var allowedAt: Place
}

extension CheckResult {
  /// The findings that `allow` statements silence, with their places and the reasons given.
  public func allowed(place: (MapPlace) -> Place) -> [AllowedRecord] {
    silenced.map { silenced in
      AllowedRecord(
        record: record(silenced.finding, place: place), reason: silenced.reason,
        allowedAt: place(.statement(silenced.origin, offset: 0)))
    }
  }
}
