/// Finds words in a document that stand there verbatim or altered.
///
/// No place is missed: what is verbatim is found through an index, and the altered by reading the
/// whole text, for many words at once.
public struct ApproximateSearch: Sendable {
  /// The document that is searched.
  public let document: DocumentText
  let text: SymbolText
  private let index: TrigramIndex

  /// Longer words, in scalars, are looked for by their beginning.
  public static let longestPattern = 4_096

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
  public func matches(of words: [UInt8], maximumRatio: Double, margin: Double) -> [Match] {
    guard let sought = Sought(words, text, maximumRatio, margin) else { return [] }
    return matches(of: sought, in: [0..<text.symbols.count])
  }

  /// The same for many words, which is quicker than one after the other.
  public func matches(
    ofEach words: [[UInt8]], maximumRatio: Double, margin: Double
  ) -> [[Match]] {
    var results = [[Match]](repeating: [], count: words.count)
    let sought = words.map { Sought($0, text, maximumRatio, margin) }
    // Words of like length have as many blocks.
    let order = sought.indices.sorted {
      (sought[$0]?.symbols.count ?? 0, $0) < (sought[$1]?.symbols.count ?? 0, $1)
    }
    var rest = order.drop { sought[$0] == nil }
    while !rest.isEmpty {
      let numbers = rest.prefix(PatternGroup.size)
      rest = rest.dropFirst(PatternGroup.size)
      let group = PatternGroup(
        numbers.compactMap { number in sought[number].map { ($0.symbols, $0.limit) } },
        alphabet: text.alphabet)
      for (number, stretches) in zip(numbers, group.stretches(in: text.symbols) ?? []) {
        guard let sought = sought[number], !stretches.isEmpty else { continue }
        let regions = regions(
          endingIn: stretches, reach: sought.symbols.count + sought.limit)
        results[number] = matches(of: sought, in: regions)
      }
    }
    return results
  }

  /// Words that are looked for.
  private struct Sought {
    let symbols: [UInt16]
    /// The most errors.
    let limit: Int
    /// So many errors more than the best match has are too many.
    let margin: Int

    /// Nil when there is nothing to look for.
    init?(_ words: [UInt8], _ text: SymbolText, _ maximumRatio: Double, _ margin: Double) {
      symbols = Array(text.symbols(of: words[...]).prefix(ApproximateSearch.longestPattern))
      guard !symbols.isEmpty else { return nil }
      limit = Int(Double(symbols.count) * maximumRatio)
      self.margin = Int((Double(symbols.count) * margin).rounded(.up))
    }
  }

  private func matches(of sought: Sought, in regions: [Range<Int>]) -> [Match] {
    let pattern = ApproximatePattern(sought.symbols, alphabet: text.alphabet)
    let hits = text.symbols.withUnsafeBufferPointer {
      pattern.hits(in: $0, regions: regions, limit: sought.limit, margin: sought.margin)
    }
    guard !hits.isEmpty else { return [] }
    let backwards = ApproximatePattern(sought.symbols.reversed(), alphabet: text.alphabet)
    return hits.map { match(of: backwards, endingAt: $0) }
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

  // MARK: Places

  /// What may be read of the text to find the matches of words that end in some stretches of it.
  private func regions(endingIn stretches: [Int], reach: Int) -> [Range<Int>] {
    var regions: [Range<Int>] = []
    for stretch in stretches {
      let first = stretch * PatternGroup.stretch
      let start = max(0, first - reach)
      let end = min(text.symbols.count, first + PatternGroup.stretch)
      if let last = regions.last, start <= last.upperBound {
        regions[regions.count - 1] = last.lowerBound..<end
      } else {
        regions.append(start..<end)
      }
    }
    return regions
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
