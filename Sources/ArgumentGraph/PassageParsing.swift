/// What is wrong with a passage, as written or for a document.
public enum PassageError: Error, Equatable, Sendable {
  /// It is not of the form `P`, `P.S`, `P-P` or `P.S-P.S`.
  case malformed(String)
  /// A paragraph and a sentence are joined.
  case mixed(String)
  /// It ends before it begins.
  case backwards(String)
  /// A number is 0, or over ``Passage/maximumNumber``.
  case badNumber(String)
  /// The document has fewer paragraphs.
  case noParagraph(Int, of: Int)
  /// The paragraph has fewer sentences.
  case noSentence(Int, paragraph: Int, of: Int)
}

extension PassageError: CustomStringConvertible {
  /// One line for people.
  public var description: String {
    switch self {
    case .malformed(let text):
      return "not a passage: '\(text)'; write a paragraph (5), a sentence (5.2), "
        + "or from one to another (5-7, 5.2-6.1)"
    case .mixed(let text):
      return "a passage joins two paragraphs (5-7) or two sentences (5.2-6.1), not '\(text)'"
    case .backwards(let text): return "the passage '\(text)' ends before it begins"
    case .badNumber(let text):
      return "'\(text)' does not count: paragraphs and sentences are numbered from 1"
    case .noParagraph(let number, let count):
      return count == 0 ? "paragraph \(number) of an empty text" : "paragraph \(number) of \(count)"
    case .noSentence(let number, let paragraph, let count):
      return "sentence \(number) of \(count) in paragraph \(paragraph)"
    }
  }
}

extension Passage {
  /// Reads a passage as it is written.
  ///
  /// - Throws: ``PassageError`` that says what is wrong with it.
  public init(parsing text: some StringProtocol) throws(PassageError) {
    let parts = Array(text.utf8).split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let last = parts.last else {
      throw .malformed(String(text))
    }
    let start = try Passage.place(first, in: text)
    if parts.count == 1 {
      self.init(ordered: start, start)
    } else {
      try self.init(from: start, to: Passage.place(last, in: text))
    }
  }

  private static func place(
    _ bytes: ArraySlice<UInt8>, in text: some StringProtocol
  ) throws(PassageError) -> Place {
    let numbers = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard numbers.count <= 2, let first = numbers.first else { throw .malformed(String(text)) }
    let paragraph = try number(first, in: text)
    guard numbers.count == 2 else { return Place(paragraph: paragraph) }
    return Place(paragraph: paragraph, sentence: try number(numbers[1], in: text))
  }

  private static func number(
    _ digits: ArraySlice<UInt8>, in text: some StringProtocol
  ) throws(PassageError) -> Int {
    guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      throw .malformed(String(text))
    }
    guard digits.count <= 8 else { throw .badNumber(String(decoding: digits, as: UTF8.self)) }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard number > 0 else { throw .badNumber(String(decoding: digits, as: UTF8.self)) }
    return number
  }
}
