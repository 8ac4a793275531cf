import ArgumentGraph
import SourceText

extension CheckResult {
  /// The findings that `allow` statements silence, with their places and the reasons given.
  public func allowed(
    place: (MapPlace) -> Place
  ) -> [(record: FindingRecord, reason: String)] {
    silenced.map { silenced in
      let description = describe(silenced.finding)
      let record = FindingRecord(
        finding: description, at: place(description.place),
        related: description.related.map { .init($0.message, at: place($0.place)) })
      return (record, silenced.reason)
    }
  }
}
