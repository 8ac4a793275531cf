import CEditline

/// What libedit's own functions do by code points, and what it knows and does not tell: the number
/// before a command, and which of vi's tables is in use.
extension LineEditor {
  /// The most times that a function is repeated.
  private static let repeatLimit = 10_000
  /// The character that counts: libedit puts it in as often as the number before it says. It is
  /// from a private range, is taken out again at once and is never shown.
  private static let counter: Int32 = 0xF8FF

  /// Asks libedit for the number before a function, which is then done when the answer has come.
  func askForCount(_ function: EditorFunction) -> cel_result {
    counted = function
    queue = [Self.counter]
    return CEL_KEEP
  }

  /// Does the function that has waited for its number.
  func performCounted() {
    guard let function = counted else { return }
    counted = nil
    var length = 0
    var cursor = 0
    _ = cel_buffer(editor, &length, &cursor)
    let count = min(max(1, length - scalars.count), Self.repeatLimit)
    _ = cel_replace(editor, scalars, scalars.count, buffer.before.unicodeScalars.count)
    for _ in 0..<count {
      let before = buffer
      perform(function)
      lastFunction = function
      if buffer == before || outcome != nil { break }
    }
    hasRun = true
  }

  /// Whether it is time to ask which of vi's tables is in use: in commands, when libedit waits for
  /// a new one.
  var mustAskForMode: Bool {
    tables.usesVi && isCommandMode && isFed && !tables.leads.contains(lastCharacter)
      && lastCharacter != Int32(SpecialKey.viQuestion.rawValue)
  }

  /// Completes what a function of libedit's has done to a part of a letter.
  func roundToLetters() {
    guard buffer != settled else { return }
    if buffer.text.hasSameBytes(as: settled.text) {
      roundMotion()
    } else if buffer.count < settled.count {
      roundDeletion()
    }
  }

  private func roundMotion() {
    var aligned = buffer
    aligned.alignCursor()
    guard aligned.cursor != buffer.cursor else { return }
    let isForward = buffer.cursor > settled.cursor
    // A command stands on a letter, never behind the last one.
    if !isForward || isCommandMode && aligned.cursor == aligned.lineEnd {
      aligned.move(to: aligned.previousLetter)
    }
    change { $0 = aligned }
  }

  private func roundDeletion() {
    let old = Array(settled.text.utf8)
    let new = Array(buffer.text.utf8)
    let start = min(zip(old, new).prefix { $0 == $1 }.count, buffer.cursor)
    let end = start + old.count - new.count
    guard old[end...].elementsEqual(new[start...]) else { return }
    var first = EditBuffer(settled.text, cursor: start)
    first.alignCursor()
    if first.cursor != start { first.move(to: first.previousLetter) }
    var last = EditBuffer(settled.text, cursor: end)
    last.alignCursor()
    guard first.cursor != start || last.cursor != end else { return }
    change { [settled] in
      $0 = settled
      $0.replace(first.cursor..<last.cursor, with: "")
    }
  }
}
