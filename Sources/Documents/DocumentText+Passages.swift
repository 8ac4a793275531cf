import ArgumentGraph

extension DocumentText {
  /// Where a passage stands in ``bytes``: from its first to its last word.
  ///
  /// - Throws: ``PassageError`` when the document has no such paragraph or sentence.
  public func range(of passage: Passage) throws(PassageError) -> Range<Int> {
    let first = try range(of: passage.start)
    let last = try range(of: passage.end)
    return first.lowerBound..<last.upperBound
  }

  private func range(of place: Passage.Place) throws(PassageError) -> Range<Int> {
    guard place.paragraph >= 1, place.paragraph <= paragraphs.count else {
      throw .noParagraph(place.paragraph, of: paragraphs.count)
    }
    guard let sentence = place.sentence else { return paragraphs[place.paragraph - 1] }
    let count = sentenceCount(ofParagraph: place.paragraph)
    guard sentence >= 1, sentence <= count else {
      throw .noSentence(sentence, paragraph: place.paragraph, of: count)
    }
    return sentences[firstSentence[place.paragraph - 1] + sentence - 1]
  }

  /// The smallest passage of sentences that holds a range of ``bytes``, white space at its ends
  /// left out; nil when no word is left. Logarithmic.
  public func passage(covering range: Range<Int>) -> Passage? {
    let first = sentenceIndex { $0.upperBound > range.lowerBound }
    let last = sentenceIndex { $0.lowerBound >= range.upperBound } - 1
    guard first <= last, first < sentences.count else { return nil }
    return Passage(ordered: place(ofSentence: first), place(ofSentence: last))
  }

  /// The same passage, written as whole paragraphs when it is all the sentences of some.
  public func widened(_ passage: Passage) -> Passage {
    let last = passage.end.paragraph
    guard passage.start.sentence == 1, passage.end.sentence == sentenceCount(ofParagraph: last)
    else { return passage }
    return Passage(
      ordered: Passage.Place(paragraph: passage.start.paragraph), Passage.Place(paragraph: last))
  }

  /// The number, from 1, of the paragraph that holds a byte of ``bytes`` or ends before it.
  public func paragraph(at offset: Int) -> Int {
    let sentence = sentenceIndex { $0.upperBound > offset }
    guard sentence < sentences.count else { return paragraphs.count }
    return place(ofSentence: sentence).paragraph
  }

  /// The sentences, as indexes into ``sentences``, that a range of ``bytes`` touches. Logarithmic.
  public func sentenceIndexes(in range: Range<Int>) -> Range<Int> {
    let first = sentenceIndex { $0.upperBound > range.lowerBound }
    return first..<max(first, sentenceIndex { $0.lowerBound >= range.upperBound })
  }

  /// The place of a sentence by its index in ``sentences``. Logarithmic.
  public func place(ofSentence index: Int) -> Passage.Place {
    let paragraph = firstSentence.partitionPoint { $0 > index }
    return Passage.Place(paragraph: paragraph, sentence: index - firstSentence[paragraph - 1] + 1)
  }

  private func sentenceIndex(where isThere: (Range<Int>) -> Bool) -> Int {
    sentences.partitionPoint(isThere)
  }
}

extension Array {
  /// The first index from which on the condition holds, in an array ordered by it.
  func partitionPoint(_ isThere: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if isThere(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
