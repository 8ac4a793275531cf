import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line editor on a terminal, for any language that can be described by ``EditorHooks``.
///
/// libedit keeps the key tables, the user's `.editrc` and the edit buffer. What is on the screen is
/// drawn here, and libedit's own drawing is thrown away, because it corrupts wrapped lines and
/// knows neither colour nor proposals. An editor belongs to the thread that made it.
public final class LineEditor: LineReading {
  /// The longest text, in bytes, that is coloured and given hints at every key.
  static let liveLimit = 1 << 16

  /// What knows the language.
  public var hooks: EditorHooks
  /// The entries of earlier reads.
  public let history: HistoryFile

  let options: EditorOptions
  let editor: OpaquePointer
  var input: TerminalInput
  var screen: Screen
  var buffer = EditBuffer()
  var undo = UndoHistory()
  var walk = HistoryWalk()
  var killed = ""
  var prompt: [Cell] = []
  var outcome: ReadOutcome?
  /// The function that ran last, if no character was typed since.
  var lastFunction: EditorFunction?
  /// Where the last Alt-. has put its text, and the position of the entry that it came from.
  var fetched: (range: Range<Int>, position: Int)?
  private var tables: KeyTables
  private let context: Unmanaged<WeakEditor>
  private let pipe: (read: Int32, write: Int32)
  /// Characters that libedit is to get before the next key.
  private var queue: ArraySlice<Int32> = []
  /// libedit's buffer as it was when `buffer` was made from it.
  private var scalars: [Int32] = []
  /// The buffer after the last key, for undoing.
  private var settled = EditBuffer()
  private var spans: (text: String, spans: [StyledSpan]) = ("", [])
  private var hint: (buffer: EditBuffer, hint: Hint)?

  /// Makes an editor, or nil when there is no memory, descriptor or terminal for one.
  public init?(
    _ options: EditorOptions = EditorOptions(), hooks: EditorHooks = EditorHooks(),
    history: HistoryFile = HistoryFile(path: nil)
  ) {
    _ = cel_use_utf8()
    var ends: [Int32] = [-1, -1]
    guard isatty(options.input) == 1, Self.openPipe(&ends) else { return nil }
    let holder = WeakEditor()
    let context = Unmanaged.passRetained(holder)
    guard
      let editor = cel_open(
        options.program, options.input, context.toOpaque(),
        { context, character in
          WeakEditor.editor(context)?.nextCharacter(into: character) ?? 0
        },
        { context, number in
          WeakEditor.editor(context)?.run(number) ?? CEL_DONE
        })
    else {
      context.release()
      close(ends[0])
      close(ends[1])
      return nil
    }
    self.options = options
    self.hooks = hooks
    self.history = history
    self.editor = editor
    self.context = context
    pipe = (ends[0], ends[1])
    input = TerminalInput(terminal: options.input, signals: ends[0])
    screen = Screen(
      terminal: options.output, kind: options.isDumb ? .dumb : .addressable,
      theme: options.isPlain ? .plain : options.theme, size: Self.size(of: options.output))
    tables = KeyTables(editor, program: options.program)
    if let configuration = options.configuration.text { tables.obey(configuration) }
    cel_take_signal_keys(editor)
    holder.editor = self
  }

  deinit {
    cel_close(editor)
    context.release()
    close(pipe.read)
    close(pipe.write)
  }

  public func read(prompt: Prompt) -> ReadOutcome {
    let signals = cel_catch_signals(pipe.write)
    begin(prompt)
    cel_read(editor)
    let outcome = outcome ?? .endOfInput
    screen.send(Self.pasteModeOff)
    cel_set_raw(editor, false)
    if let signals { cel_release_signals(signals) }
    if case .line(let entry) = outcome, hooks.records(entry) { history.add(entry) }
    return outcome
  }

  private func begin(_ prompt: Prompt) {
    outcome = nil
    self.prompt = prompt.pieces.flatMap { [Cell]($0.text, $0.style) }
    buffer = EditBuffer()
    settled = buffer
    scalars = []
    undo = UndoHistory()
    walk = HistoryWalk()
    lastFunction = nil
    hint = nil
    screen.start(Self.size(of: options.output))
    // Before anything is shown: what is typed the moment that the prompt appears must find the
    // terminal's line discipline switched off.
    cel_set_raw(editor, true)
    screen.send(Self.pasteModeOn)
  }

  private static let pasteModeOn = "\u{1B}[?2004h"
  private static let pasteModeOff = "\u{1B}[?2004l"

  private static func openPipe(_ ends: inout [Int32]) -> Bool {
    #if canImport(Glibc)
      let isOpen = Glibc.pipe(&ends) == 0
    #else
      let isOpen = Darwin.pipe(&ends) == 0
    #endif
    guard isOpen else { return false }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    return true
  }

  private static func size(of terminal: Int32) -> ScreenSize {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard cel_window_size(terminal, &columns, &rows) else { return .usual }
    return ScreenSize(columns: Int(columns), rows: rows > 0 ? Int(rows) : ScreenSize.usual.rows)
  }
}

