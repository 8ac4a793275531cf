/// The states that a line was in, so that each can be had back.
struct UndoHistory {
  /// The most bytes of text that are kept.
  static let byteLimit = 4 << 20

  private var past: [EditBuffer] = []
  private var future: [EditBuffer] = []
  private var pastBytes = 0
  /// Where the run of typing that the last state belongs to has got to; nil outside of one.
  private var typedUpTo: Int?

  /// Notes that `before` became `after`. Letters typed one after the other are one step, until the
  /// space that ends a word.
  mutating func note(from before: EditBuffer, to after: EditBuffer) {
    let isTyping =
      after.cursor > before.cursor && after.cursor - before.cursor <= 4
      && after.count - before.count == after.cursor - before.cursor
    defer {
      typedUpTo = isTyping && after.before.last?.isWhitespace != true ? after.cursor : nil
    }
    future.removeAll()
    if isTyping, typedUpTo == before.cursor { return }
    past.append(before)
    pastBytes += before.count
    while pastBytes > Self.byteLimit, past.count > 1 { pastBytes -= past.removeFirst().count }
  }

  /// The state before the last step, which it takes back.
  mutating func undo(from current: EditBuffer) -> EditBuffer? {
    guard let state = past.popLast() else { return nil }
    pastBytes -= state.count
    future.append(current)
    typedUpTo = nil
    return state
  }

  /// The state that the last undo took back.
  mutating func redo(from current: EditBuffer) -> EditBuffer? {
    guard let state = future.popLast() else { return nil }
    past.append(current)
    pastBytes += current.count
    typedUpTo = nil
    return state
  }
}
