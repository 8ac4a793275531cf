import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows on standard error what takes long, where that is a terminal which can empty a row.
///
/// Work that is quick costs one timer that never fires; nothing is there to pay where standard
/// error is a file.
final class Progress {
  private let line: SharedLine
  private var timer: (any DispatchSourceTimer)?

  /// A line on standard error; `nil` where it could not be drawn or nobody would see it.
  init?() {
    guard isatty(2) == 1, let kind = getenv("TERM"), kind.pointee != 0,
      String(cString: kind) != "dumb"
    else { return nil }
    let clock = ContinuousClock()
    let origin = clock.now
    line = SharedLine(
      ProgressLine(clock: { clock.now - origin }, width: Self.columns, sink: Self.write))
  }

  /// Does something that may take long.
  func during<Value, Failure: Error>(
    _ what: String, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let isFirst = line.value.withLock { line in
      line.begin(what)
      return !line.isInside
    }
    if isFirst { start() }
    defer {
      if isFirst { stop() }
      line.value.withLock { $0.end() }
    }
    return try work()
  }

  /// Wipes the line before something else is written to the terminal.
  func giveWay() { line.value.withLock { $0.giveWay() } }

  private func start() {
    let source = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    let delay = DispatchTimeInterval(ProgressLine.delay)
    source.schedule(
      deadline: .now() + delay, repeating: DispatchTimeInterval(ProgressLine.interval))
    source.setEventHandler { [line] in
      line.value.withLock { line in
        line.tick()
        if line.isShown { InterruptedLine.guardIt() }
      }
    }
    source.resume()
    timer = source
  }

  private func stop() {
    timer?.cancel()
    timer = nil
  }

  @Sendable private static func columns() -> Int {
    var size = winsize()
    return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Writes without waiting for what else there is to be written: a line that is lost is no loss.
  @Sendable private static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      #if canImport(Glibc)
        _ = Glibc.write(2, bytes.baseAddress, bytes.count)
      #else
        _ = Darwin.write(2, bytes.baseAddress, bytes.count)
      #endif
    }
  }
}

/// The line, which the timer draws from another thread.
private final class SharedLine: Sendable {
  let value: Mutex<ProgressLine>

  init(_ line: ProgressLine) { value = Mutex(line) }
}

/// What becomes of the line when Ctrl-C ends the program: the shell's prompt must not be drawn over
/// it.
private enum InterruptedLine {
  /// Wipes the line when the program is ended, unless somebody else has taken the signal over.
  static func guardIt() {
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      sigaction(number, nil, &action)
      guard isUsual(action) else { continue }
      signal(number) { number in
        let wipe: StaticString = "\r\u{1B}[K"
        #if canImport(Glibc)
          _ = Glibc.write(2, wipe.utf8Start, wipe.utf8CodeUnitCount)
        #else
          _ = Darwin.write(2, wipe.utf8Start, wipe.utf8CodeUnitCount)
        #endif
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  private static func isUsual(_ action: sigaction) -> Bool {
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return handler == nil
  }
}

extension DispatchTimeInterval {
  /// A span of time, to the millisecond.
  fileprivate init(_ duration: Duration) {
    let parts = duration.components
    self = .milliseconds(
      Int(parts.seconds) * 1_000 + Int(parts.attoseconds / 1_000_000_000_000_000))
  }
}
