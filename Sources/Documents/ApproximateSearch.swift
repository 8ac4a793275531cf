/// Finds words in a document that stand there verbatim or altered.
///
/// Every place with an error ratio up to ``guaranteedRatio`` is found: a match with so few errors
/// keeps enough runs of three symbols in their places (the q-gram lemma), and all places that have
/// as many are looked at. Of places with more errors those are found that share the most runs;
/// only when none is near enough the whole text is read.
public struct ApproximateSearch: Sendable {
  /// The document that is searched.
  public let document: DocumentText
  let text: SymbolText
  private let index: TrigramIndex

  /// Up to this share of errors no place is missed.
  public static let guaranteedRatio = 0.25
  /// Longer words, in scalars, are looked for by their beginning.
  public static let longestPattern = 4_096
  /// Words are looked for in pieces of about so many symbols: longer ones share runs by chance.
  private static let piece = 64
  /// So many of the best voted places are looked at even when they have too few votes.
  private static let extraPlaces = 12
  /// Places that make up a larger part of the text than one in so many save nothing.
  private static let smallestSaving = 3

  /// Prepares a document; linear in its length.
  public init(_ document: DocumentText) {
    self.document = document
    text = SymbolText(document.bytes)
    index = TrigramIndex(text)
  }

  /// A place where words were found, and the number of scalars put in, left out or changed.
  public struct Match: Equatable, Sendable {
    /// Where it stands in the document's ``DocumentText/bytes``.
    public let range: Range<Int>
    /// The edit distance from the words, in Unicode scalars.
    public let errors: Int
  }

  /// Where the words stand letter for letter, in order; they may overlap, and cut no character.
  public func exact(_ words: [UInt8], limit: Int = 64) -> [Range<Int>] {
    index.exactPlaces(of: text.symbols(of: words[...]), limit: limit).compactMap { place in
      let start = Int(text.offsets[place])
      let end = start + words.count
      let isWhole = document.isCharacterBoundary(start) && document.isCharacterBoundary(end)
      return isWhole ? start..<end : nil
    }
  }

  /// The best matches in the order of the text, none nearer to another than half their length.
  ///
  /// - Parameters:
  ///   - maximumRatio: The most errors, as a share of the length of the words in scalars.
  ///   - margin: Matches whose ratio is larger than the best one's by more are left out.
  public func matches(
    of words: [UInt8], maximumRatio: Double, margin: Double
  ) -> [Match] {
    let symbols = Array(text.symbols(of: words[...]).prefix(ApproximateSearch.longestPattern))
    guard !symbols.isEmpty else { return [] }
    let pattern = ApproximatePattern(symbols, alphabet: text.alphabet)
    let limit = Int(Double(symbols.count) * maximumRatio)
    let spread = Int((Double(symbols.count) * margin).rounded(.up))
    var hits = votedHits(symbols, pattern, limit: limit, margin: spread)
    if hits?.isEmpty ?? true {
      hits = text.symbols.withUnsafeBufferPointer {
        pattern.hits(in: $0, limit: limit, margin: spread)
      }
    }
    let backwards = ApproximatePattern(symbols.reversed(), alphabet: text.alphabet)
    return (hits ?? []).map { match(of: backwards, endingAt: $0) }
  }

  /// The edit distance between words and a range of the text, in scalars.
  public func distance(_ words: [UInt8], _ range: Range<Int>) -> Int {
    let symbols = text.symbols(of: words[...])
    let place = text.symbolRange(of: range)
    guard !symbols.isEmpty else { return place.count }
    let pattern = ApproximatePattern(symbols, alphabet: text.alphabet)
    return text.symbols.withUnsafeBufferPointer { all in
      pattern.prefixDistances(UnsafeBufferPointer(rebasing: all[place])).last ?? symbols.count
    }
  }

  // MARK: Places by votes

  /// The best matches at the places that votes name; nil when it is best to read the whole text.
  private func votedHits(
    _ symbols: [UInt16], _ pattern: ApproximatePattern, limit: Int, margin: Int
  ) -> [ApproximatePattern.Hit]? {
    let allowed = Int(Double(symbols.count) * ApproximateSearch.guaranteedRatio)
    guard let ballots = ballots(for: symbols, errors: allowed) else { return nil }
    var places = ballots.flatMap { ballot in
      topBands(ballot.votes, max(2, ApproximateSearch.extraPlaces / ballots.count)).map {
        ballot.region(ofBand: $0, length: symbols.count, errors: allowed)
      }
    }
    var hits = hits(of: pattern, in: merged(places), limit: limit, margin: margin)
    // What is worse than the best by more than the margin need not be found.
    let sought = min(allowed, hits.map(\.errors).min().map { $0 + margin } ?? allowed)
    var work = 0
    for ballot in ballots {
      let errors = sought / ballots.count
      guard let bands = ballot.bands(errors: errors) else { return nil }
      work += bands.count * 3 * ballot.pattern.length
      guard work <= text.symbols.count * ballots.count else { return nil }
      for band in bands where ballots.count == 1 || holds(ballot, errors, band: band) {
        places.append(ballot.region(ofBand: band, length: symbols.count, errors: allowed))
      }
    }
    let regions = merged(places)
    let size = regions.reduce(0) { $0 + $1.count }
    guard size <= text.symbols.count / ApproximateSearch.smallestSaving else { return nil }
    hits = self.hits(of: pattern, in: regions, limit: limit, margin: margin)
    let best = hits.map(\.errors).min() ?? 0
    return hits.filter { $0.errors <= best + margin }
  }

