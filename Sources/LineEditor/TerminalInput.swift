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
  /// The terminal is gone.
  case hangUp
}

/// Keys from a terminal and signals to the process, in the order in which they arrive.
struct TerminalInput {
  /// How long, in milliseconds, the rest of a sequence may take after its escape.
  private static let escapeDelay: Int32 = 50
  private static let chunk = 1 << 16

  private let terminal: Int32
  private let signals: Int32
  private var decoder = KeyDecoder()
  private var putBack: [Key] = []
  private var pendingSignals: ArraySlice<UInt8> = []
  private var isOver = false

  /// Reads keys from one descriptor and the numbers of signals from another.
  init(terminal: Int32, signals: Int32) {
    self.terminal = terminal
    self.signals = signals
  }

  /// Makes a key the next one.
  mutating func putBack(_ key: Key) {
    putBack.append(key)
  }

  /// Whether another key is there already, so that it is not worth drawing before it.
  mutating func hasMore() -> Bool {
    if !putBack.isEmpty || (!decoder.isEmpty && !decoder.isPasting) { return true }
    return !isOver && wait(milliseconds: 0).terminal
  }

  /// Forgets the arrivals of a signal.
  mutating func drop(signal: Int32) {
    pendingSignals += read(signals, atMost: 64) ?? []
    pendingSignals.removeAll { Int32($0) == signal }
  }

  /// Waits for the next event.
  mutating func next() -> InputEvent {
    if let key = putBack.popLast() { return .key(key) }
    while true {
      if let signal = pendingSignals.popFirst() { return .signal(Int32(signal)) }
      if let key = decoder.next(isFinal: isOver) { return .key(key) }
      if isOver { return .hangUp }
      let mayBeEscape = !decoder.isEmpty && !decoder.isPasting
      let ready = wait(milliseconds: mayBeEscape ? Self.escapeDelay : -1)
      if ready.signals {
        pendingSignals += read(signals, atMost: 64) ?? []
      } else if ready.terminal {
        if let bytes = read(terminal, atMost: Self.chunk) {
          decoder.feed(bytes)
        } else {
          isOver = true
        }
      } else if mayBeEscape, let key = decoder.next(isFinal: true) {
        return .key(key)
      }
    }
  }

  private func wait(milliseconds: Int32) -> (terminal: Bool, signals: Bool) {
    var requests = [
      pollfd(fd: terminal, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&requests, 2, milliseconds) > 0 else { return (false, false) }
    return (requests[0].revents != 0, requests[1].revents & Int16(POLLIN) != 0)
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
