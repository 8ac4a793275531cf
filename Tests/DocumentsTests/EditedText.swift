import ArgumentGraph
import Documents

/// A text of made-up words whose sentences keep their identity through random edits.
struct EditedText {
  struct Sentence {
    var identity: Int
    var words: [String]
    var text: String {
      // A short last word might be an abbreviation.
      let joined = words.joined(separator: " ") + (words.last!.count < 5 ? "asked" : "")
      return joined.prefix(1).uppercased() + joined.dropFirst() + "."
    }
  }

  private(set) var paragraphs: [[Sentence]]

  init(paragraphs count: Int, _ random: inout SeededRandom) {
    var identity = 0
    paragraphs = (0..<count).map { _ in
      (0..<Int.random(in: 1...6, using: &random)).map { _ in
        identity += 1
        let length = Int.random(in: 5...26, using: &random)
        return Sentence(
          identity: identity, words: (0..<length).map { _ in Self.word(&random) })
      }
    }
  }

  /// The sentences of a document, in letters, figures and hyphens alone: no stop inside may end one.
  init(_ document: DocumentText) {
    var identity = 0
    var rest = document.sentences[...]
    paragraphs = document.paragraphs.map { paragraph in
      let own = rest.prefix { $0.upperBound <= paragraph.upperBound }
      rest = rest[own.endIndex...]
      return own.compactMap { sentence in
        let text = document.text(in: sentence)
        let words = text.split(whereSeparator: \.isWhitespace).map { word in
          word.filter { $0.isLetter || $0.isNumber || $0 == "-" }
        }.filter { $0.contains { $0.isLetter } }
        identity += 1
        return words.isEmpty ? nil : Sentence(identity: identity, words: words)
      }
    }.filter { !$0.isEmpty }
  }

  /// A word of one to four syllables, short and common ones more often.
  static func word(_ random: inout SeededRandom) -> String {
    let onsets = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "st", "tr", "w"]
    let vowels = ["a", "e", "i", "o", "u", "ea", "ou"]
    let codas = ["", "", "n", "r", "s", "t", "l"]
    let common = ["the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "as", "by"]
    if Int.random(in: 0..<5, using: &random) < 2 { return common.randomElement(using: &random)! }
    return (0..<Int.random(in: 1...4, using: &random)).map { _ in
      onsets.randomElement(using: &random)! + vowels.randomElement(using: &random)!
        + codas.randomElement(using: &random)!
    }.joined()
  }

  func document() throws -> DocumentText {
    let text = paragraphs.map { $0.map(\.text).joined(separator: " ") }.joined(separator: "\n\n")
    return try DocumentText(utf8: Array(text.utf8))
  }

  /// Puts in, leaves out or changes a share of the words.
  mutating func editWords(_ rate: Double, _ random: inout SeededRandom) {
    for paragraph in paragraphs.indices {
      for sentence in paragraphs[paragraph].indices {
        var words: [String] = []
        for word in paragraphs[paragraph][sentence].words {
          guard Double.random(in: 0..<1, using: &random) < rate else {
            words.append(word)
            continue
          }
          switch Int.random(in: 0..<4, using: &random) {
          case 0: break
          case 1: words += [word, Self.word(&random)]
          default: words.append(Self.word(&random))
          }
        }
        if !words.isEmpty { paragraphs[paragraph][sentence].words = words }
      }
    }
  }

  /// What may be done to a paragraph.
  enum Shuffle: CaseIterable { case moved, deleted, duplicated }

  /// Moves, leaves out or doubles a paragraph.
  mutating func shuffle(_ shuffle: Shuffle, _ random: inout SeededRandom) {
    guard paragraphs.count > 2 else { return }
    let index = Int.random(in: paragraphs.indices, using: &random)
    let place = Int.random(in: paragraphs.indices, using: &random)
    switch shuffle {
    case .moved: paragraphs.insert(paragraphs.remove(at: index), at: min(place, paragraphs.count))
    case .deleted: paragraphs.remove(at: index)
    case .duplicated: paragraphs.insert(paragraphs[index], at: place)
    }
  }

  /// Moves, leaves out, doubles and puts in paragraphs, a few of each.
  mutating func shuffleParagraphs(_ random: inout SeededRandom) {
    for _ in 0..<Int.random(in: 0...3, using: &random) where paragraphs.count > 2 {
      if let kind = (Shuffle.allCases + [nil]).randomElement(using: &random)! {
        shuffle(kind, &random)
      } else {
        let place = Int.random(in: paragraphs.indices, using: &random)
        paragraphs.insert(EditedText(paragraphs: 1, &random).renamed()[0], at: place)
      }
    }
  }

  /// Leaves out some sentences.
  mutating func dropSentences(_ rate: Double, _ random: inout SeededRandom) {
    for paragraph in paragraphs.indices {
      paragraphs[paragraph].removeAll { _ in Double.random(in: 0..<1, using: &random) < rate }
    }
    paragraphs.removeAll { $0.isEmpty }
  }

  /// Puts copies of some sentences, one word changed, into other paragraphs as sentences of
  /// their own. In the same paragraph a twin could not be told from an edited original.
  mutating func plantTwins(_ count: Int, _ random: inout SeededRandom) {
    for number in 0..<count {
      let home = Int.random(in: paragraphs.indices, using: &random)
      let place = (home + Int.random(in: 1..<paragraphs.count, using: &random)) % paragraphs.count
      var twin = paragraphs[home].randomElement(using: &random)!
      twin.identity = 1_000_000 + number
      twin.words[Int.random(in: twin.words.indices, using: &random)] = Self.word(&random)
      paragraphs[place].append(twin)
    }
  }

  private func renamed() -> [[Sentence]] {
    paragraphs.map { $0.map { Sentence(identity: -$0.identity, words: $0.words) } }
  }

  /// The identities of the sentences that a range of the text's document touches.
  func identities(_ passage: Passage) -> Set<Int> {
    var found: Set<Int> = []
    for number in passage.paragraphs {
      for (index, sentence) in paragraphs[number - 1].enumerated() {
        let place = Passage(paragraph: number, sentence: index + 1)
        if passage.overlaps(place) { found.insert(sentence.identity) }
      }
    }
    return found
  }
}
