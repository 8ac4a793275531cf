extension LineEditor {
  /// Searches the history backwards as the pattern is typed. Enter submits what was found, Escape
  /// and every editing key keep it for editing, ^G brings back the line of before.
  func search() {
    let start = buffer
    let entries = history.history
    var search = HistorySearch()
    while true {
      let key = nextKey { search.view(or: start.text) }
      switch key {
      case nil: return
      case .character("\u{12}"), .special(.up, _), .character("\u{10}"):
        search.findOlder(in: entries)
      case .character("\u{13}"), .special(.down, _), .character("\u{0E}"):
        search.findNewer(in: entries)
      case .character("\u{7F}"), .character("\u{08}"): search.shorten(in: entries)
      case .character("\u{07}"): return change { $0 = start }
      case .character("\u{03}"):
        change { $0 = start }
        return cancel()
      case .escape(isAlone: true): return keep(search)
      case .character(let scalar) where scalar.value >= 0x20:
        search.extend(by: String(scalar), in: entries)
      case .paste(let bytes, _): search.extend(by: Paste.text(of: bytes), in: entries)
      case .some(let other):
        keep(search)
        input.putBack(other)
        return
      }
    }
  }

  private func keep(_ search: HistorySearch) {
    guard let entry = search.entry, let position = search.position else { return }
    walk.jump(to: position, leaving: buffer.text)
    change { [range = search.range] in
      $0.set(entry)
      if let range { $0.move(to: range.upperBound) }
    }
  }
}

/// A pattern and the entry that it has led to.
struct HistorySearch {
  private(set) var pattern = ""
  private(set) var position: Int?
  private(set) var entry: String?
  private(set) var range: Range<Int>?
  private var isFailing = false

  /// Looks on for older entries.
  mutating func findOlder(in history: History) {
    find(history.position(before: position ?? history.count, containing: pattern), in: history)
  }

  /// Looks back for newer entries.
  mutating func findNewer(in history: History) {
    guard let position else { return }
    find(history.position(after: position, containing: pattern), in: history)
  }

  /// Adds to the pattern; the entry found stays as long as it matches.
  mutating func extend(by text: String, in history: History) {
    pattern = Normalization.composed(pattern + text)
    let start = position.map { $0 + 1 } ?? history.count
    find(history.position(before: start, containing: pattern), in: history)
  }

  /// Takes the last letter from the pattern and begins again.
  mutating func shorten(in history: History) {
    pattern = String(pattern.dropLast())
    position = nil
    entry = nil
    range = nil
    isFailing = false
    if !pattern.isEmpty { findOlder(in: history) }
  }

  private mutating func find(_ found: Int?, in history: History) {
    isFailing = found == nil && !pattern.isEmpty
    guard let found, !pattern.isEmpty else { return }
    let text = history[found]
    position = found
    entry = text
    range = History.match(of: pattern, in: text)
  }

  /// What is to be seen: the entry found with the match marked, or else the line of before.
  func view(or text: String) -> View {
    var view = View(text: entry ?? text)
    view.prompt = [Cell](isFailing ? "(search: nothing) " : "(search) ", .promptDetail)
    view.prompt += [Cell](pattern, .prompt) + [Cell](": ", .promptDetail)
    view.cursor = range?.upperBound ?? view.text.utf8.count
    if let range { view.spans = [StyledSpan(range, .match)] }
    return view
  }
}
