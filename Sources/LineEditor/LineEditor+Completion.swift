extension LineEditor {
  /// Completes what is at the cursor as far as it is certain, and offers the rest in a menu.
  func complete() {
    let start = buffer
    let completions = hooks.complete(buffer.text, buffer.cursor)
    let range = completions.range.clamped(to: 0..<buffer.count)
    guard let first = completions.candidates.first else { return screen.beep() }
    if completions.candidates.count == 1 { return accept(first, in: range) }
    let typed = buffer.slice(range)
    let common = Self.commonPrefix(completions.candidates.map(\.insertion))
    let isProgress = common.utf8.count > typed.utf8.count && common.hasPrefix(typed)
    if isProgress { change { $0.replace(range, with: common) } }
    if options.isPlain || options.isDumb {
      if !isProgress || lastFunction == .complete { list(completions.candidates) }
      return
    }
    let replaced = range.lowerBound..<(isProgress ? buffer.cursor : range.upperBound)
    choose(CompletionMenu(completions.candidates), in: replaced, from: isProgress ? buffer : start)
  }

  private func accept(_ candidate: Candidate, in range: Range<Int>) {
    change {
      $0.replace(range, with: candidate.insertion)
      guard candidate.addsSpace else { return }
      if $0.after.first == " " { $0.move(to: $0.nextLetter) } else { $0.insert(" ") }
    }
  }

  /// Lets the user choose in a menu below the text. Every other key closes it and does its work.
  private func choose(_ menu: CompletionMenu, in range: Range<Int>, from start: EditBuffer) {
    var menu = menu
    while true {
      let key = nextKey {
        var view = view()
        view.ghost = nil
        view.below = menu.rows(in: screen.size)
        return view
      }
      switch key {
      case nil: return
      case .character("\t"), .special(.down, _), .character("\u{0E}"): menu.move(by: 1)
      case .special(.backTab, _), .special(.up, _), .character("\u{10}"): menu.move(by: -1)
      case .special(.pageDown, _): menu.move(by: CompletionMenu.height)
      case .special(.pageUp, _): menu.move(by: -CompletionMenu.height)
      case .escape(isAlone: true), .character("\u{07}"): return change { $0 = start }
      case .character("\r"), .character("\n"):
        guard let candidate = menu.chosen else {
          input.putBack(.character("\r"))
          return
        }
        change { $0 = start }
        return accept(candidate, in: range)
      case .some(let other):
        input.putBack(other)
        return
      }
      change {
        $0 = start
        if let candidate = menu.chosen { $0.replace(range, with: candidate.insertion) }
      }
    }
  }

  /// Prints the candidates, for screens on which nothing may move.
  private func list(_ candidates: [Candidate]) {
    var lines = candidates.prefix(Self.listLimit).map { candidate in
      candidate.description.isEmpty
        ? candidate.display : "\(candidate.display)  \(candidate.description)"
    }
    if candidates.count > lines.count { lines.append("and \(candidates.count - lines.count) more") }
    printBelow(lines)
  }

  /// The most candidates that are printed at once.
  private static let listLimit = 100

  private static func commonPrefix(_ texts: [String]) -> String {
    guard var common = texts.first else { return "" }
    for text in texts.dropFirst() {
      let same = zip(common, text).prefix { $0 == $1 }.count
      common = String(common.prefix(same))
    }
    return common
  }
}

/// A list of candidates of which one may be chosen.
struct CompletionMenu {
  /// The most rows of candidates that are shown at once.
  static let height = 10

  private let candidates: [Candidate]
  private var choice: Int?
  private var top = 0

  /// Makes a menu in which nothing is chosen.
  init(_ candidates: [Candidate]) {
    self.candidates = candidates
  }

  /// The candidate that is chosen.
  var chosen: Candidate? { choice.map { candidates[$0] } }

  /// Moves the choice; single steps go around at the ends.
  mutating func move(by step: Int) {
    let last = candidates.count - 1
    if let choice {
      let target = choice + step
      self.choice =
        abs(step) == 1 ? (target + candidates.count) % candidates.count : max(0, min(last, target))
    } else {
      choice = step > 0 ? 0 : last
    }
  }

  /// The rows of the menu on a screen of this size.
  mutating func rows(in size: ScreenSize) -> [[Cell]] {
    let room = max(1, min(Self.height, size.rows - 3))
    if let choice { top = max(choice - room + 1, min(top, choice)) }
    let visible = candidates[top..<min(candidates.count, top + room)]
    let names = visible.map { [Cell]($0.display, .plain) }
    let nameWidth = min(names.map(\.width).max() ?? 0, max(8, size.columns / 2))
    var rows: [[Cell]] = []
    for ((position, candidate), name) in zip(zip(visible.indices, visible), names) {
      let isChosen = position == choice
      var row = [Cell](isChosen ? "> " : "  ", .plain) + name.clipped(to: nameWidth)
      if !candidate.description.isEmpty {
        row += [Cell](String(repeating: " ", count: max(0, nameWidth + 4 - row.width)), .plain)
        row += [Cell](candidate.description, .hint)
      }
      if isChosen { for column in row.indices { row[column].style = .selected } }
      rows.append(row)
    }
    if candidates.count > room {
      let range = "\(top + 1)\u{2013}\(top + rows.count)"
      rows.append([Cell]("  \(range) of \(candidates.count)", .hint))
    }
    return rows
  }
}
