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
/// knows neither colour nor proposals. An editor belongs to the thread that made it. As long as one
/// exists Ctrl-C does not end the process: see ``takeInterrupt()``.
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
  /// The function that ran last, if nothing was typed since.
  var lastFunction: EditorFunction?
  /// Whether a function of ours has run since the last key.
  var hasRun = false
  /// Where the last Alt-. has put its text, and the position of the entry that it came from.
  var fetched: (range: Range<Int>, position: Int)?
  private(set) var tables: KeyTables
  private let context: Unmanaged<WeakEditor>
  let pipe: (read: Int32, write: Int32)
  /// Characters that libedit is to get before the next key.
  var queue: ArraySlice<Int32> = []
  /// The function that waits for the number before it.
  var counted: EditorFunction?
  /// Whether the last character did nothing that can be seen, as the digits of a number do.
  var mayHaveCount = false
  /// The last character that libedit got, and whether it got one since the reading began.
  var lastCharacter: Int32 = 0
  var isFed = false
  /// Whether vi's keys are commands now.
  var isCommandMode = false
  /// Whether the last character was a plain one, so that libedit is not in the midst of anything.
  var isTyping = false
  /// libedit's buffer as it was when `buffer` was made from it.
  var scalars: [Int32] = []
  /// What is to stand there when reading begins.
  var given = ""
  /// The buffer after the last key, for undoing.
  var settled = EditBuffer()
  var spans: (text: String, spans: [StyledSpan]) = ("", [])
  var hint: (buffer: EditBuffer, hint: Hint)?
  /// What of the history begins with a text, and where it stands.
  var suggestion: (text: String, position: Int?, entry: String?)?

  /// Makes an editor, or nil when there is no memory, descriptor or terminal for one.
  public init?(
    _ options: EditorOptions = EditorOptions(), hooks: EditorHooks = EditorHooks(),
    history: HistoryFile = HistoryFile(path: nil)
  ) {
    _ = cel_use_utf8()
    var ends: [Int32] = [-1, -1]
    guard isatty(options.input) == 1, isatty(options.output) == 1, Self.openPipe(&ends) else {
      return nil
    }
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
    input = TerminalInput(
      terminal: options.input, signals: ends[0], idleDelay: options.idleDelay)
    screen = Screen(
      terminal: options.output, kind: options.isDumb ? .dumb : .addressable,
      theme: options.isPlain ? .plain : options.theme, size: ScreenSize(of: options.output))
    tables = KeyTables(editor, program: options.program)
    if let configuration = options.configuration.text { tables.obey(configuration) }
    cel_take_all_keys(editor)
    Interrupts.watch()
    holder.editor = self
  }

  deinit {
    Interrupts.unwatch()
    cel_close(editor)
    context.release()
    close(pipe.read)
    close(pipe.write)
  }

  /// Reads one entry from the terminal, and keeps it in the history if it may be kept.
  public func read(prompt: Prompt) -> ReadOutcome { read(prompt: prompt, editing: "") }

  /// Reads one entry that has a beginning.
  ///
  /// - Parameter text: what stands there already, to be edited; the cursor is behind it.
  public func read(prompt: Prompt, editing text: String) -> ReadOutcome {
    let signals = cel_catch_signals(pipe.write)
    begin(prompt)
    given = text
    cel_read(editor)
    let outcome = outcome ?? .endOfInput
    conclude(signals)
    if case .line(let entry) = outcome { history.add(entry, keeping: hooks.keeping(entry)) }
    return outcome
  }

  /// Gives the terminal back after a read.
  func conclude(_ signals: OpaquePointer?) {
    screen.send(Self.pasteModeOff)
    cel_set_raw(editor, false)
    if let signals { cel_release_signals(signals) }
    // Those that came after Enter are for the command.
    if input.take(signal: SIGINT) { Interrupts.note() }
    if input.take(signal: SIGTSTP) { cel_stop(SIGTSTP, false) }
  }

  /// Whether Ctrl-C was pressed since the last read or the last call of this. A command that may
  /// take long asks for it now and then, and stops.
  public func takeInterrupt() -> Bool { Interrupts.take() }

  func begin(_ prompt: Prompt) {
    // An interrupt before this moment was not meant for the command that comes next.
    _ = Interrupts.take()
    outcome = nil
    self.prompt = prompt.pieces.flatMap { [Cell]($0.text, $0.style) }
    buffer = EditBuffer()
    settled = buffer
    scalars = []
    undo = UndoHistory()
    walk = HistoryWalk()
    lastFunction = nil
    hint = nil
    suggestion = nil
    counted = nil
    mayHaveCount = false
    isFed = false
    isCommandMode = false
    input.start()
    screen.start(ScreenSize(of: options.output))
    // Before anything is shown: what is typed the moment that the prompt appears must find the
    // terminal's line discipline switched off.
    cel_set_raw(editor, true)
    screen.send(Self.pasteModeOn)
  }

  static let pasteModeOn = "\u{1B}[?2004h"
  static let pasteModeOff = "\u{1B}[?2004l"

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
}

/// What libedit holds of an editor: it must not keep it alive.
private final class WeakEditor {
  weak var editor: LineEditor?

  static func editor(_ context: UnsafeMutableRawPointer) -> LineEditor? {
    Unmanaged<WeakEditor>.fromOpaque(context).takeUnretainedValue().editor
  }
}
