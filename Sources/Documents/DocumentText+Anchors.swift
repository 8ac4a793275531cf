extension DocumentText {
  /// Where an anchor stands in ``bytes``.
  ///
  /// - Throws: ``AnchorError`` when the document has no such passage, or the part does not lie in
  ///   it or begins or ends inside a character.
  public func range(of record: AnchorRecord) throws(AnchorError) -> Range<Int> {
    let whole: Range<Int>
    do {
      whole = try range(of: record.passage)
    } catch {
      throw .passage(error)
    }
    guard let part = record.part else { return whole }
    guard part.length > 0 else { throw .emptyPart }
    guard part.offset >= 0, part.offset <= whole.count, part.length <= whole.count - part.offset
    else { throw .beyondPassage(length: whole.count) }
    let start = whole.lowerBound + part.offset
    let range = start..<(start + part.length)
    guard isCharacterBoundary(start), isCharacterBoundary(range.upperBound) else {
      throw .splitsCharacter
    }
    return range
  }

  /// The anchor of a range: the smallest passage, and the part of it when it is not all.
  ///
  /// White space at the ends of the range is left out, and characters that it cuts are made whole;
  /// nil when no word is left.
  /// - Parameters:
  ///   - asParagraphs: Whether all the sentences of a paragraph are written as the paragraph.
  ///   - digester: What makes its digest; nil for none.
  public func anchor(
    of range: Range<Int>, asParagraphs: Bool = false, digester: Digester? = nil
  ) -> AnchorRecord? {
    let range = trimmed(range)
    guard !range.isEmpty, var passage = passage(covering: range) else { return nil }
    if asParagraphs { passage = widened(passage) }
    guard let whole = try? self.range(of: passage) else { return nil }
    let inside = wholeCharacters(range.clamped(to: whole))
    var record = AnchorRecord(passage: passage)
    if inside != whole {
      record.part = AnchorRecord.Part(
        offset: inside.lowerBound - whole.lowerBound, length: inside.count)
    }
    record.digest = digester?.digest(of: bytes[inside])
    return record
  }

  /// The share of two anchors that they have in common, of the shorter one: 0 to 1 (Q007).
  ///
  /// - Throws: ``AnchorError`` when one of them does not stand in the document.
  public func overlap(
    _ left: AnchorRecord, _ right: AnchorRecord
  ) throws(AnchorError) -> Double {
    let (first, second) = (try range(of: left), try range(of: right))
    let common = first.clamped(to: second).count
    return Double(common) / Double(max(1, min(first.count, second.count)))
  }

  /// The share of the text that some anchors cover together: 0 to 1 (Q006).
  ///
  /// Anchors that do not stand in the document count nothing.
  public func share(of records: [AnchorRecord]) -> Double {
    let ranges = records.compactMap { record in try? range(of: record) }
      .sorted { $0.lowerBound < $1.lowerBound }
    var covered = 0
    var end = 0
    for range in ranges {
      covered += max(0, range.upperBound - max(end, range.lowerBound))
      end = max(end, range.upperBound)
    }
    return Double(covered) / Double(max(1, bytes.count))
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range.clamped(to: 0..<bytes.count)
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A }
    while let first = range.first, isSpace(bytes[first]) {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, isSpace(bytes[last]) { range = range.lowerBound..<last }
    return range
  }

  private func wholeCharacters(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while !isCharacterBoundary(start) { start -= 1 }
    while !isCharacterBoundary(end) { end += 1 }
    return start..<end
  }

  /// Whether a character, as people see it, begins or ends at an offset.
  func isCharacterBoundary(_ offset: Int) -> Bool {
    if offset <= 0 || offset >= bytes.count { return true }
    guard bytes[offset] & 0xC0 != 0x80 else { return false }
    if bytes[offset] < 0x80 || bytes[offset] < 0xC8 && bytes[offset - 1] < 0x80 { return true }
    // A word's neighbourhood is enough: spaces always part characters.
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A }
    let first = bytes[..<offset].lastIndex(where: isSpace) ?? 0
    let last = bytes[offset...].firstIndex(where: isSpace) ?? bytes.count
    let word = String(decoding: bytes[first..<last], as: UTF8.self)
    let index = word.utf8.index(word.startIndex, offsetBy: offset - first)
    return index.samePosition(in: word) != nil
  }
}
