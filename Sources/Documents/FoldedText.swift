import SourceText
import ArgumentGraph

/// A text without case, accents and typographic niceties, that remembers where each byte came from.
///
/// Curly quotes are straight, dashes are hyphens, an ellipsis is three points, ligatures are
/// letters; marks on letters, Hebrew points and Arabic vowel signs are gone. It is made once for a
/// document and can be searched any number of times.
public struct FoldedText: Sendable {
  /// The folded text in UTF-8.
  let bytes: [UInt8]
  /// For each byte of it the offset, in the text it was made of, of the scalar it came from.
  let origins: [Int32]
  /// The length of the text it was made of.
  let length: Int
  /// The ranges of sentences, to name the passages of matches.
  let document: DocumentText

  /// Folds a document's text. Linear.
  public init(_ document: DocumentText) {
    var bytes: [UInt8] = []
    var origins: [Int32] = []
    bytes.reserveCapacity(document.bytes.count)
    origins.reserveCapacity(document.bytes.count)
    FoldedText.fold(document.bytes) { byte, offset in
      bytes.append(byte)
      origins.append(Int32(truncatingIfNeeded: offset))
    }
    self.bytes = bytes
    self.origins = origins
    self.document = document
    length = document.bytes.count
  }

  /// A place where the words were found.
  public struct Match: Equatable, Sendable {
    /// The smallest passage that holds them.
    public let passage: Passage
    /// Where they stand in the document's ``DocumentText/bytes``.
    public let range: Range<Int>
  }

  /// Finds words in the document, blind to case and accents; `*` and the like mean themselves.
  ///
  /// White space in the words matches one space; words of no letter, digit or mark find nothing.
  /// Matches do not overlap. Linear in the length of the text, whatever the words are.
  /// - Parameter limit: the most matches to return.
  public func find(_ words: String, limit: Int = Int.max) -> [Match] {
    let needle = FoldedText.needle(words)
    guard !needle.isEmpty else { return [] }
    var matches: [Match] = []
    SubstringSearch.forEach(needle, in: bytes) { start in
      let first = Int(origins[start])
      let last = start + needle.count
      // A match ends behind the marks on its last letter, and never inside what one scalar became.
      if start > 0, Int(origins[start - 1]) == first { return .goOn }
      if last < bytes.count, origins[last] == origins[last - 1] { return .goOn }
      let range = first..<endOfLetter(last)
      if let passage = document.passage(covering: range) {
        matches.append(Match(passage: passage, range: range))
      }
      return matches.count < limit ? .skipMatch : .stop
    }
    return matches
  }

  /// Whether a text holds words, blind to case and accents. Linear.
  public static func contains(_ words: String, in text: String) -> Bool {
    let needle = needle(words)
    var found = false
    SubstringSearch.forEach(needle, in: FoldedText.needle(text)) { _ in
      found = true
      return .stop
    }
    return found
  }

  private func endOfLetter(_ index: Int) -> Int {
    let end = index < bytes.count ? Int(origins[index]) : length
    // Dropped scalars between the match and what follows belong to it only as marks on a letter.
    var last = Int(origins[index - 1])
    last += UTF8Bytes.length(ofLead: document.bytes[last])
    return document.bytes.withUnsafeBufferPointer { text in
      while last < end {
        let width = UTF8Bytes.length(ofLead: text[last])
        guard SearchFolding.isDropped(UTF8Bytes.scalar(at: last, length: width, in: text)) else {
          break
        }
        last += width
      }
      return last
    }
  }

  /// Words folded as a text is, with single spaces and none around them.
  static func needle(_ words: String) -> [UInt8] {
    var spaced: [UInt8] = []
    for scalar in words.unicodeScalars {
      if TextClass.isSpace(scalar) {
        if let last = spaced.last, last != 0x20 { spaced.append(0x20) }
      } else {
        spaced.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    if spaced.last == 0x20 { spaced.removeLast() }
    var folded: [UInt8] = []
    fold(spaced) { byte, _ in folded.append(byte) }
    return folded
  }

  private static func fold(_ text: [UInt8], emit: (UInt8, Int) -> Void) {
    text.withUnsafeBufferPointer { SearchFolding.fold($0, emit: emit) }
  }
}
