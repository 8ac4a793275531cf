/// Finds sentences by fixed rules, the same on every machine and in every locale.
///
/// A sentence ends at a stop, together with the marks that close behind it, when:
/// - the stop is a full stop of a script without spaces or case (`。！？｡ ؟ ۔ । ॥ ։ ። ။ ។`); or
/// - it is `.`, `!`, `?`, `…` or a run of them, white space follows, and what comes next does not
///   begin with a small letter (opening quotes, brackets and dashes are looked through), and
/// - a lone `.` does not belong to what stands before it: a title (`Gen.`), an initial, an
///   abbreviation, a number that a figure follows (`No. 5`), a list number (`2. Then`).
///   Abbreviations that may end a sentence (`U.S.`, `Inc.`, `Jan.`) do so before a word that
///   begins sentences (`The`, `He`, `In`): see ``Abbreviations``.
///
/// Closing quotes, closing brackets, note marks (`[3]`, `¹`, `*`) and a closing guillemet after a
/// space belong to the sentence before. A question in quotes with its speaker behind it
/// (`“Why?” Smith asked.`) is one sentence. Decimals, file names and addresses hold no white
/// space and so never end one. What has no letter or digit is never a sentence of its own.
/// Colons, semicolons and a missing space after the stop never end one.
struct SentenceSplitter {
  private let scalars: [Unicode.Scalar]
  private let offsets: [Int]
  /// Where the sentence in hand begins, as an index into `scalars`.
  private var start = 0

  /// Appends the sentences of a part of a text. Linear.
  static func split(_ bytes: [UInt8], _ range: Range<Int>, into sentences: inout [Range<Int>]) {
    guard !range.isEmpty else { return }
    var splitter = SentenceSplitter(bytes, range)
    splitter.run(into: &sentences)
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    scalars.reserveCapacity(range.count)
    offsets.reserveCapacity(range.count + 1)
    bytes.withUnsafeBufferPointer { bytes in
      var index = range.lowerBound
      while index < range.upperBound {
        let width = UTF8Bytes.length(ofLead: bytes[index])
        scalars.append(UTF8Bytes.scalar(at: index, length: width, in: bytes))
        offsets.append(index)
        index += width
      }
    }
    offsets.append(range.upperBound)
    self.scalars = scalars
    self.offsets = offsets
  }

  private mutating func run(into sentences: inout [Range<Int>]) {
    let before = sentences.count
    var index = 0
    var hasWord = false
    while index < scalars.count {
      guard SentenceMarks.isStop(scalars[index]) else {
        hasWord = hasWord || TextClass.isWord(scalars[index])
        index += 1
        continue
      }
      let stop = stop(at: index)
      index = max(stop.end, index + 1)
      guard hasWord, index < scalars.count, let end = boundary(after: stop) else { continue }
      close(at: end, into: &sentences)
      hasWord = false
      index = max(index, start)
    }
    if hasWord || sentences.count == before {
      close(at: scalars.count, into: &sentences)
    } else if start < scalars.count {
      // What is left has no word in it: it belongs to the sentence before.
      sentences[sentences.count - 1] =
        sentences[sentences.count - 1].lowerBound..<trimmedEnd(scalars.count)
    }
  }

  private mutating func close(at end: Int, into sentences: inout [Range<Int>]) {
    while start < end, scalars[start] == " " { start += 1 }
    if start < end { sentences.append(offsets[start]..<trimmedEnd(end)) }
    start = end
  }

  private func trimmedEnd(_ end: Int) -> Int {
    var end = end
    while end > start, scalars[end - 1] == " " { end -= 1 }
    return offsets[end]
  }

  // MARK: Stops

  private struct Stop {
    enum Kind { case full, mark, ellipsis, ideographic }
    var kind: Kind
    /// The index of its first scalar.
    var first: Int
    /// The index behind it and all that closes with it.
    var end: Int
    var closesQuote = false
  }

