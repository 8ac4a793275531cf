import Synchronization
import Testing

@testable import Session

/// The line without a real clock, on a terminal that is a text.
@Suite struct `The progress line` {
  /// A clock that is set by hand, and all that was drawn.
  private final class Bench: Sendable {
    private let state = Mutex((now: Duration.zero, width: 40, drawn: ""))

    var line: ProgressLine {
      ProgressLine(
        clock: { self.state.withLock { $0.now } }, width: { self.state.withLock { $0.width } },
        sink: { text in self.state.withLock { $0.drawn += text } })
    }

    func pass(_ milliseconds: Int) {
      state.withLock { $0.now += .milliseconds(milliseconds) }
    }

    func resize(_ width: Int) { state.withLock { $0.width = width } }

    /// What was drawn since the last call.
    func take() -> String {
      state.withLock { state in
        defer { state.drawn = "" }
        return state.drawn
      }
    }
  }

  private let bench = Bench()
  private let wipe = "\r\u{1B}[K"

  @Test func `says nothing of work that takes less than half a second`() {
    var line = bench.line
    line.begin("checking map.md")
    for _ in 0..<4 {
      bench.pass(100)
      line.tick()
    }
    bench.pass(99)
    line.tick()
    line.end()
    #expect(bench.take() == "")
  }

  @Test func `comes after half a second, counts, and is wiped at the end`() {
    var line = bench.line
    bench.pass(12_345)
    line.begin("checking map.md")
    bench.pass(500)
    line.tick()
    #expect(bench.take() == "\(wipe)checking map.md ...\r")
    bench.pass(400)
    line.tick()
    #expect(bench.take() == "", "nothing is drawn that is there already")
    bench.pass(200)
    line.tick()
    #expect(bench.take() == "\(wipe)checking map.md ... 1 s\r")
    bench.pass(65_000)
    line.tick()
    #expect(bench.take() == "\(wipe)checking map.md ... 66 s\r")
    line.end()
    #expect(bench.take() == wipe)
    line.tick()
    #expect(bench.take() == "" && !line.isBusy && !line.isShown)
  }

  @Test func `names the innermost work, with the time of the whole`() {
    var line = bench.line
    line.begin("exporting map.md")
    bench.pass(1_000)
    line.tick()
    line.begin("drawing 3 statements")
    bench.pass(1_000)
    line.tick()
    line.end()
    line.tick()
    line.end()
    let drawn = bench.take().split(separator: wipe, omittingEmptySubsequences: false)
    #expect(
      drawn == [
        "", "exporting map.md ... 1 s\r", "drawing 3 statements ... 2 s\r",
        "exporting map.md ... 2 s\r", "",
      ])
  }

  @Test func `gives way to answers and does not come back between them`() {
    var line = bench.line
    line.begin("checking a.md")
    bench.pass(600)
    line.tick()
    _ = bench.take()
    line.giveWay()
    #expect(bench.take() == wipe)
    bench.pass(5_000)
    line.tick()
    line.giveWay()
    line.end()
    #expect(bench.take() == "")
    line.begin("checking b.md")
    bench.pass(600)
    line.tick()
    #expect(bench.take() == "\(wipe)checking b.md ...\r")
  }

  @Test func `fits every width, and shows text from outside as it is safe`() {
    for width in 1...60 {
      var line = bench.line
      bench.resize(width)
      line.begin("reading \u{1B}[2J\u{202E}maps/税の議論/a-name-that-is-long.md")
      bench.pass(7_000)
      line.tick()
      line.end()
      let drawn = bench.take()
      if width < ProgressLine.leastWidth {
        #expect(drawn == "")
        continue
      }
      let shown = drawn.dropFirst(wipe.count).dropLast(wipe.count + 1)
      #expect(drawn == "\(wipe)\(shown)\r\(wipe)")
      #expect(displayColumns(shown) < width, "\(width): \(shown)")
      #expect(!shown.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
    }
  }

  @Test func `is wiped when the terminal becomes too narrow for it`() {
    var line = bench.line
    line.begin("checking map.md")
    bench.pass(600)
    line.tick()
    bench.resize(3)
    bench.pass(1_000)
    line.tick()
    #expect(bench.take().hasSuffix(wipe) && !line.isShown)
  }

  /// Columns as terminals count them, slowly: two for what East Asia writes wide.
  private func displayColumns(_ text: Substring) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFFDC).contains($1.value) ? 2 : 1) }
  }
}
