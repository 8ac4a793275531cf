import ArgumentGraph
import Digests

/// Finds anchors again in a document that may have been revised, or verifies them.
///
/// What is certain is settled, the rest is for a person to say: an anchor is never put on another
/// sentence silently. Words that stand where they stood, or verbatim in one place only and are not
/// short, are certain. Altered words are when no other place comes near, no figure or negation was
/// changed, no other anchor stands there, and the place is where the anchors around would put it
/// (``Landmarks``). Without words the digest decides, which only finds what is verbatim; where the
/// anchors around would put the rest is asked for.
///
/// One thing the words cannot tell: a sentence that was left out, with a near copy of it beside the
/// gap, from the same sentence edited. It counts as edited.
public struct Reanchorer: Sendable {
  /// The document that the anchors are looked for in.
  public var document: DocumentText { search.document }
  let search: ApproximateSearch
  let digester: Digester
  let digests: DigestSearch
  private let hasKey: Bool

  /// The largest share of errors that is settled without asking.
  public static let driftRatio = 0.25
  /// The largest share of errors that is shown to a person at all.
  public static let askRatio = 0.45
  /// A second place that is worse by no more than this share casts doubt on the best.
  static let rivalMargin = 0.15
  /// Words shorter than this, in scalars, may stand in another sentence by chance.
  static let shortWords = 24
  /// Words shorter than this are nothing to go by away from their place.
  static let fewestWords = 12
  /// The most places that are shown.
  static let mostCandidates = 5

  /// Prepares a document. Linear in its length.
  ///
  /// - Parameters:
  ///   - digester: What makes the new digests; keyed ones are verified with its key.
  ///   - key: What keyed digests are verified with when the new ones are plain.
  public init(
    _ document: DocumentText, digester: Digester = .plain, verifyingWith key: HMAC? = nil
  ) {
    search = ApproximateSearch(document)
    self.digester = digester
    let verifier = digester.isKeyed ? digester : key.map { Digester.keyed($0) } ?? .plain
    hasKey = verifier.isKeyed
    digests = DigestSearch(document, digester: verifier)
  }

  /// What became of each anchor, in their order.
  ///
  /// All anchors of a source should come in one call: the certain ones are landmarks for the rest.
  public func place(_ anchors: [KeptAnchor]) -> [Reanchoring] {
    var cache = DigestSearch.Cache()
    let sightings = anchors.map { sight($0, &cache) }
    let landmarks = Landmarks(
      zip(anchors, sightings).compactMap { landmark($0, $1) })
    let taken = Taken(anchors, sightings)
    let altered = alteredPlaces(of: sightings)
    var results = anchors.indices.map { index in
      decide(anchors[index], sightings[index], altered[index] ?? [], landmarks)
        ?? proposed(anchors[index], landmarks, taken)
    }
    withdrawTaken(anchors, &results)
    return results
  }

  /// What became of one anchor, without others to go by.
  public func place(_ anchor: KeptAnchor) -> Reanchoring {
    place([anchor])[0]
  }

  /// What an anchor tells about where the others are, if anything.
  private func landmark(_ anchor: KeptAnchor, _ sighting: Sighting) -> Landmarks.Pair? {
    // A part that was moved may have come to a sentence like its own: it leads nobody.
    let isSure = sighting.inPlace != nil || anchor.record.part == nil
    guard isSure, anchor.record.passage != .unknown, sighting.isUnique, sighting.isLong,
      let range = sighting.verbatim.first
    else { return nil }
    let old = anchor.record.passage.start
    var pair = Landmarks.Pair(
      old: old.paragraph, new: document.paragraph(at: range.lowerBound))
    if let sentence = old.sentence,
      let new = document.passage(covering: range)?.start.sentence
    {
      pair.sentence = (sentence, new)
    }
    return pair
  }

  // MARK: What is verbatim

  /// Where the words of an anchor, or bytes with its digest, stand verbatim.
  struct Sighting {
    /// The old words, nil when there is only a digest.
    var words: [UInt8]?
    /// Places that agree, in order.
    var verbatim: [Range<Int>] = []
    /// The one among them that the record names.
    var inPlace: Range<Int>?
    /// The length of what is anchored in scalars, when it stands anywhere.
    var length = 0
    /// What kept it from being looked for.
    var obstacle: Reanchoring.Reason?

    /// Whether the words stand in one place only.
    var isUnique: Bool { verbatim.count == 1 }
    /// Whether the words are long enough not to stand in another sentence by chance.
    var isLong: Bool { length >= Reanchorer.shortWords }
  }

  private func sight(_ anchor: KeptAnchor, _ cache: inout DigestSearch.Cache) -> Sighting {
    var sighting = Sighting()
    if let words = anchor.words.map(DocumentText.normalized), !words.isEmpty {
      sighting.words = words
      sighting.verbatim = search.exact(words)
      sighting.inPlace = inPlace(anchor.record, of: sighting.verbatim)
      if sighting.verbatim.isEmpty { return sighting }
    } else if let digest = anchor.record.digest {
      guard !digest.isKeyed || hasKey else {
        sighting.obstacle = .noKey
        return sighting
      }
      sighting.verbatim = digests.ranges(of: anchor.record, digest, &cache)
      sighting.inPlace = inPlace(anchor.record, of: sighting.verbatim)
    } else {
      sighting.obstacle = .nothingToCompare
    }
    sighting.length = sighting.verbatim.first.map { search.text.symbolRange(of: $0).count } ?? 0
    return sighting
  }