  private func hits(
    of pattern: ApproximatePattern, in regions: [Range<Int>], limit: Int, margin: Int
  ) -> [ApproximatePattern.Hit] {
    text.symbols.withUnsafeBufferPointer { all in
      regions.flatMap { region in
        let part = UnsafeBufferPointer(rebasing: all[region])
        return pattern.hits(in: part, limit: limit, margin: margin).map {
          ApproximatePattern.Hit(end: $0.end + region.lowerBound, errors: $0.errors)
        }
      }
    }
  }

  /// The votes for a piece of the words.
  private struct Ballot {
    var pattern: ApproximatePattern
    /// Where in the words the piece begins.
    var start: Int
    var votes: [UInt16]
    /// How many places a band holds: every error shifts what follows by one place at most, so that
    /// all votes for a match are in one band and the next.
    var width: Int

    /// Where the piece begins at the earliest for votes in a band and the next.
    func beginning(ofBand band: Int) -> Int { band * width - pattern.length }

    /// Where the whole words may be for votes in a band and the next.
    func region(ofBand band: Int, length: Int, errors: Int) -> Range<Int> {
      let first = beginning(ofBand: band) - start - errors
      return first..<(first + 2 * width + length + 3 * errors)
    }

    /// The bands that, with the next one, have as many votes as a match with the errors must.
    ///
    /// Of the runs of three symbols `length - 2 - 3 * errors` survive. Nil when that is none.
    func bands(errors: Int) -> [Int]? {
      let needed = pattern.length - 2 - 3 * errors
      guard needed > 0 else { return nil }
      return (0..<(votes.count - 1)).filter { Int(votes[$0]) + Int(votes[$0 + 1]) >= needed }
    }
  }

  /// The words in pieces, one of which has no more than its share of the errors, with their votes.
  private func ballots(for symbols: [UInt16], errors: Int) -> [Ballot]? {
    let pieces = max(1, symbols.count / ApproximateSearch.piece)
    var ballots: [Ballot] = []
    for number in 0..<pieces {
      let bounds = (symbols.count * number / pieces)..<(symbols.count * (number + 1) / pieces)
      let width = max(4, errors / pieces + 1)
      guard let votes = index.votes(for: symbols[bounds], width: width) else { return nil }
      let pattern = ApproximatePattern(symbols[bounds], alphabet: text.alphabet)
      ballots.append(
        Ballot(pattern: pattern, start: bounds.lowerBound, votes: votes, width: width))
    }
    return ballots
  }

  /// Whether a piece stands at a band with few enough errors.
  private func holds(_ ballot: Ballot, _ errors: Int, band: Int) -> Bool {
    let first = ballot.beginning(ofBand: band) - errors
    let last = first + 2 * ballot.width + ballot.pattern.length + 3 * errors
    let region = (first..<last).clamped(to: 0..<text.symbols.count)
    return !hits(of: ballot.pattern, in: [region], limit: errors, margin: 0).isEmpty
  }

  /// The bands that, with the next one, have the most votes, and more than a few.
  private func topBands(_ votes: [UInt16], _ count: Int) -> [Int] {
    var top: [(votes: Int, band: Int)] = []
    var least = 3
    func cut() {
      top.sort { ($0.votes, $1.band) > ($1.votes, $0.band) }
      top.removeLast(max(0, top.count - count))
    }
    for band in 0..<(votes.count - 1) {
      let sum = Int(votes[band]) + Int(votes[band + 1])
      guard sum >= least else { continue }
      top.append((sum, band))
      if top.count >= 8 * count {
        cut()
        least = max(least, top.last?.votes ?? least)
      }
    }
    cut()
    return top.map(\.band)
  }

  /// Ranges in order and apart, cut to the text.
  private func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    let inside = ranges.map { $0.clamped(to: 0..<text.symbols.count) }
    for range in inside.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  // MARK: Extents

  /// Finds where a match begins: where the words read backwards have as few errors, at a word's
  /// beginning if there is one, and else as near to the words' own length as can be.
  private func match(of backwards: ApproximatePattern, endingAt hit: ApproximatePattern.Hit)
    -> Match
  {
    let reach = min(hit.end, backwards.length + hit.errors)
    let part = (hit.end - reach)..<hit.end
    let distances = text.symbols.withUnsafeBufferPointer {
      backwards.prefixDistances(UnsafeBufferPointer(rebasing: $0[part]), reversed: true)
    }
    let candidates = distances.indices.filter { distances[$0] == hit.errors }
    let length = candidates.min {
      rank($0, end: hit.end, backwards.length) < rank($1, end: hit.end, backwards.length)
    }
    let start = Int(text.offsets[hit.end - (length ?? 0)])
    return Match(range: start..<Int(text.offsets[hit.end]), errors: hit.errors)
  }

  private func rank(_ length: Int, end: Int, _ wanted: Int) -> Int {
    let start = Int(text.offsets[end - length])
    let beginsWord = start == 0 || [0x20, 0x0A].contains(document.bytes[start - 1])
    return abs(length - wanted) + (beginsWord ? 0 : wanted)
  }
}
