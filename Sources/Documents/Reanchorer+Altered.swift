extension Reanchorer {
  /// The places of the words that stand nowhere verbatim, by the number of their anchor.
  func alteredPlaces(of sightings: [Sighting]) -> [Int: [ApproximateSearch.Match]] {
    let numbers = sightings.indices.filter {
      sightings[$0].words != nil && sightings[$0].verbatim.isEmpty
    }
    let matches = search.matches(
      ofEach: numbers.map { sightings[$0].words ?? [] }, maximumRatio: Reanchorer.askRatio,
      margin: Reanchorer.rivalMargin)
    return Dictionary(uniqueKeysWithValues: zip(numbers, matches))
  }

  /// Decides on words that stand nowhere verbatim, by the places like them.
  func approximate(
    _ words: [UInt8], _ matches: [ApproximateSearch.Match], _ anchor: KeptAnchor,
    _ landmarks: Landmarks
  ) -> Reanchoring {
    let length = search.text.symbols(of: words[...]).count
    let counted = min(length, ApproximateSearch.longestPattern)
    let paragraph = anchor.record.passage.start.paragraph
    let isExpected = { (match: ApproximateSearch.Match) in
      landmarks.expect(paragraph, at: document.paragraph(at: match.range.lowerBound))
    }
    let order = matches.sorted { left, right in
      (left.errors, isExpected(left) ? 0 : 1, left.range.lowerBound)
        < (right.errors, isExpected(right) ? 0 : 1, right.range.lowerBound)
    }
    guard let best = order.first else { return lost(anchor) }
    let candidates = order.prefix(Reanchorer.mostCandidates).compactMap { match in
      altered(match, words, anchor, length: counted)
    }
    guard let first = candidates.first else { return lost(anchor) }
    let rivals = order.dropFirst().filter {
      $0.range.clamped(to: best.range).count * 2 < best.range.count
    }
    let reason = doubt(
      first, words, length: length, isExpected: isExpected(best),
      isRivalled: rivals.contains(where: isExpected) || !isExpected(best) && !rivals.isEmpty)
    if let reason {
      return Reanchoring(outcome: .ask, reason: reason, candidates: candidates)
    }
    return Reanchoring(outcome: .drifted, reason: .altered, candidates: [first])
  }

  /// Why an altered place is not certain, nil when it is.
  private func doubt(
    _ place: Reanchoring.Candidate, _ words: [UInt8], length: Int, isExpected: Bool,
    isRivalled: Bool
  ) -> Reanchoring.Reason? {
    if length > ApproximateSearch.longestPattern { return .veryLong }
    if place.errorRatio ?? 0 > Reanchorer.driftRatio { return .muchAltered }
    if isRivalled { return .several }
    if length < Reanchorer.shortWords { return .tooShort }
    if !isExpected { return .alteredElsewhere }
    let now = document.bytes[place.range]
    if Meaning(words[...]) != Meaning(now) { return .meaningChanged }
    return nil
  }

  /// A match as an anchor: whole sentences when the old one was of whole ones, else whole words.
  private func altered(
    _ match: ApproximateSearch.Match, _ words: [UInt8], _ anchor: KeptAnchor, length: Int
  ) -> Reanchoring.Candidate? {
    let ratio = Double(match.errors) / Double(length)
    if anchor.record.part == nil, let whole = wholeSentences(match.range) {
      let errors = Double(search.distance(words, whole)) / Double(length)
      let limit = ratio <= Reanchorer.driftRatio ? Reanchorer.driftRatio : Reanchorer.askRatio
      if errors <= limit {
        return candidate(whole, anchor, errorRatio: errors)
      }
    }
    return candidate(wholeWords(match.range), anchor, errorRatio: ratio)
  }

  /// The sentences that lie at least half in a range, or hold half of it.
  private func wholeSentences(_ range: Range<Int>) -> Range<Int>? {
    let first = document.sentences.partitionPoint { $0.upperBound > range.lowerBound }
    let last = document.sentences.partitionPoint { $0.lowerBound >= range.upperBound }
    let inside = document.sentences[first..<max(first, last)].filter { sentence in
      2 * sentence.clamped(to: range).count >= min(sentence.count, range.count)
    }
    guard let start = inside.first, let end = inside.last else { return nil }
    return start.lowerBound..<end.upperBound
  }

  /// A range with the words that it begins and ends in made whole.
  private func wholeWords(_ range: Range<Int>) -> Range<Int> {
    let symbols = search.text.symbolRange(of: range)
    var (first, last) = (symbols.lowerBound, symbols.upperBound)
    while first > 0, isWord(first - 1), isWord(first) { first -= 1 }
    while last < search.text.symbols.count, last > 0, isWord(last - 1), isWord(last) { last += 1 }
    return Int(search.text.offsets[first])..<Int(search.text.offsets[last])
  }

  private func isWord(_ index: Int) -> Bool {
    let offset = Int(search.text.offsets[index])
    return document.bytes.withUnsafeBufferPointer { bytes in
      let width = UTF8Bytes.length(ofLead: bytes[offset])
      return TextClass.isWord(UTF8Bytes.scalar(at: offset, length: width, in: bytes))
    }
  }
}

/// What must not change unseen in a sentence: its figures, in digits and words, and its negations.
struct Meaning: Equatable {
  private var figures: [[UInt8]] = []
  private var negations = 0

  private static let negative: Set<String> = [
    "not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "without", "cannot",
    "hardly", "nicht", "kein", "keine", "nie", "ne", "pas", "jamais", "nunca", "ningún", "не", "ни",
  ]

  /// Numbers in words; a changed one is a changed figure.
  private static let numbers: Set<String> = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
    "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions", "dozen",
    "dozens", "half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths",
    "tenth", "tenths", "once", "twice", "thrice", "double", "doubled", "triple", "tripled", "all",
    "most", "some", "few", "many",
  ]

  init(_ text: ArraySlice<UInt8>) {
    let folded = FoldedText.needle(String(decoding: text, as: UTF8.self))
    for word in folded.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      let digits = word.filter { $0 >= 0x30 && $0 <= 0x39 }
      if !digits.isEmpty { figures.append(digits) }
      let letters = word.filter { $0 >= 0x80 || (0x61...0x7A).contains($0) || $0 == 0x27 }
      let plain = String(decoding: letters, as: UTF8.self)
      if Meaning.numbers.contains(plain) { figures.append(letters) }
      if Meaning.negative.contains(plain) || plain.hasSuffix("n't") { negations += 1 }
    }
  }
}
