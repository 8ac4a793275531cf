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
  private static let piece = 80
  /// So many of the best voted places are looked at even when they have too few votes.
  private static let extraPlaces = 12
  /// With more places than this, reading the whole text is faster.
  private static let mostPlaces = 400

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

  /// Where the words stand letter for letter, in order; they may overlap.
  public func exact(_ words: [UInt8], limit: Int = 64) -> [Range<Int>] {
    index.exactPlaces(of: text.symbols(of: words[...]), limit: limit).map { place in
      let start = Int(text.offsets[place])
      return start..<(start + words.count)
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

  /// The best matches at the places that votes name; nil when there are too many of those.
  private func votedHits(
    _ symbols: [UInt16], _ pattern: ApproximatePattern, limit: Int, margin: Int
  ) -> [ApproximatePattern.Hit]? {
    guard let regions = regions(for: symbols) else { return nil }
    var hits: [ApproximatePattern.Hit] = []
    text.symbols.withUnsafeBufferPointer { all in
      for region in regions {
        let part = UnsafeBufferPointer(rebasing: all[region])
        for hit in pattern.hits(in: part, limit: limit, margin: margin) {
          hits.append(.init(end: hit.end + region.lowerBound, errors: hit.errors))
        }
      }
    }
    let best = hits.map(\.errors).min() ?? 0
    return hits.filter { $0.errors <= best + margin }
  }

  /// The stretches of the text to look at, in order and apart; nil when it is best to read all.
  ///
  /// One of the pieces that the words are cut into has no more than its share of the errors, and
  /// three symbols in a row of it survive at least `length - 2 - 3 * errors` times.
  private func regions(for symbols: [UInt16]) -> [Range<Int>]? {
    let pieces = max(1, symbols.count / ApproximateSearch.piece)
    let allowed = Int(Double(symbols.count) * ApproximateSearch.guaranteedRatio)
    var places: [Range<Int>] = []
    for number in 0..<pieces {
      let piece =
        (symbols.count * number / pieces)..<(symbols.count * (number + 1) / pieces)
      let errors = allowed / pieces
      let needed = piece.count - 2 - 3 * errors
      guard needed > 0 else { return nil }
      let width = max(8, 2 * errors + 1)
      guard let votes = index.votes(for: symbols[piece], width: width) else { return nil }
      let bands = bandsToVisit(votes, needed: needed)
      guard bands.count <= ApproximateSearch.mostPlaces else { return nil }
      for band in bands {
        // Two bands hold the beginnings; around them the rest of the words and their errors.
        let first = band * width - piece.count - piece.lowerBound - allowed
        let last = first + 2 * width + symbols.count + 3 * allowed
        places.append(max(0, first)..<min(text.symbols.count, max(0, last)))
      }
    }
    return merged(places)
  }

  /// The bands that, with the next one, have enough votes, and some of the best that have not.
  private func bandsToVisit(_ votes: [UInt16], needed: Int) -> [Int] {
    var enough: [Int] = []
    var others: [(votes: Int, band: Int)] = []
    var least = max(1, needed / 3)
    for band in 0..<(votes.count - 1) {
      let sum = Int(votes[band]) + Int(votes[band + 1])
      if sum >= needed {
        enough.append(band)
      } else if sum >= least {
        others.append((sum, band))
        if others.count > 8 * ApproximateSearch.extraPlaces {
          others = best(of: others)
          least = max(least, others.last?.votes ?? least)
        }
      }
    }
    return enough + best(of: others).map(\.band)
  }

  private func best(of bands: [(votes: Int, band: Int)]) -> [(votes: Int, band: Int)] {
    let order = bands.sorted { ($0.votes, $1.band) > ($1.votes, $0.band) }
    return Array(order.prefix(ApproximateSearch.extraPlaces))
  }

  private func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
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