  private func stop(at first: Int) -> Stop {
    var end = first
    var marks = false
    var strong = false
    while end < scalars.count, SentenceMarks.isStop(scalars[end]) {
      strong = strong || SentenceMarks.strong.contains(scalars[end])
      marks = marks || !SentenceMarks.dots.contains(scalars[end])
      end += 1
    }
    var kind: Stop.Kind = strong ? .ideographic : marks ? .mark : .full
    if kind == .full {
      let spaced = spacedEllipsis(from: first)
      if spaced > end { end = spaced }
      if end - first > 1 || scalars[first] == "…" { kind = .ellipsis }
    }
    var stop = Stop(kind: kind, first: first, end: end)
    absorbClosers(&stop)
    return stop
  }

  /// The end of `. . .` that begins here, or `first` when there is none.
  private func spacedEllipsis(from first: Int) -> Int {
    var end = first + 1
    var dots = 1
    while end + 1 < scalars.count, scalars[end] == " ", scalars[end + 1] == "." {
      end += 2
      dots += 1
    }
    return dots >= 3 ? end : first
  }

  private func absorbClosers(_ stop: inout Stop) {
    while stop.end < scalars.count {
      let scalar = scalars[stop.end]
      if SentenceMarks.quotes.contains(scalar) {
        stop.closesQuote = true
        stop.end += 1
      } else if SentenceMarks.closers.contains(scalar) {
        stop.end += 1
      } else if let end = noteMark(at: stop.end) {
        stop.end = end
      } else if scalar == " ", stop.end + 1 < scalars.count,
        SentenceMarks.spacedClosers.contains(scalars[stop.end + 1]),
        stop.end + 2 == scalars.count || scalars[stop.end + 2] == " "
      {
        stop.closesQuote = true
        stop.end += 2
      } else {
        return
      }
    }
  }

  /// The end of a reference such as `[12]` that begins here.
  private func noteMark(at index: Int) -> Int? {
    guard scalars[index] == "[" else { return nil }
    var end = index + 1
    while end < scalars.count, TextClass.isDigit(scalars[end]), end - index <= 4 { end += 1 }
    return end > index + 1 && end < scalars.count && scalars[end] == "]" ? end + 1 : nil
  }

  // MARK: Decisions

  /// Where the sentence ends if it ends at this stop.
  private func boundary(after stop: Stop) -> Int? {
    var end = stop.end
    if stop.kind == .ideographic { return strongBoundary(stop) }
    if scalars[end] != " " {
      guard stop.kind == .full, let note = noteNumber(after: stop) else { return nil }
      end = note
    }
    guard let next = significant(from: end) else { return nil }
    let word = word(at: next)
    guard !TextClass.isLower(scalars[next]) || isCamelCase(word) else { return nil }
    switch stop.kind {
    case .ellipsis: return end
    case .mark: return stop.closesQuote && saysSomebody(from: next) ? nil : end
    default: return fullStopEnds(stop, next: next, word: word) ? end : nil
    }
  }

  private func strongBoundary(_ stop: Stop) -> Int? {
    let isFullWidthPoint = scalars[stop.first] == "．" && stop.end == stop.first + 1
    if isFullWidthPoint, scalars[stop.end].properties.numericType != nil { return nil }
    if stop.end > stop.first + 1, SentenceMarks.continuations.contains(scalars[stop.end]) {
      return nil
    }
    return stop.end
  }

  /// The end of a note number that clings to a stop, as in `word.12 Next`.
  private func noteNumber(after stop: Stop) -> Int? {
    guard stop.end == stop.first + 1 else { return nil }
    let before = Abbreviations.fold(wordBefore(stop.first))
    guard before.count >= 3, before.allSatisfy(TextClass.isASCIILetter),
      Abbreviations.kind(of: before) == nil
    else { return nil }
    var end = stop.end
    while end < scalars.count, TextClass.isDigit(scalars[end]) { end += 1 }
    let isNumber = (1...3).contains(end - stop.end) && end + 1 < scalars.count
    guard isNumber, scalars[end] == " " else { return nil }
    return TextClass.isUpper(scalars[end + 1]) ? end : nil
  }

