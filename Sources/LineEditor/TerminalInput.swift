import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the editor wakes up for.
enum InputEvent {
  case key(Key)
  case signal(Int32)
  /// No key has come for a while; this is said once between two keys.
  case idle
  /// The terminal is gone.
  case hangUp
}

/// Keys from a terminal and signals to the process, in the order in which they arrive.
struct TerminalInput {
  /// How long, in milliseconds, the rest of a sequence may take after its escape.
  private static let escapeDelay: Int32 = 50
  /// How long, in milliseconds, a paste may pause. A paste whose end got lost ends then.
  private static let pasteSilence: Int32 = 2_000
  private static let chunk = 1 << 16
  /// The fewest bytes that count as text that was not typed.
  private static let burst = 256

  private let terminal: Int32
  private let signals: Int32
  private let idleDelay: Int32
  private var isIdleTold = false
  private var decoder = KeyDecoder()
  private var putBack: [Key] = []
  private var pendingSignals: ArraySlice<UInt8> = []
  private var isOver = false

  /// Reads keys from one descriptor and the numbers of signals from another.
  init(terminal: Int32, signals: Int32, idleDelay: Int32) {
    self.terminal = terminal
    self.signals = signals
    self.idleDelay = max(0, idleDelay)
  }

  /// Begins another line: its first pause will be told.
  mutating func start() {
    isIdleTold = false
  }

  /// Makes a key the next one.
  mutating func putBack(_ key: Key) {
    putBack.append(key)
  }

  /// Whether another key is there, or comes within a time, so that it is not worth drawing before
  /// it, or a signal, which may be a new size, so that it would be wrong.
  mutating func hasMore(within milliseconds: Int32) -> Bool {
    if !putBack.isEmpty || (!decoder.isEmpty && !decoder.isPasting) { return true }
    guard !isOver, pendingSignals.isEmpty else { return !isOver }
    let ready = wait(milliseconds: milliseconds)
    return ready.terminal || ready.signals
  }

  /// Takes the plain text that comes next if there is so much of it that nobody has typed it, as
  /// when a terminal without brackets pastes: in one piece a megabyte takes linear time.
  mutating func takeText() -> String? {
    putBack.isEmpty && pendingSignals.isEmpty ? decoder.takeText(atLeast: Self.burst) : nil
  }

  /// Forgets the arrivals of a signal, and tells whether there were any.
  @discardableResult
  mutating func take(signal: Int32) -> Bool {
    pendingSignals += read(signals, atMost: 64) ?? []
    let count = pendingSignals.count
    pendingSignals.removeAll { Int32($0) == signal }
    return pendingSignals.count < count
  }

  /// Waits for the next event.
  mutating func next() -> InputEvent {
    if let key = putBack.popLast() { return .key(key) }
    while true {
      if let signal = pendingSignals.popFirst() { return .signal(Int32(signal)) }
      if let key = decoder.next(isFinal: isOver) { return .key(key) }
      if isOver { return .hangUp }
      let mayBeEscape = !decoder.isEmpty && !decoder.isPasting
      let patience =
        mayBeEscape
        ? Self.escapeDelay : decoder.isPasting ? Self.pasteSilence : isIdleTold ? -1 : idleDelay
      let ready = wait(milliseconds: patience)
      if ready.signals {
        pendingSignals += read(signals, atMost: 64) ?? []
      } else if ready.terminal {
        isIdleTold = false
        if let bytes = read(terminal, atMost: Self.chunk) {
          decoder.feed(bytes)
        } else {
          isOver = true
        }
      } else if ready.isTimeOut {
        if mayBeEscape {
          if let key = decoder.next(isFinal: true) { return .key(key) }
        } else if decoder.isPasting {
          return .key(decoder.endPaste())
        } else {
          isIdleTold = true
          return .idle
        }
      }
    }
  }

  /// Waits until something is there; all answers are no when a signal came instead.
  private func wait(
    milliseconds: Int32
  ) -> (terminal: Bool, signals: Bool, isTimeOut: Bool) {
    var requests = [
      pollfd(fd: terminal, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&requests, 2, milliseconds)
    guard count > 0 else { return (false, false, count == 0) }
    return (requests[0].revents != 0, requests[1].revents & Int16(POLLIN) != 0, false)
  }

  /// The bytes that are there; empty when there are none after all, nil at the end.
  private func read(_ descriptor: Int32, atMost count: Int) -> [UInt8]? {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, used in
      #if canImport(Glibc)
        let got = Glibc.read(descriptor, room.baseAddress, count)
      #else
        let got = Darwin.read(descriptor, room.baseAddress, count)
      #endif
      failure = got < 0 ? errno : 0
      used = max(0, got)
    }
    if failure == EINTR || failure == EAGAIN { return [] }
    return bytes.isEmpty ? nil : bytes
  }
}
