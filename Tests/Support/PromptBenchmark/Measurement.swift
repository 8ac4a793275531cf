import Foundation
import TerminalTesting

/// How long a prompt takes to show, and each key to be dealt with.
struct Measurement {
  /// The silence, in milliseconds, after which a screen counts as settled.
  static let silence = 4

  var name: String
  /// The milliseconds from the start of the program to its prompt.
  var starts: [Double] = []
  /// The milliseconds from each key to the last byte that it caused.
  var keys: [Double] = []
  var bytes = 0

  static let heading = "milliseconds         start  key p50  key p95      max  bytes a key"

  var row: String {
    let numbers = [
      Self.quantile(starts, 0.5), Self.quantile(keys, 0.5), Self.quantile(keys, 0.95),
      Self.quantile(keys, 1),
    ].map { $0.isNaN ? "       -" : String(format: "%8.2f", $0) }.joined(separator: " ")
    let size = String(format: "%6.1f", Double(bytes) / Double(max(1, keys.count)))
    return name.padding(toLength: 18, withPad: " ", startingAt: 0) + numbers + "  " + size
  }

  /// How many times as long as another program it takes.
  func ratios(to other: Measurement) -> String {
    func ratio(_ values: KeyPath<Measurement, [Double]>, _ part: Double) -> String {
      let own = Self.quantile(self[keyPath: values], part)
      return String(format: "%.1f", own / Self.quantile(other[keyPath: values], part))
    }
    return "\(name): \(ratio(\.starts, 0.5)) times \(other.name)'s start, "
      + "\(ratio(\.keys, 0.5)) and \(ratio(\.keys, 0.95)) times its keys (p50, p95)"
  }

  /// The value that a part of the numbers are within.
  private static func quantile(_ values: [Double], _ part: Double) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
  }
}

/// A program at a prompt that is measured.
struct Subject {
  var program: [String]
  var environment: [String: String] = [:]
  /// What the prompt looks like.
  var prompt: String

  /// Starts the program and waits for its prompt.
  func start() throws -> (session: TerminalSession, milliseconds: Double) {
    let variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent"]
    let start = ContinuousClock.now
    let session = try TerminalSession(
      program, environment: variables.merging(environment) { $1 }, columns: 100, rows: 30)
    try session.wait(for: "the prompt") { $0.text.contains(prompt) && $0.column > 0 }
    return (session, Self.milliseconds(ContinuousClock.now - start))
  }

  /// Starts the program some times, each time until its prompt is there.
  func measureStarts(_ count: Int, into result: inout Measurement) throws {
    for _ in 0..<count {
      let (session, time) = try start()
      result.starts.append(time)
      session.signal(SIGKILL)
      _ = session.ending()
    }
  }

  /// Types a line letter by letter, some times, and clears it again each time.
  func measureTyping(_ line: String, rounds: Int, into result: inout Measurement) throws {
    let (session, _) = try start()
    settle(session)
    for _ in 0..<rounds {
      let column = session.screen.column
      for letter in line { try press(String(letter), session, &result) }
      try session.send("\u{15}")
      try session.wait(for: "an empty line") { $0.column == column }
      settle(session)
    }
  }

  /// Types a line at once, and measures one key after it, which `after` undoes.
  func measureKey(
    _ key: String, after line: String, undone after: String, rounds: Int,
    into result: inout Measurement
  ) throws {
    let (session, _) = try start()
    settle(session)
    for _ in 0..<rounds {
      let column = session.screen.column
      try session.send(line)
      try session.wait(for: "the line") { $0.column > column }
      settle(session)
      try press(key, session, &result)
      try session.send(after)
      // A lone escape is told from the start of a sequence by the silence after it.
      session.receive(milliseconds: 100)
      settle(session)
      try session.send("\u{15}")
      try session.wait(for: "an empty line") { $0.column == column }
      settle(session)
    }
  }

  /// Types lines, and measures the time from Enter to the next prompt.
  func measureLines(_ lines: [String], into result: inout Measurement) throws {
    let (session, _) = try start()
    settle(session)
    for line in lines {
      try session.send(line)
      settle(session)
      let row = session.screen.scrolledOff.count + session.screen.row
      let before = session.received.count
      let pressed = ContinuousClock.now
      try session.send("\r")
      try session.wait(for: "the next prompt") {
        $0.scrolledOff.count + $0.row > row && session.isRaw
          && $0.lines[$0.row].hasSuffix(">")
      }
      result.keys.append(Self.milliseconds(ContinuousClock.now - pressed))
      result.bytes += session.received.count - before
      settle(session)
    }
  }

  private func press(
    _ key: String, _ session: TerminalSession, _ result: inout Measurement
  ) throws {
    let before = session.received.count
    let pressed = ContinuousClock.now
    try session.send(key)
    try session.wait(for: "an answer") { _ in session.received.count > before }
    result.keys.append(Self.milliseconds(settle(session) - pressed))
    result.bytes += session.received.count - before
  }

  /// Waits until nothing comes any more, and returns when the last piece came.
  @discardableResult
  private func settle(_ session: TerminalSession) -> ContinuousClock.Instant {
    var last = ContinuousClock.now
    while true {
      let before = session.received.count
      session.receive(milliseconds: Measurement.silence)
      if session.received.count == before { return last }
      last = ContinuousClock.now
    }
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3
  }
}
