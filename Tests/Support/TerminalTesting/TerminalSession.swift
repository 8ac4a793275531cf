import CPseudoTerminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that runs in a pseudo-terminal, and the screen that it draws.
public final class TerminalSession {
  /// How a program ended.
  public enum Ending: Equatable {
    /// With this status.
    case exited(Int32)
    /// By this signal.
    case killed(Int32)
    /// Not within the time given; it was killed.
    case timedOut
  }

  /// Why a test cannot go on.
  public struct Failure: Error, CustomStringConvertible {
    /// What was awaited, and what was on the screen instead.
    public var description: String
  }

  /// The milliseconds that anything may take before a test gives up.
  public static let patience = 20_000

  /// What the program has drawn so far.
  public private(set) var screen: TerminalScreen
  /// Everything that the program has sent.
  public private(set) var received: [UInt8] = []
  /// The process.
  public let process: Int32
  private let terminal: Int32
  private var isCollected = false
  private var isClosed = false

  /// Starts a program; the first argument is its path. The environment is exactly what is given.
  public init(
    _ arguments: [String], environment: [String: String] = ["TERM": "xterm-256color"],
    columns: Int = 60, rows: Int = 12
  ) throws {
    // A terminal may not know its size, which is then 0.
    screen = TerminalScreen(columns: columns > 0 ? columns : 80, rows: rows > 0 ? rows : 24)
    var words = arguments.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var terminal: Int32 = -1
    process = cpt_start(&words, &variables, Int32(columns), Int32(rows), &terminal)
    self.terminal = terminal
    guard process > 0 else { throw Failure(description: "no pseudo-terminal: errno \(errno)") }
  }

  deinit {
    if !isCollected { cpt_kill(process) }
    hangUp()
  }

  /// Whether the program reads keys one by one now.
  public var isRaw: Bool { cpt_is_raw(terminal) }

  /// Types text.
  ///
  /// Of a control key that is no signal the terminal itself makes something as long as the program
  /// does not read keys one by one, so one that comes first waits a while for that.
  public func send(_ text: String) throws {
    if let first = text.utf8.first, first < 0x20, !Self.keysOfTheTerminal.contains(first) {
      let start = ContinuousClock.now
      while !isRaw, ContinuousClock.now - start < .seconds(5), receive(milliseconds: 10) {}
    }
    try send(bytes: Array(text.utf8))
  }

  /// Tab and Enter, which keep their meaning, and Ctrl-C, Ctrl-Z and Ctrl-backslash, which are to
  /// reach commands too.
  private static let keysOfTheTerminal: Set<UInt8> = [0x03, 0x09, 0x0A, 0x0D, 0x1A, 0x1C]

  /// Types bytes.
  public func send(bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { cpt_write(terminal, $0.baseAddress!, $0.count, 50) }
      rest = rest.dropFirst(count)
      // A program that answers while it is typed at must not be blocked by a full terminal.
      if count == 0 || rest.count > 1000 { _ = receive(milliseconds: 0) }
      if count == 0, isClosed { throw failure("a terminal that takes \(rest.count) bytes") }
    }
  }

  /// Waits until the screen is as wanted.
  public func wait(
    for what: String, milliseconds: Int = patience, until isDone: (TerminalScreen) -> Bool
  ) throws {
    let start = ContinuousClock.now
    while !isDone(screen) {
      guard receive(milliseconds: 20) else { throw failure(what) }
      if ContinuousClock.now - start > .milliseconds(milliseconds) { throw failure(what) }
    }
  }

  /// Waits until the whole screen shows exactly this.
  public func wait(forScreen text: String) throws {
    try wait(for: text) { $0.text == text }
  }

  /// Waits until the screen contains this.
  public func wait(forText text: String) throws {
    try wait(for: text) { $0.text.contains(text) }
  }

  /// Takes in what arrives within a time; false when the program has closed the terminal.
  @discardableResult
  public func receive(milliseconds: Int) -> Bool {
    guard !isClosed else { return false }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = cpt_read(terminal, &bytes, bytes.count, Int32(milliseconds))
    if count < 0 {
      isClosed = true
      return false
    }
    received += bytes[..<count]
    screen.receive(bytes[..<count])
    return true
  }

  /// Changes the size of the terminal.
  public func resize(columns: Int, rows: Int) {
    // What was sent before belongs to the old size.
    while receive(milliseconds: 10), receivesMore() {}
    screen.resize(columns: columns, rows: rows)
    _ = cpt_resize(terminal, Int32(columns), Int32(rows))
  }

  private func receivesMore() -> Bool {
    let before = received.count
    receive(milliseconds: 0)
    return received.count > before
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) {
    kill(process, number)
  }

  /// The group of processes that the keys' signals go to now.
  public var foreground: Int32 { cpt_foreground(terminal) }

  /// Sets the terminal's modes as a shell leaves them.
  public func cook() { _ = cpt_cook(terminal) }

  /// Makes the emulated terminal cut rows off when it is narrowed, instead of breaking them.
  public func cutRowsWhenNarrowed() { screen.cutsRows = true }

  /// Closes the terminal as a lost connection does.
  public func hangUp() {
    if !isHungUp { close(terminal) }
    isHungUp = true
    isClosed = true
  }
  private var isHungUp = false

  /// Waits for the end of the program, taking in what it still sends.
  public func ending(milliseconds: Int = patience) -> Ending {
    let start = ContinuousClock.now
    var status: Int32 = 0
    while !cpt_wait(process, 2, &status) {
      receive(milliseconds: 1)
      guard ContinuousClock.now - start < .milliseconds(milliseconds) else {
        cpt_kill(process)
        isCollected = true
        return .timedOut
      }
    }
    isCollected = true
    while receive(milliseconds: 0), receivesMore() {}
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
  }

  private func failure(_ what: String) -> Failure {
    Failure(
      description: """
        waited for: \(what)
        the screen, with the cursor at row \(screen.row), column \(screen.column):
        \(screen.text)
        --
        """)
  }
}
