/// Where Up and Down have got to in the history, and what was typed at each place.
struct HistoryWalk {
  /// The position of the entry shown; nil for the line that is not in the history yet.
  private(set) var position: Int?
  private var texts: [Int?: String] = [:]

  /// The text before the one shown, or nil at the oldest; `matches` passes entries over.
  mutating func back(
    in history: History, from text: String, where matches: (String) -> Bool = { _ in true }
  ) -> String? {
    var candidate = (position ?? history.count) - 1
    while candidate >= 0 {
      let entry = texts[candidate] ?? history[candidate]
      if matches(entry), entry != text { return go(to: candidate, leaving: text, for: entry) }
      candidate -= 1
    }
    return nil
  }

  /// The text after the one shown, or nil at the line that is not in the history.
  mutating func forward(
    in history: History, from text: String, where matches: (String) -> Bool = { _ in true }
  ) -> String? {
    guard let position else { return nil }
    var candidate = position + 1
    while candidate < history.count {
      let entry = texts[candidate] ?? history[candidate]
      if matches(entry), entry != text { return go(to: candidate, leaving: text, for: entry) }
      candidate += 1
    }
    return go(to: nil, leaving: text, for: texts[nil] ?? "")
  }

  /// Goes to an entry found by other means.
  mutating func jump(to position: Int, leaving text: String) {
    _ = go(to: position, leaving: text, for: "")
  }

  private mutating func go(to target: Int?, leaving text: String, for entry: String) -> String {
    texts[position] = text
    position = target
    return entry
  }
}