// MARK: - Keys

extension LineEditor {
  /// Gives libedit its next character; 0 ends the reading.
  private func nextCharacter(into character: UnsafeMutablePointer<Int32>) -> Int32 {
    if queue.isEmpty { settle() }
    while queue.isEmpty {
      guard let key = nextKey(showing: view) else { return 0 }
      switch key {
      case .character(let scalar):
        if scalar.value >= 0x20, scalar.value != 0x7F { lastFunction = nil }
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
    character.pointee = next
    return 1
  }

  /// Shows the view unless more keys are waiting, and returns the next key; nil when the reading
  /// is over. Signals are dealt with on the way.
  func nextKey(showing view: () -> View) -> Key? {
    while outcome == nil {
      if !input.hasMore() { screen.show(view()) }
      switch input.next() {
      case .key(let key): return key
      case .signal(let signal): receive(signal)
      case .hangUp: end(.terminated(signal: SIGHUP))
      }
    }
    return nil
  }

  private func receive(_ signal: Int32) {
    switch signal {
    case SIGINT: cancel()
    case SIGTERM, SIGHUP: end(.terminated(signal: signal))
    case SIGWINCH: screen.resize(to: Self.size(of: options.output))
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
    input.drop(signal: SIGCONT)
    resume()
  }

  private func resume() {
    // Whoever had the terminal in between may have left it in any mode.
    cel_set_raw(editor, false)
    cel_set_raw(editor, true)
    screen.start(Self.size(of: options.output))
    screen.send(Self.pasteModeOn)
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
    change { $0.insert(Paste.text(of: bytes)) }
    if dropped > 0 {
      screen.printBelow(["The paste was too long: its last \(dropped) bytes were left out."])
    }
    settle()
  }
}

// MARK: - The buffer and the screen

extension LineEditor {
  /// Changes the buffer, here and in libedit.
  func change(_ body: (inout EditBuffer) -> Void) {
    let before = buffer
    body(&buffer)
    guard buffer != before else { return }
    if buffer.text.utf8.elementsEqual(before.text.utf8) {
      let cursor = buffer.before.unicodeScalars.count
      cel_set_cursor(editor, cursor)
      return
    }
    scalars = buffer.text.unicodeScalars.map { Int32(bitPattern: $0.value) }
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
    if current.count != scalars.count || !current.elementsEqual(scalars) {
      scalars = Array(current)
      var text = ""
      text.unicodeScalars.append(
        contentsOf: scalars.lazy.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" })
      buffer.set(text)
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
    if let mark = buffer.before.unicodeScalars.last, Normalization.mayCompose(mark) {
      let line = buffer.lineStart..<buffer.cursor
      let composed = Normalization.composed(buffer.slice(line))
      change { $0.replace(line, with: composed) }
    }
    if !buffer.text.utf8.elementsEqual(settled.text.utf8) {
      undo.note(from: settled, to: buffer)
    }
    settled = buffer
  }

  /// Puts a state of the undo history in place without remembering it as a change.
  func restore(_ state: EditBuffer) {
    change { $0 = state }
    settled = buffer
  }

  /// What is to be seen while editing.
  func view() -> View {
    var view = finalView()
    view.cursor = buffer.cursor
    let hint = currentHint()
    view.ghost = proposal()
    if let help = hint.help, !help.isEmpty { view.below = [[Cell](help, .hint)] }
    return view
  }

  /// What is to be left on the screen.
  func finalView() -> View {
    var view = View(prompt: prompt, text: buffer.text, cursor: buffer.count)
    guard !options.isPlain, buffer.count <= Self.liveLimit else { return view }
    if spans.text.utf8.count != buffer.count || !spans.text.utf8.elementsEqual(buffer.text.utf8) {
      spans = (buffer.text, hooks.highlight(buffer.text))
    }
    view.spans = spans.spans
    return view
  }

  /// What is proposed to follow the text while the cursor is at its end.
  func proposal() -> String? {
    guard !options.isPlain, buffer.isAtEnd, buffer.count <= Self.liveLimit else { return nil }
    if let ghost = currentHint().ghost { return ghost.isEmpty ? nil : ghost }
    guard let entry = history.history.suggestion(for: buffer.text) else { return nil }
    return String(decoding: entry.utf8.dropFirst(buffer.count), as: UTF8.self)
  }

  private func currentHint() -> Hint {
    guard !options.isPlain, buffer.count <= Self.liveLimit else { return Hint() }
    if let hint, hint.buffer == buffer { return hint.hint }
    let fresh = hooks.hint(buffer.text, buffer.cursor)
    hint = (buffer, fresh)
    return fresh
  }
}

/// What libedit holds of an editor: it must not keep it alive.
private final class WeakEditor {
  weak var editor: LineEditor?

  static func editor(_ context: UnsafeMutableRawPointer) -> LineEditor? {
    Unmanaged<WeakEditor>.fromOpaque(context).takeUnretainedValue().editor
  }
}
