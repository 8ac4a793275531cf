/// Finds the cues of a sentence: all phrases at once, by their first words.
struct CueMatcher: Sendable {
  /// A word of a phrase.
  private enum Part: Sendable {
    case word(Set<String>)
    case beginning(String)
    case figure, share, year
    /// Up to ``gap`` words in between.
    case gap
  }

  private struct Phrase: Sendable {
    var cue: Int
    var parts: [Part]
    var atStart: Bool
  }

  private static let gap = 3

  private let cues: [Cue]
  /// Phrases by the word that they begin with; others under the empty word.
  private let phrases: [String: [Phrase]]

  init(_ cues: [Cue]) {
    self.cues = cues
    var phrases: [String: [Phrase]] = [:]
    for (number, cue) in cues.enumerated() {
      for text in cue.phrases {
        let atStart = text.hasPrefix("^")
        let words = text.drop { $0 == "^" }.split(separator: " ").map(String.init)
        let phrase = Phrase(cue: number, parts: words.map(CueMatcher.part), atStart: atStart)
        if case .word(let first)? = phrase.parts.first {
          for word in first { phrases[word, default: []].append(phrase) }
        } else {
          phrases["", default: []].append(phrase)
        }
      }
    }
    self.phrases = phrases
  }

  private static func part(_ word: String) -> Part {
    switch word {
    case "~": return .gap
    case "#": return .figure
    case "#%": return .share
    case "#year": return .year
    default:
      if word.hasSuffix("*") { return .beginning(String(word.dropLast())) }
      return .word(Set(word.split(separator: "/").map(String.init)))
    }
  }

  /// The cues of a sentence, as indexes, each once and in order.
  func cues(in sentence: String) -> [Int] {
    let words = CueMatcher.words(sentence)
    var found: Set<Int> = []
    for index in words.indices {
      for key in [words[index], ""] {
        for phrase in phrases[key, default: []] where !found.contains(phrase.cue) {
          if phrase.atStart && index > 0 { continue }
          if matches(phrase.parts[...], words, index) { found.insert(phrase.cue) }
        }
      }
    }
    return found.sorted()
  }

  private func matches(_ parts: ArraySlice<Part>, _ words: [String], _ index: Int) -> Bool {
    // Phrases have a handful of parts and at most two gaps: the depth never follows the text.
    guard let part = parts.first else { return true }
    if case .gap = part {
      return (0...CueMatcher.gap).contains { matches(parts.dropFirst(), words, index + $0) }
    }
    guard index < words.count, CueMatcher.fits(words[index], part) else {
      return false
    }
    return matches(parts.dropFirst(), words, index + 1)
  }

  private static func fits(_ word: String, _ part: Part) -> Bool {
    let digits = word.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
    switch part {
    case .word(let words): return words.contains(word)
    case .beginning(let start): return word.hasPrefix(start)
    case .figure: return digits > 0 && !isYear(word)
    case .share: return digits > 0 && word.hasSuffix("%") || word == "percent" || word == "per cent"
    case .year: return isYear(word)
    case .gap: return true
    }
  }

  private static func isYear(_ word: String) -> Bool {
    let digits = word.hasSuffix("s") ? word.dropLast() : word[...]
    guard digits.utf8.count == 4, let number = Int(digits) else { return false }
    return (1_500...2_199).contains(number)
  }

  /// A sentence's words in small letters without accents; a hyphen parts them.
  static func words(_ sentence: String) -> [String] {
    let folded = FoldedText.needle(sentence)
    let words = folded.split { byte in
      let isLetter = (0x61...0x7A).contains(byte) || byte >= 0x80
      let isDigit = (0x30...0x39).contains(byte)
      // An apostrophe, a point or a comma inside stays: don't, 3.5, 41,000.
      return !(isLetter || isDigit || [0x27, 0x2E, 0x2C, 0x25].contains(byte))
    }
    return words.compactMap { word in
      var word = word
      while let first = word.first, [0x27, 0x2E, 0x2C].contains(first) { word.removeFirst() }
      while let last = word.last, [0x27, 0x2E, 0x2C].contains(last) { word.removeLast() }
      return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
    }
  }
}