  /// The index of the next letter, digit or symbol: what opens, and dashes, are looked through.
  private func significant(from index: Int) -> Int? {
    var index = index
    while index < scalars.count, SentenceMarks.isOpening(scalars[index]) { index += 1 }
    return index < scalars.count ? index : nil
  }

  private func word(at index: Int) -> [Unicode.Scalar] {
    var end = index
    while end < scalars.count, TextClass.isWord(scalars[end]) { end += 1 }
    return Array(scalars[index..<end])
  }

  /// The word before an index, with the points, hyphens and apostrophes inside it.
  private func wordBefore(_ index: Int) -> [Unicode.Scalar] {
    var first = index
    while first > start {
      let scalar = scalars[first - 1]
      guard TextClass.isWord(scalar) || SentenceMarks.inner.contains(scalar) else { break }
      first -= 1
    }
    return Array(scalars[first..<index])
  }

  private func isCamelCase(_ word: [Unicode.Scalar]) -> Bool {
    word.count > 2 && TextClass.isUpper(word[1]) && TextClass.isLower(word[2])
  }

  /// Whether up to three names and a verb of saying stand here.
  private func saysSomebody(from index: Int) -> Bool {
    var index = index
    for _ in 0..<5 {
      let name = word(at: index)
      guard !name.isEmpty else { return false }
      if SentenceMarks.saying.contains(String(String.UnicodeScalarView(name))) { return true }
      guard TextClass.isUpper(name[0]) else { return false }
      index += name.count
      while index < scalars.count, scalars[index] == "." || scalars[index] == " " { index += 1 }
    }
    return false
  }

  private func fullStopEnds(_ stop: Stop, next: Int, word: [Unicode.Scalar]) -> Bool {
    let before = wordBefore(stop.first)
    if before.isEmpty { return true }
    if isListMark(before, at: stop.first - before.count) { return false }
    let nextFolded = Abbreviations.fold(word)
    let nextIsNumber = TextClass.isDigit(scalars[next])
    let nextIsInitial =
      word.count == 1 && next + 1 < scalars.count && scalars[next + 1] == "."
    let starts = !nextIsInitial && Abbreviations.starters.contains(Abbreviations.text(nextFolded))
    let folded = Abbreviations.fold(before)
    switch Abbreviations.kind(of: before.count == 1 ? before : folded) {
    case nil:
      let isDay = before.count <= 2 && before.allSatisfy(TextClass.isDigit)
      return !(isDay && Abbreviations.germanMonths.contains(Abbreviations.text(nextFolded)))
    case .never: return false
    case .number:
      return !nextIsNumber && !Abbreviations.isRomanNumber(word, after: folded)
    case .clock: return !Abbreviations.afterClock.contains(Abbreviations.text(nextFolded))
    case .initial: return starts || nextIsNumber
    case .sometimes: return !nextIsNumber && (starts || !TextClass.isWord(scalars[next]))
    }
  }

  /// Whether a short number or letter at the start of a sentence numbers it.
  private func isListMark(_ word: [Unicode.Scalar], at index: Int) -> Bool {
    // A list that begins inside a sentence begins with 1: "Do this: 1. Stop. 2. Go."
    if word == ["1"], index >= start + 2, scalars[index - 2] == ":" { return true }
    guard scalars[start..<index].allSatisfy(SentenceMarks.isOpening) else { return false }
    let isNumber = word.allSatisfy { TextClass.isDigit($0) || $0 == "." }
    if isNumber {
      if word.contains(".") { return start == 0 }
      return word.count <= (start == 0 ? 3 : 2)
    }
    guard start == 0 else { return false }
    let bytes = word.compactMap { UInt8(exactly: $0.value) }
    return word.count == 1 || bytes.count == word.count && ListMarker.isRoman(bytes)
  }
}
