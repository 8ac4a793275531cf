/// A paragraph, or a sentence of one: where a passage begins or ends.
extension Passage {
  /// A paragraph, or a sentence of one.
  public struct Place: Hashable, Sendable {
    /// The paragraph's number, from 1.
    public let paragraph: Int
    /// The sentence's number in it, from 1; nil for the whole paragraph.
    public let sentence: Int?

    /// A place; numbers count from 1, and one beyond ``Passage/maximumNumber`` becomes that.
    public init(paragraph: Int, sentence: Int? = nil) {
      self.paragraph = max(0, min(paragraph, Passage.maximumNumber))
      self.sentence = sentence.map { max(0, min($0, Passage.maximumNumber)) }
    }
  }

  /// The largest number of a paragraph or sentence.
  public static let maximumNumber = 99_999_999

  /// A paragraph, or a sentence of one.
  public init(paragraph: Int, sentence: Int? = nil) {
    let place = Place(paragraph: paragraph, sentence: sentence)
    self.init(ordered: place, place)
  }

  /// From one place to another, both whole paragraphs or both sentences.
  ///
  /// - Throws: ``PassageError/mixed(_:)`` or ``PassageError/backwards(_:)``.
  public init(from start: Place, to end: Place) throws(PassageError) {
    let text = "\(start)-\(end)"
    guard (start.sentence == nil) == (end.sentence == nil) else { throw .mixed(text) }
    guard (start.paragraph, start.sentence ?? 0) <= (end.paragraph, end.sentence ?? 0) else {
      throw .backwards(text)
    }
    self.init(ordered: start, end)
  }

  /// From one place to another that are known to be of one kind and in order.
  public init(ordered start: Place, _ end: Place) {
    self.init(
      paragraph: UInt32(start.paragraph), sentence: UInt32(start.sentence ?? 0),
      lastParagraph: UInt32(end.paragraph), lastSentence: UInt32(end.sentence ?? 0))
  }

  /// The first paragraph and, of a passage of sentences, the first sentence in it.
  public var start: Place {
    Place(paragraph: Int(paragraph), sentence: sentence == 0 ? nil : Int(sentence))
  }

  /// The last paragraph and, of a passage of sentences, the last sentence in it.
  public var end: Place {
    Place(paragraph: Int(lastParagraph), sentence: lastSentence == 0 ? nil : Int(lastSentence))
  }

  /// Whether the passage names sentences, not whole paragraphs.
  public var isSentences: Bool { sentence != 0 }

  /// The paragraphs that it touches.
  public var paragraphs: ClosedRange<Int> { start.paragraph...end.paragraph }

  /// Whether all of another passage lies in this one, as far as the numbers tell.
  ///
  /// Sentences never contain a whole paragraph at their edges, for numbers do not tell how many
  /// sentences it has; ``DocumentText/range(of:)`` does.
  public func contains(_ other: Passage) -> Bool {
    guard start.paragraph <= other.start.paragraph, other.end.paragraph <= end.paragraph else {
      return false
    }
    if let first = start.sentence, other.start.paragraph == start.paragraph {
      guard let sentence = other.start.sentence, sentence >= first else { return false }
    }
    if let last = end.sentence, other.end.paragraph == end.paragraph {
      guard let sentence = other.end.sentence, sentence <= last else { return false }
    }
    return true
  }

  /// Whether the two have a sentence in common.
  public func overlaps(_ other: Passage) -> Bool {
    !isBefore(other) && !other.isBefore(self)
  }

  private func isBefore(_ other: Passage) -> Bool {
    if end.paragraph != other.start.paragraph { return end.paragraph < other.start.paragraph }
    guard let last = end.sentence, let first = other.start.sentence else { return false }
    return last < first
  }
}

extension Passage: Comparable {
  /// By where they begin, then by where they end; a whole paragraph before its first sentence.
  public static func < (left: Passage, right: Passage) -> Bool {
    if left.start != right.start { return left.start < right.start }
    return left.end < right.end
  }
}

extension Passage.Place: Comparable {
  /// A paragraph comes before its sentences.
  public static func < (left: Passage.Place, right: Passage.Place) -> Bool {
    (left.paragraph, left.sentence ?? 0) < (right.paragraph, right.sentence ?? 0)
  }
}

extension Passage.Place: CustomStringConvertible {
  /// As it is written: `5` or `5.2`.
  public var description: String {
    sentence.map { "\(paragraph).\($0)" } ?? "\(paragraph)"
  }
}
