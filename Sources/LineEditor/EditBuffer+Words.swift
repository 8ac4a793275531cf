/// Words: runs of letters, marks and digits of any script.
extension EditBuffer {
  /// The offset at which the word at or before the cursor begins.
  var wordStart: Int {
    var position = index(cursor)
    position = skipBack(from: position) { !Self.isWord($0) }
    position = skipBack(from: position, while: Self.isWord)
    return offset(position)
  }

  /// The offset at which the word at or after the cursor ends.
  var wordEnd: Int {
    var position = index(cursor)
    position = skip(from: position) { !Self.isWord($0) }
    position = skip(from: position, while: Self.isWord)
    return offset(position)
  }

  /// The offset at which the run of non-spaces at or before the cursor begins.
  var spacedWordStart: Int {
    var position = index(cursor)
    position = skipBack(from: position, while: \.isWhitespace)
    position = skipBack(from: position) { !$0.isWhitespace }
    return offset(position)
  }

  /// Swaps the letters around the cursor, or the last two at the end of a line.
  mutating func transposeLetters() {
    let line = lineStart..<lineEnd
    let here = cursor == line.upperBound ? previousLetter : cursor
    guard here > line.lowerBound else { return }
    move(to: here)
    let start = previousLetter
    let end = nextLetter
    replace(start..<end, with: slice(here..<end) + slice(start..<here))
  }

  /// Changes the word at or after the cursor and moves behind it.
  mutating func changeWord(_ change: (String) -> String) {
    let end = wordEnd
    replace(cursor..<end, with: change(slice(cursor..<end)))
  }

  /// The word with a capital first letter, whatever stands before its first letter.
  static func capitalized(_ word: String) -> String {
    guard let first = word.firstIndex(where: isWord) else { return word }
    return word[..<first] + word[first].uppercased()
      + word[word.index(after: first)...].lowercased()
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private func skip(
    from start: String.Index, while matches: (Character) -> Bool
  ) -> String.Index {
    var position = start
    while position < text.endIndex, matches(text[position]) {
      position = text.index(after: position)
    }
    return position
  }

  private func skipBack(
    from start: String.Index, while matches: (Character) -> Bool
  ) -> String.Index {
    var position = start
    while position > text.startIndex {
      let previous = text.index(before: position)
      guard matches(text[previous]) else { break }
      position = previous
    }
    return position
  }
}
