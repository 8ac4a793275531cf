import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LineEditor {
  /// The milliseconds for which the drawing of a long text waits for more of it.
  private static let longTextPause: Int32 = 20

  /// Gives libedit its next character; 0 ends the reading.
  func nextCharacter(into character: UnsafeMutablePointer<Int32>) -> Int32 {
    if !given.isEmpty {
      let text = Normalization.composed(given)
      given = ""
      change { $0.insertComposed(text) }
    }
    if queue.isEmpty {
      performCounted()
      if mustAskForMode {
        queue = [Int32(SpecialKey.viQuestion.rawValue)]
      } else {
        settle()
      }
    }
    while queue.isEmpty {
      if isTyping, let text = input.takeText() {
        change { $0.insertComposed(Normalization.composed(text)) }
        settle()
        continue
      }
      guard let key = nextKey(showing: view) else { return 0 }
      switch key {
      case .character(let scalar):
        queue = [Int32(bitPattern: scalar.value)]
      case .special(let special, let sequence):
        queue =
          tables.userSequences.contains(sequence)
          ? ArraySlice(sequence.map(Int32.init)) : [Int32(special.rawValue)]
      case .escape:
        queue = [tables.usesVi ? Int32(SpecialKey.viEscape.rawValue) : 0x1B]
      case .paste(let bytes, let dropped): insertPaste(bytes, dropped: dropped)
      case .unknown(let sequence):
        if tables.userSequences.contains(sequence) { queue = ArraySlice(sequence.map(Int32.init)) }
      }
    }
    guard let next = queue.popFirst() else { return 0 }
    lastCharacter = next
    isFed = true
    if next == Int32(SpecialKey.viEscape.rawValue) { isCommandMode = true }
    isTyping =
      counted == nil && next >= 0x20 && !(0x7F..<0xA0).contains(next) && !tables.usesVi
    character.pointee = next
    return 1
  }

  /// Shows the view unless more keys are waiting, and returns the next key; nil when the reading
  /// is over. Signals are dealt with on the way.
  func nextKey(showing view: () -> View) -> Key? {
    while outcome == nil {
      // Drawing a long text takes a while, and it may still be arriving.
      let pause: Int32 = buffer.count > Self.liveLimit ? Self.longTextPause : 0
      if !input.hasMore(within: pause) { screen.show(view()) }
      switch input.next() {
      case .key(let key): return key
      case .signal(let signal): receive(signal)
      case .idle:
        let lines = hooks.idle()
        if !lines.isEmpty { screen.printAbove(lines) }
      case .hangUp: end(.terminated(signal: SIGHUP))
      }
    }
    return nil
  }

  private func receive(_ signal: Int32) {
    switch signal {
    case SIGINT: cancel()
    case SIGTERM, SIGHUP: end(.terminated(signal: signal))
    case SIGWINCH:
      screen.resize(to: ScreenSize(of: options.output), narrowing: options.narrowing)
    case SIGTSTP: stop(wholeGroup: false)
    case SIGCONT: resume()
    default: break
    }
  }

  /// Leaves the terminal as it was, stops, and takes the terminal back when continued.
  func stop(wholeGroup: Bool) {
    screen.finish(finalView())
    screen.send(Self.pasteModeOff)
    cel_set_raw(editor, false)
    cel_stop(SIGTSTP, wholeGroup)
    input.take(signal: SIGCONT)
    resume()
  }

  private func resume() {
    // Whoever had the terminal in between may have left it in any mode.
    cel_set_raw(editor, false)
    cel_set_raw(editor, true)
    screen.start(ScreenSize(of: options.output))
    screen.send(Self.pasteModeOn)
  }

  /// Prints lines below what is being edited, which is drawn again below them.
  func printBelow(_ lines: [String]) {
    screen.show(finalView())
    screen.printBelow(lines)
  }

  /// Ends the reading with an outcome.
  func end(_ outcome: ReadOutcome) {
    screen.finish(finalView())
    self.outcome = outcome
  }

  /// Gives the entry up.
  func cancel() {
    var view = finalView()
    view.ghost = "^C"
    screen.finish(view)
    outcome = .cancelled
  }

  private func insertPaste(_ bytes: [UInt8], dropped: Int) {
    change { $0.insertComposed(Paste.text(of: bytes)) }
    if dropped > 0 {
      printBelow(["The paste was too long: its last \(dropped) bytes were left out."])
    }
    settle()
  }
}
