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
  public init?(_ text: some Sequence<UInt8>) {
    guard let passage = Array(text).withUnsafeBufferPointer({ Passage($0) }) else { return nil }
    self = passage
  }

  /// As from any sequence. Notebooks have so many that this one is not generic.
  public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    // The four numbers in the order they are written; 0 is one that is not.
    var numbers: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    var value: UInt32 = 0
    var digits = 0
    var field = 0
    var isRange = false
    func keep() -> Bool {
      guard digits > 0 else { return false }
      switch field {
      case 0: numbers.0 = value
      case 1: numbers.1 = value
      case 2: numbers.2 = value
      default: numbers.3 = value
      }
      return true
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // A count from 1 in at most nine digits, without a leading zero.
        if digits == 9 || (digits == 0 && byte == UInt8(ascii: "0")) { return nil }
        value = value * 10 + UInt32(byte - UInt8(ascii: "0"))
        digits += 1
        continue
      case UInt8(ascii: "."):
        guard field == 0 || field == 2, keep() else { return nil }
        field += 1
      case UInt8(ascii: "-"):
        guard !isRange, keep() else { return nil }
        isRange = true
        field = 2
      default:
        return nil
      }
      value = 0
      digits = 0
    }
    guard keep() else { return nil }
    self.init(
      paragraph: numbers.0, sentence: numbers.1, lastParagraph: isRange ? numbers.2 : numbers.0,
      lastSentence: isRange ? numbers.3 : numbers.1)
    let isOrdered = (paragraph, sentence) <= (lastParagraph, lastSentence)
    guard isOrdered, (sentence == 0) == (lastSentence == 0) else { return nil }
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
