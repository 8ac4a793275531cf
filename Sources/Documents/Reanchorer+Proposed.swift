import ArgumentGraph

/// Places for anchors that keep no words, where what had their digest was altered.
///
/// Nothing can be compared then, so that the anchors around are all there is to go by. Such a place is
/// always asked for, and never one where another anchor's sentence stands.
extension Reanchorer {
  /// What stands verbatim in one place, and so leaves no room there for another sentence.
  struct Taken {
    private let places: [(passage: Passage, range: Range<Int>)]

    init(_ anchors: [KeptAnchor], _ sightings: [Sighting]) {
      places = zip(anchors, sightings).compactMap { anchor, sighting in
        guard let range = sighting.inPlace ?? (sighting.isUnique ? sighting.verbatim[0] : nil),
          sighting.isLong
        else { return nil }
        return (anchor.record.passage, range)
      }
    }

    /// Whether something that did not overlap a passage stands in most of a range.
    fileprivate func has(_ range: Range<Int>, apartFrom passage: Passage) -> Bool {
      places.contains { place in
        let common = range.clamped(to: place.range).count
        return 2 * common > min(range.count, place.range.count)
          && !place.passage.overlaps(passage)
      }
    }
  }

  /// Asks for the places where the anchors around would put one whose digest is nowhere; lost when
  /// they name none.
  func proposed(
    _ anchor: KeptAnchor, _ landmarks: Landmarks, _ taken: Taken
  ) -> Reanchoring {
    let passage = anchor.record.passage
    guard anchor.record.digest != nil, passage != .unknown else { return lost(anchor) }
    var candidates: [Reanchoring.Candidate] = []
    for place in landmarks.places(of: passage) {
      guard let range = try? document.range(of: place), !taken.has(range, apartFrom: passage),
        let found = candidate(range, anchor, errorRatio: nil), !candidates.contains(found)
      else { continue }
      candidates.append(found)
    }
    guard !candidates.isEmpty else { return lost(anchor) }
    return Reanchoring(outcome: .ask, reason: .onlyNeighbours, candidates: candidates)
  }
}
