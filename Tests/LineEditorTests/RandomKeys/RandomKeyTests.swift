import Foundation
import TerminalTesting
import Testing

/// Random keys at narrow widths: the screen must always be what a simple model says.
///
/// `CRUX_LONG_TESTS=1` asks for a thousand sessions, `CRUX_FIRST_SEED=N` for others than the usual
/// ones, and `CRUX_SEED=N` for one alone.
@Suite struct RandomKeyTests {
  private static let isLong = ProcessInfo.processInfo.environment["CRUX_LONG_TESTS"] == "1"
  private static let onlySeed = ProcessInfo.processInfo.environment["CRUX_SEED"].flatMap(
    UInt64.init)
  private static let sessions: UInt64 = isLong ? 1_000 : 48
  private static let firstSeed =
    ProcessInfo.processInfo.environment["CRUX_FIRST_SEED"].flatMap(UInt64.init) ?? 1
  private static let steps = 30

  @Test(arguments: [20, 30], 0..<UInt64(2))
  func `random keys and sizes never corrupt the screen`(columns: Int, share: UInt64) throws {
    let half = UInt64(columns / 10 - 2)
    for number in Self.firstSeed..<Self.firstSeed + Self.sessions
    where number % 4 == share * 2 + half {
      if let only = Self.onlySeed, only != number { continue }
      // Every fifth terminal cuts rows off when it is narrowed.
      let cuts = number % 5 == 0
      let session = try Demo.start(
        environment: cuts ? ["XTERM_VERSION": "XTerm(379)"] : [:], columns: columns, rows: 14)
      if cuts { session.cutRowsWhenNarrowed() }
      var random = RandomSession(
        seed: number, terminal: session, columns: columns, rows: 14, joins: true,
        sizes: (12...45, 8...24))
      do {
        try random.run(steps: Self.steps)
      } catch {
        Issue.record(error)
        continue
      }
      #expect(session.screen.unknown.isEmpty, "seed \(number)")
      try session.send("\u{04}")
      #expect(session.ending() == .exited(0), "seed \(number)")
    }
  }

  @Test(.enabled(if: TmuxSession.path != nil, "tmux is not installed"))
  func `tmux shows the same`() throws {
    let seeds = Self.firstSeed..<Self.firstSeed + (Self.isLong ? 60 : 3)
    for number in seeds where Self.onlySeed == nil || Self.onlySeed == number {
      let columns = number % 2 == 0 ? 20 : 30
      // High enough that nothing scrolls: tmux brings back what has when there is room again.
      let tmux = try TmuxSession(Demo.path, columns: columns, rows: 80)
      var random = RandomSession(
        seed: number, terminal: tmux, columns: columns, rows: 80, joins: false,
        sizes: (14...45, 80...80))
      do {
        try random.run(steps: Self.steps)
      } catch {
        Issue.record(error)
      }
    }
  }
}

extension TmuxSession: RandomTerminal {
  var scrollsWhenNarrowed: Bool { true }

  func await() throws -> Bool {
    usleep(2_000)
    try look()
    return true
  }
}

extension TerminalSession: RandomTerminal {
  var lines: [String] { screen.lines }
  var cursor: (row: Int, column: Int) { (screen.row, screen.column) }
  var everything: String { (screen.scrolledOff + screen.lines).joined() }

  var scrollsWhenNarrowed: Bool { false }

  func type(_ text: String) throws { try send(text) }
  func change(columns: Int, rows: Int) { resize(columns: columns, rows: rows) }
  func await() -> Bool { receive(milliseconds: 20) }
}
