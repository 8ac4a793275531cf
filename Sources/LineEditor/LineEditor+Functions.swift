import CEditline

extension LineEditor {
  /// Runs an added function for libedit.
  func run(_ number: Int32) -> cel_result {
    guard let function = EditorFunction(rawValue: Int(number)) else { return CEL_DONE }
    if function == .insertMode || function == .commandMode {
      isCommandMode = function == .commandMode
      return CEL_KEEP
    }
    let isCounted = function.isRepeatable && mayHaveCount
    pull()
    align()
    if isCounted { return askForCount(function) }
    perform(function)
    lastFunction = function
    hasRun = true
    return outcome == nil ? CEL_CHANGED : CEL_ACCEPT
  }

  func perform(_ function: EditorFunction) {
    switch function {
    case .submit: submit()
    case .newline: change { $0.insert("\n") }
    case .complete: complete()
    case .cancel: cancel()
    case .endOrDelete: if buffer.count == 0 { end(.endOfInput) } else { perform(.deleteForward) }
    case .suspend: stop(wholeGroup: true)
    case .clearScreen: screen.clear()
    case .up: up()
    case .down: down()
    case .search: search()
    case .previousMatch: recall(prefixed: true, back: true)
    case .nextMatch: recall(prefixed: true, back: false)
    case .lastArgument: fetchLastArgument()
    case .undo: if let state = undo.undo(from: buffer) { restore(state) }
    case .redo: if let state = undo.redo(from: buffer) { restore(state) }
    case .ignore, .insertMode, .commandMode: break
    case .left, .right, .home, .end, .textStart, .textEnd, .wordLeft, .wordRight: move(function)
    default: edit(function)
    }
  }

  private func submit() {
    let text = buffer.text
    let isBlank = text.allSatisfy(\.isWhitespace)
    if !isBlank, case .more(let indentation) = hooks.continuation(text) {
      change { $0.insert("\n" + String(repeating: " ", count: max(0, indentation))) }
    } else {
      end(.line(text))
    }
  }

  private func move(_ function: EditorFunction) {
    if buffer.isAtEnd, let proposal = proposal() {
      switch function {
      case .right, .end: return change { $0.insert(proposal) }
      case .wordRight:
        let word = EditBuffer(proposal, cursor: 0)
        return change { $0.insert(word.slice(0..<word.wordEnd)) }
      default: break
      }
    }
    change { buffer in
      switch function {
      case .left: buffer.move(to: buffer.previousLetter)
      case .right: buffer.move(to: buffer.nextLetter)
      case .home: buffer.move(to: buffer.lineStart)
      case .end: buffer.move(to: buffer.lineEnd)
      case .textStart: buffer.move(to: 0)
      case .textEnd: buffer.move(to: buffer.count)
      case .wordLeft: buffer.move(to: buffer.wordStart)
      default: buffer.move(to: buffer.wordEnd)
      }
    }
  }

  private func edit(_ function: EditorFunction) {
    switch function {
    case .deleteBack: change { $0.replace($0.previousLetter..<$0.cursor, with: "") }
    case .deleteForward:
      change { $0.replace($0.cursor..<$0.nextLetter, with: "") }
    case .killLine:
      // At the end of a line its newline goes, which joins the next line to it.
      let end = buffer.cursor == buffer.lineEnd ? buffer.nextLetter : buffer.lineEnd
      kill(buffer.cursor..<end)
    case .killToStart: kill(buffer.lineStart..<buffer.cursor)
    case .killSpacedWord: kill(buffer.spacedWordStart..<buffer.cursor)
    case .killWordBack: kill(buffer.wordStart..<buffer.cursor)
    case .killWord: kill(buffer.cursor..<buffer.wordEnd)
    case .yank: change { [killed] in $0.insertComposed(killed) }
    case .transpose: change { $0.transposeLetters() }
    case .uppercase: change { $0.changeWord { $0.uppercased() } }
    case .lowercase: change { $0.changeWord { $0.lowercased() } }
    case .capitalize: change { $0.changeWord(EditBuffer.capitalized) }
    default: break
    }
  }

  /// Cuts a range; cuts that follow each other are put back together.
  private func kill(_ range: Range<Int>) {
    let isBackward = range.upperBound == buffer.cursor && range.lowerBound < buffer.cursor
    let cut = buffer.slice(range)
    let kills: [EditorFunction?] = [
      .killLine, .killToStart, .killSpacedWord, .killWordBack, .killWord,
    ]
    let earlier = kills.contains(lastFunction) ? killed : ""
    killed = isBackward ? cut + earlier : earlier + cut
    change { $0.replace(range, with: "") }
  }
}

// MARK: - History

extension LineEditor {
  private func up() {
    var moved = false
    change { moved = $0.moveUp() }
    if !moved { recall(prefixed: false, back: true) }
  }

  private func down() {
    var moved = false
    change { moved = $0.moveDown() }
    if !moved { recall(prefixed: false, back: false) }
  }

  /// Shows another entry of the history; with `prefixed` only those that begin like the text up to
  /// the cursor, which then stays where it is.
  private func recall(prefixed: Bool, back: Bool) {
    let prefix = prefixed ? String(buffer.before) : ""
    let entries = history.history
    let entry =
      back
      ? walk.back(in: entries, from: buffer.text) { $0.hasPrefix(prefix) }
      : walk.forward(in: entries, from: buffer.text) { $0.hasPrefix(prefix) }
    guard let entry else { return }
    let cursor = buffer.cursor
    change {
      $0.set(entry)
      if prefixed, !prefix.isEmpty { $0.move(to: cursor) }
    }
  }

  /// Inserts the last argument of the entry before, or of ever earlier ones when repeated.
  private func fetchLastArgument() {
    let entries = history.history
    let isRepeated = lastFunction == .lastArgument && fetched != nil
    var position = isRepeated ? fetched?.position ?? entries.count : entries.count
    let range = isRepeated ? fetched?.range ?? 0..<0 : buffer.cursor..<buffer.cursor
    while position > 0 {
      position -= 1
      guard let argument = hooks.lastArgument(entries[position]) else { continue }
      change { $0.replace(range, with: argument) }
      fetched = (range.lowerBound..<buffer.cursor, position)
      return
    }
  }
}
