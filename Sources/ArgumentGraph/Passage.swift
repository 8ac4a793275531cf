/// A run of paragraphs or sentences of a document: `P`, `P.S`, `P-P` or `P.S-P.S`, from 1.
public struct Passage: Hashable, Sendable {
  /// The first paragraph.
  public var paragraph: UInt32
  /// The first sentence; 0 for the whole paragraph.
  public var sentence: UInt32
  /// The last paragraph.
  public var lastParagraph: UInt32
  /// The last sentence; 0 for the whole paragraph.
  public var lastSentence: UInt32

  /// The place is not known yet: the words alone were given.
  public static let unknown = Passage(paragraph: 0, sentence: 0, lastParagraph: 0, lastSentence: 0)

  /// Makes a passage from its four numbers.
  public init(paragraph: UInt32, sentence: UInt32, lastParagraph: UInt32, lastSentence: UInt32) {
    self.paragraph = paragraph
    self.sentence = sentence
    self.lastParagraph = lastParagraph
    self.lastSentence = lastSentence
  }

  /// Reads `P`, `P.S`, `P-P` or `P.S-P.S`; `nil` when `text` is none of these, counts from 0, or
  /// ends before it begins.
  public init?(_ text: some Collection<UInt8>) {
    let dash = UInt8(ascii: "-")
    let parts = Array(text).split(separator: dash, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let first = Self.point(parts[0]) else { return nil }
    self.init(
      paragraph: first.0, sentence: first.1, lastParagraph: first.0, lastSentence: first.1)
    if parts.count == 2 {
      guard let last = Self.point(parts[1]), (first.1 == 0) == (last.1 == 0), first <= last
      else { return nil }
      (lastParagraph, lastSentence) = last
    }
  }

  private static func point(_ text: ArraySlice<UInt8>) -> (UInt32, UInt32)? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let paragraph = number(parts[0]) else { return nil }
    if parts.count == 1 { return (paragraph, 0) }
    guard let sentence = number(parts[1]) else { return nil }
    return (paragraph, sentence)
  }

  /// A count from 1 in at most nine digits, without a leading zero.
  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard (1...9).contains(digits.count), digits.first != UInt8(ascii: "0") else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + UInt32(digit - UInt8(ascii: "0"))
    }
    return value
  }
}

extension Passage: CustomStringConvertible {
  /// The passage as it is typed.
  public var description: String {
    func point(_ paragraph: UInt32, _ sentence: UInt32) -> String {
      sentence == 0 ? "\(paragraph)" : "\(paragraph).\(sentence)"
    }
    let first = point(paragraph, sentence)
    let last = point(lastParagraph, lastSentence)
    return first == last ? first : "\(first)-\(last)"
  }
}

/// What ties a statement to a passage of a source.
public struct Anchor: Hashable, Sendable {
  /// The source's node.
  public var source: NodeID
  /// The passage.
  public var passage: Passage
  /// Where the anchored part begins within the passage, in bytes.
  public var offset: UInt32 = 0
  /// The part's length in bytes; 0 for the whole passage.
  public var length: UInt32 = 0
  /// The digest of the anchored words, as it is written after `~`.
  public var digest: TextID = .none
  /// The words, when the notebook keeps them.
  public var quote: TextID = .none

  /// Ties to a passage of a source.
  public init(source: NodeID, passage: Passage) {
    self.source = source
    self.passage = passage
  }
}
