/// A text with a cursor, and every change that a key can make to it.
///
/// The cursor is a UTF-8 offset on the boundary of a letter as readers see it.
struct EditBuffer: Equatable {
  private(set) var text: String
  private(set) var cursor: Int

  init(_ text: String = "", cursor: Int? = nil) {
    self.text = text
    self.cursor = min(cursor ?? text.utf8.count, text.utf8.count)
  }

  /// Whether the bytes and the cursor are the same: composing a letter must count as a change.
  static func == (one: EditBuffer, other: EditBuffer) -> Bool {
    one.cursor == other.cursor && one.text.hasSameBytes(as: other.text)
  }

  /// The number of UTF-8 bytes of the text.
  var count: Int { text.utf8.count }

  var isAtEnd: Bool { cursor == count }

  /// The text before the cursor.
  var before: Substring { text[..<index(cursor)] }

  /// The text after the cursor.
  var after: Substring { text[index(cursor)...] }

  func index(_ offset: Int) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: offset)
  }

  func offset(_ index: String.Index) -> Int {
    text.utf8.distance(from: text.startIndex, to: index)
  }

  func slice(_ range: Range<Int>) -> String {
    String(text[index(range.lowerBound)..<index(range.upperBound)])
  }

  mutating func move(to offset: Int) {
    cursor = max(0, min(offset, count))
  }

  mutating func insert(_ inserted: String) {
    replace(cursor..<cursor, with: inserted)
  }

  /// Inserts text that may begin with a mark, which is composed with the letter before it.
  mutating func insertComposed(_ inserted: String) {
    guard cursor > 0, let mark = inserted.unicodeScalars.first, Normalization.mayCompose(mark)
    else { return insert(inserted) }
    let start = previousLetter
    let joined = slice(start..<cursor) + inserted
    replace(start..<cursor, with: Normalization.composed(joined))
  }

  /// Replaces a range of UTF-8 offsets and leaves the cursor behind the new text.
  mutating func replace(_ range: Range<Int>, with replacement: String) {
    text.replaceSubrange(index(range.lowerBound)..<index(range.upperBound), with: replacement)
    cursor = range.lowerBound + replacement.utf8.count
  }

  /// Replaces everything and leaves the cursor at the end.
  mutating func set(_ replacement: String) {
    text = replacement
    cursor = count
  }
}

// MARK: - Letters and lines

extension EditBuffer {
  /// The offset of the letter before the cursor.
  var previousLetter: Int {
    cursor == 0 ? 0 : offset(text.index(before: index(cursor)))
  }

  /// The offset after the letter at the cursor.
  var nextLetter: Int {
    isAtEnd ? count : offset(text.index(after: index(cursor)))
  }

  /// Moves the cursor to the end of the letter that it stands in, if it stands in one.
  mutating func alignCursor() {
    guard cursor > 0, cursor < count else { return }
    let here = index(cursor)
    // Letters of one code point and ASCII, which most are, need no search.
    guard text.utf8[here] >= 0x80 else { return }
    let start = text.index(before: text.index(after: here))
    if start < here { move(to: offset(text.index(after: start))) }
  }

  /// The offset at which the cursor's line begins.
  var lineStart: Int {
    before.utf8.lastIndex(of: UInt8(ascii: "\n")).map { offset($0) + 1 } ?? 0
  }

  /// The offset of the end of the cursor's line, before its newline.
  var lineEnd: Int {
    after.utf8.firstIndex(of: UInt8(ascii: "\n")).map { offset($0) } ?? count
  }

  /// Moves to the same column of the line above; false on the first line.
  mutating func moveUp() -> Bool {
    let start = lineStart
    guard start > 0 else { return false }
    let column = letters(in: start..<cursor)
    move(to: start - 1)
    moveRight(column, from: lineStart)
    return true
  }

  /// Moves to the same column of the line below; false on the last line.
  mutating func moveDown() -> Bool {
    let end = lineEnd
    guard end < count else { return false }
    let column = letters(in: lineStart..<cursor)
    moveRight(column, from: end + 1)
    return true
  }

  private func letters(in range: Range<Int>) -> Int {
    text[index(range.lowerBound)..<index(range.upperBound)].count
  }

  private mutating func moveRight(_ letters: Int, from start: Int) {
    move(to: start)
    let end = lineEnd
    let target = text.index(index(start), offsetBy: letters, limitedBy: index(end)) ?? index(end)
    move(to: offset(target))
  }
}