  /// The place that the record names: its own range, or the only one in its passage when the
  /// record does not say which part it is.
  private func inPlace(_ record: AnchorRecord, of places: [Range<Int>]) -> Range<Int>? {
    guard let range = try? document.range(of: record) else { return nil }
    if places.contains(range) { return range }
    guard record.part == nil else { return nil }
    let inside = places.filter {
      range.contains($0.lowerBound) && $0.upperBound <= range.upperBound
    }
    return inside.count == 1 ? inside[0] : nil
  }

  // MARK: Decisions

  /// What became of an anchor; nil when it has no words and nothing has its digest.
  private func decide(
    _ anchor: KeptAnchor, _ sighting: Sighting, _ altered: [ApproximateSearch.Match],
    _ landmarks: Landmarks
  ) -> Reanchoring? {
    if let obstacle = sighting.obstacle { return unverifiable(anchor, obstacle) }
    let paragraph = anchor.record.passage.start.paragraph
    let expected = sighting.verbatim.filter {
      landmarks.expect(paragraph, at: document.paragraph(at: $0.lowerBound))
    }
    // Words without a passage were never anywhere that they could have left.
    if anchor.record.passage == .unknown, sighting.words != nil, sighting.isUnique {
      return settle(.moved, sighting.verbatim[0], anchor)
    }
    let isSure = sighting.isLong && sighting.isUnique
    if let place = sighting.inPlace, isSure || expected.contains(place) || expected.isEmpty {
      return settle(.exact, place, anchor)
    }
    if isSure { return settle(.moved, sighting.verbatim[0], anchor) }
    let mayMove =
      sighting.isLong || sighting.isUnique && sighting.length >= Reanchorer.fewestWords
    if mayMove, expected.count == 1 { return settle(.moved, expected[0], anchor) }
    if !sighting.verbatim.isEmpty {
      let candidates = sighting.verbatim.prefix(Reanchorer.mostCandidates).compactMap {
        candidate($0, anchor, errorRatio: 0)
      }
      let reason: Reanchoring.Reason = sighting.isUnique ? .tooShort : .several
      return Reanchoring(outcome: .ask, reason: reason, candidates: candidates)
    }
    if let words = sighting.words { return approximate(words, altered, anchor, landmarks) }
    return nil
  }

  private func unverifiable(
    _ anchor: KeptAnchor, _ obstacle: Reanchoring.Reason
  ) -> Reanchoring {
    do {
      let range = try document.range(of: anchor.record)
      let there = candidate(range, anchor, errorRatio: 0)
      return Reanchoring(outcome: .ask, reason: obstacle, candidates: there.map { [$0] } ?? [])
    } catch {
      return Reanchoring(outcome: .lost, reason: .badPosition(error), candidates: [])
    }
  }

  func lost(_ anchor: KeptAnchor) -> Reanchoring {
    do {
      _ = try document.range(of: anchor.record)
      return Reanchoring(outcome: .lost, reason: .noMatch, candidates: [])
    } catch AnchorError.passage(_) {
      // A shorter document is no damage: what stood there is gone.
      return Reanchoring(outcome: .lost, reason: .noMatch, candidates: [])
    } catch {
      let reason: Reanchoring.Reason =
        anchor.words == nil ? .badPosition(error) : .noMatch
      return Reanchoring(outcome: .lost, reason: reason, candidates: [])
    }
  }

  private func settle(
    _ outcome: Reanchoring.Outcome, _ range: Range<Int>, _ anchor: KeptAnchor
  ) -> Reanchoring {
    guard let there = candidate(range, anchor, errorRatio: 0) else { return lost(anchor) }
    return Reanchoring(outcome: outcome, reason: .verbatim, candidates: [there])
  }

  func candidate(
    _ range: Range<Int>, _ anchor: KeptAnchor, errorRatio: Double?
  ) -> Reanchoring.Candidate? {
    let asParagraphs = !anchor.record.passage.isSentences && anchor.record.part == nil
    let record = document.anchor(of: range, asParagraphs: asParagraphs, digester: digester)
    guard let record, let range = try? document.range(of: record) else { return nil }
    return Reanchoring.Candidate(record: record, range: range, errorRatio: errorRatio)
  }

  /// Withdraws altered places where another anchor, of other words, stands as well.
  private func withdrawTaken(_ anchors: [KeptAnchor], _ results: inout [Reanchoring]) {
    var byParagraph: [Int: [Int]] = [:]
    for index in results.indices {
      guard let record = results[index].settled else { continue }
      for paragraph in record.passage.paragraphs {
        byParagraph[paragraph, default: []].append(index)
      }
    }
    let before = results
    for index in results.indices where before[index].outcome == .drifted {
      guard let place = before[index].candidates.first else { continue }
      let isTaken = place.record.passage.paragraphs.contains { paragraph in
        byParagraph[paragraph, default: []].contains { other in
          guard other != index, let its = before[other].candidates.first,
            !anchors[index].record.passage.overlaps(anchors[other].record.passage)
          else { return false }
          let common = place.range.clamped(to: its.range).count
          return common * 2 > min(place.range.count, its.range.count)
        }
      }
      if isTaken {
        results[index] = Reanchoring(outcome: .ask, reason: .taken, candidates: [place])
      }
    }
  }
}
