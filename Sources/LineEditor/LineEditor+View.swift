import CEditline

extension LineEditor {
  /// Changes the buffer, here and in libedit.
  func change(_ body: (inout EditBuffer) -> Void) {
    let before = buffer
    body(&buffer)
    guard buffer != before else { return }
    if buffer.text.hasSameBytes(as: before.text) {
      let cursor = buffer.before.unicodeScalars.count
      cel_set_cursor(editor, cursor)
      return
    }
    scalars = buffer.text.wideCharacters
    if !cel_replace(editor, scalars, scalars.count, buffer.before.unicodeScalars.count) {
      pull()
    }
  }

  /// Takes over what libedit's functions have made of its buffer.
  func pull() {
    var length = 0
    var cursor = 0
    let start = cel_buffer(editor, &length, &cursor)
    let current = UnsafeBufferPointer(start: start, count: length)
    if !scalars.isSame(as: current) {
      scalars = Array(current)
      buffer.set(String(wideCharacters: current))
    }
    var offset = 0
    for value in current.prefix(cursor) {
      offset += value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    }
    buffer.move(to: offset)
  }

  /// What is done between keys: composing what was typed, and remembering it for undoing.
  func settle() {
    pull()
    // libedit's own functions come between ours without telling.
    if !hasRun, buffer != settled {
      lastFunction = nil
      roundToLetters()
    }
    mayHaveCount = isFed && !hasRun && buffer == settled
    hasRun = false
    compose()
    if !buffer.text.hasSameBytes(as: settled.text) {
      undo.note(from: settled, to: buffer)
    }
    settled = buffer
  }

  /// Puts the cursor behind the letter that it stands in. What is typed letter by letter must not
  /// be disturbed like this: a flag typed before another flag joins it for a moment.
  func align() {
    let before = buffer.cursor
    change { $0.alignCursor() }
    if buffer.cursor != before { compose() }
  }

  /// Composes the line up to the cursor if a mark stands there.
  private func compose() {
    guard let mark = buffer.before.unicodeScalars.last, Normalization.mayCompose(mark) else {
      return
    }
    let line = buffer.lineStart..<buffer.cursor
    let composed = Normalization.composed(buffer.slice(line))
    change { $0.replace(line, with: composed) }
  }

  /// Puts a state of the undo history in place without remembering it as a change.
  func restore(_ state: EditBuffer) {
    change { $0 = state }
    settled = buffer
  }

  /// What tells that vi's keys are commands.
  private static let commandMark = "-- command --"

  /// What is to be seen while editing.
  func view() -> View {
    var view = finalView()
    view.cursor = buffer.cursor
    let hint = currentHint()
    view.ghost = proposal()
    if let help = hint.help, !help.isEmpty { view.below = [[Cell](help, .hint)] }
    if isCommandMode, !options.isPlain { view.below.insert([Cell](Self.commandMark, .hint), at: 0) }
    return view
  }

  /// What is to be left on the screen.
  func finalView() -> View {
    var view = View(prompt: prompt, text: buffer.text, cursor: buffer.count)
    guard !options.isPlain, buffer.count <= Self.liveLimit else { return view }
    if !spans.text.hasSameBytes(as: buffer.text) {
      spans = (buffer.text, hooks.highlight(buffer.text))
    }
    view.spans = spans.spans
    return view
  }

  /// What is proposed to follow the text while the cursor is at its end: what followed it before,
  /// or else what the language has to say.
  func proposal() -> String? {
    guard !options.isPlain, buffer.isAtEnd, buffer.count <= Self.liveLimit else { return nil }
    let ghost = currentHint().ghost
    if ghost == "" { return nil }
    guard let entry = currentSuggestion() else { return ghost }
    return String(decoding: entry.utf8.dropFirst(buffer.count), as: UTF8.self)
  }

  /// The entry of the history that begins with the text.
  private func currentSuggestion() -> String? {
    let text = buffer.text
    // The history is not even read before something is typed.
    if text.isEmpty { return nil }
    if let suggestion, suggestion.text.hasSameBytes(as: text) { return suggestion.entry }
    let entries = history.history
    var position: Int?
    if let suggestion, text.utf8.starts(with: suggestion.text.utf8) {
      // What begins with more is no later than what begins with less.
      position = suggestion.position.flatMap {
        entries.position(before: $0 + 1, beginningWith: text)
      }
    } else {
      position = entries.position(before: entries.count, beginningWith: text)
    }
    let entry = position.map { entries[$0] }
    suggestion = (text, position, entry)
    return entry
  }

  private func currentHint() -> Hint {
    guard !options.isPlain, buffer.count <= Self.liveLimit else { return Hint() }
    if let hint, hint.buffer == buffer { return hint.hint }
    let fresh = hooks.hint(buffer.text, buffer.cursor)
    hint = (buffer, fresh)
    return fresh
  }
}
