import ArgumentGraph
import SourceText

/// The words of a text, for rules that look for a few of them.
///
/// A word is a run of letters, digits, apostrophes and bytes beyond ASCII; letters are folded
/// within ASCII only, so that no tables are needed.
struct TextWords: Sequence {
  /// A word.
  struct Word: Equatable {
    /// The word in small letters, its apostrophes straight.
    var text: String
    /// Whether it is written with a capital.
    var isCapital: Bool
    /// Whether it is the first of its sentence.
    var isFirst: Bool
  }

  private let text: String

  init(_ text: String) { self.text = text }

  func makeIterator() -> Iterator { Iterator(text: Array(text.utf8)) }

  /// Goes from word to word.
  struct Iterator: IteratorProtocol {
    fileprivate let text: [UInt8]
    private var at = 0
    private var isFirst = true

    fileprivate init(text: [UInt8]) { self.text = text }

    mutating func next() -> Word? {
      while at < text.count, !isOfWord(text[at]) {
        if endsSentence(at) { isFirst = true }
        at += 1
      }
      guard at < text.count else { return nil }
      let start = at
      while at < text.count, isOfWord(text[at]) { at += 1 }
      let word = String(decoding: text[start..<at], as: UTF8.self)
      defer { isFirst = false }
      return Word(
        text: asciiLowercased(word).replacing("\u{2019}", with: "'"),
        isCapital: (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(text[start]), isFirst: isFirst)
    }

    /// Whether a sentence ends with the mark at `index`: it stands at the end, or before a space.
    private func endsSentence(_ index: Int) -> Bool {
      switch text[index] {
      case 0x0A: true
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        index + 1 == text.count || text[index + 1] <= 0x20
      default: false
      }
    }
  }

  /// The sentences, each as its words in small letters.
  var sentences: [[String]] {
    var sentences: [[String]] = []
    for word in self {
      if word.isFirst { sentences.append([]) }
      sentences[sentences.count - 1].append(word.text)
    }
    return sentences
  }
}

private func isOfWord(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'"), 0x80...:
    true
  default: false
  }
}

/// The text with the capitals of ASCII in small letters.
func asciiLowercased(_ text: String) -> String {
  String(
    decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
}

extension TextStore {
  /// Whether a text holds one of some runs of small letters, whatever its capitals within ASCII: a
  /// quick look before a thorough one.
  func holds(_ runs: [StaticString], in text: TextID) -> Bool {
    if text.isNone { return false }
    return withBytes(of: text) { bytes in
      runs.contains { run in
        let count = run.utf8CodeUnitCount
        guard count > 0, bytes.count >= count else { return false }
        let wanted = UnsafeBufferPointer(start: run.utf8Start, count: count)
        return (0...bytes.count - count).contains { start in
          bytes[start] | 0x20 == wanted[0]
            && (1..<count).allSatisfy { bytes[start + $0] | 0x20 == wanted[$0] }
        }
      }
    }
  }
}
