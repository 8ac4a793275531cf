import Foundation
import TerminalTesting
import Testing

/// Signals, sizes, kinds of terminals and pastes.
@Suite struct TerminalTests {
  @Test(arguments: [SIGTERM, SIGHUP])
  func `a signal to end leaves the terminal clean`(signal: Int32) throws {
    let session = try Demo.start()
    try session.send("half a li")
    try session.wait(forText: "half a li")
    #expect(session.isRaw)
    session.signal(signal)
    #expect(session.ending() == .exited(128 + signal))
    #expect(session.screen.text == "> half a li\nterminated \(signal)")
    #expect(!session.screen.bracketsPastes)
  }

  @Test func `an interrupt from outside cancels the line`() throws {
    let session = try Demo.start()
    try session.send("abc")
    try session.wait(forText: "abc")
    session.signal(SIGINT)
    try session.wait(forScreen: "> abc^C\ncancelled\n>")
  }

  @Test func `a closed terminal ends the program`() throws {
    let session = try Demo.start()
    session.hangUp()
    #expect(session.ending() == .exited(128 + SIGHUP))
  }

  @Test func `Ctrl-Z stops and fg goes on with the line`() throws {
    let session = try Demo.startUnderShell()
    try session.send("half")
    try session.wait(forScreen: "> half")
    try session.send("\u{1A}")
    try session.wait(forScreen: "> half\nstopped\n> half")
    try session.send(" done\r")
    try session.wait(forText: "got 9: half done")
    try session.send("\u{04}")
    #expect(session.ending() == .exited(0))
  }

  @Test func `a new size redraws what is being typed`() throws {
    let session = try Demo.start(columns: 40)
    try session.send("xyzzy abcdefghij klmnopqrst uvwxyz")
    try session.wait(forScreen: "> xyzzy abcdefghij klmnopqrst uvwxyz")
    session.resize(columns: 20, rows: 12)
    try session.wait(forScreen: "> xyzzy abcdefghij k\nlmnopqrst uvwxyz")
    try session.send("!")
    try session.wait(forScreen: "> xyzzy abcdefghij k\nlmnopqrst uvwxyz!")
    session.resize(columns: 50, rows: 12)
    try session.wait(forScreen: "> xyzzy abcdefghij klmnopqrst uvwxyz!")
  }

  @Test(arguments: [1, 2, 3, 5])
  func `very narrow terminals work`(columns: Int) throws {
    let session = try TerminalSession(
      [Demo.path], environment: ["TERM": "xterm", "HOME": "/nonexistent"], columns: columns,
      rows: 30)
    try session.wait(for: "raw mode") { _ in session.isRaw }
    try session.send("drop 日é\r")
    try session.wait(for: "the next prompt") { _ in
      let received = String(decoding: session.received, as: UTF8.self)
      return received.components(separatedBy: "\u{1B}[?2004h").count == 3
    }
    try session.send("\u{04}")
    #expect(session.ending() == .exited(0))
    #expect(String(decoding: session.received, as: UTF8.self).contains("drop 日é\r\n"))
  }

  @Test(arguments: ["dumb", "", "no-such-terminal", "emacs", String(repeating: "x", count: 99_999)])
  func `any TERM works`(kind: String) throws {
    let session = try TerminalSession(
      [Demo.path], environment: kind.isEmpty ? [:] : ["TERM": kind])
    try session.wait(for: "the prompt") { $0.text == ">" && $0.column == 2 }
    try session.send("list\r\u{04}")
    #expect(session.ending() == .exited(0))
    #expect(session.screen.text.contains("got 4: list"))
  }

  @Test func `a terminal that can only go back to the start of its row gets no escape code`() throws
  {
    let session = try Demo.start("--dumb", columns: 20)
    try session.send("abcdefghijklmnopqrstuvwxyz\u{01}X\u{05}Y\u{7F}\u{02}\u{02}-")
    try session.wait(for: "the part around the cursor") { $0.text.hasSuffix("x-yz") }
    try session.send("\r\u{04}")
    #expect(session.ending() == .exited(0))
    #expect(session.screen.text.contains("got 28"))
    #expect(!session.received.contains(0x1B))
  }

  @Test(arguments: [
    ["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LANG": ""], ["LC_ALL": "en_US.UTF-8"],
    ["LC_ALL": "tr_TR"], ["LC_ALL": "C.UTF-8"],
  ])
  func `any locale keeps every letter`(environment: [String: String]) throws {
    let session = try Demo.start(environment: environment)
    try session.send("list “café” — İı\r")
    try session.wait(forText: "got 25: list “café” — İı")
  }

  @Test func `bytes that are no UTF-8 are shown as what they are not`() throws {
    let session = try Demo.start()
    try session.send(bytes: [0x61, 0xFF, 0xC3, 0x62, 0xED, 0xA0, 0x80, 0x0D])
    try session.wait(forText: "got 17: a\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test func `keys that nobody knows do nothing`() throws {
    let session = try Demo.start()
    try session.send("a\u{1B}[24~b\u{1B}[?1;2cc\u{1B}[1;1Rd\u{1B}OPe\u{1B}[[Af\u{9B}g\u{0}")
    try session.wait(forScreen: "> abcdefg")
  }
}

/// Pastes on an emulated screen.
@Suite struct PasteTests {
  private let start = "\u{1B}[200~"
  private let end = "\u{1B}[201~"

  @Test func `a paste is one block, whatever its lines end in`() throws {
    let session = try Demo.start()
    try session.send(start + "one\r\ntwo\rthree\n" + end)
    try session.wait(forScreen: "> one\ntwo\nthree")
    try session.send("\r")
    try session.wait(forText: "got 13: one^Jtwo^Jthree")
  }

  @Test func `tabs do not complete and escapes are shown`() throws {
    let session = try Demo.start()
    try session.send(start + "dr\tx\u{1B}[31my\u{07}" + end)
    try session.wait(forScreen: "> dr    x^[[31my^G")
    try session.send("\r")
    try session.wait(forText: "got 11: dr^Ix^[[31my^G")
    #expect(session.screen.bells == 0)
  }

  @Test func `five hundred lines arrive once and in order`() throws {
    let session = try Demo.start()
    let lines = (1...500).map { "line \($0)" }
    try session.send(start + lines.joined(separator: "\n") + end)
    try session.wait(forText: "line 500")
    try session.send("\r")
    let text = lines.joined(separator: "\n")
    try session.wait(forText: ">")
    try session.wait(for: "the echo") { $0.text.hasSuffix("^Jline 500\n>") }
    let all = String(decoding: session.received, as: UTF8.self)
    #expect(all.contains("got \(text.utf8.count): " + lines.joined(separator: "^J") + "\r\n"))
  }

  @Test func `a paste whose end never comes is kept after a while`() throws {
    let session = try Demo.start()
    try session.send(start + "one\ntwo")
    try session.wait(forScreen: "> one\ntwo")
    try session.send("!\u{01}X" + end)
    try session.wait(forScreen: "> one\nXtwo!")
  }

  @Test func `a paste that a terminal does not bracket arrives whole`() throws {
    let session = try Demo.start()
    let isLong = ProcessInfo.processInfo.environment["CRUX_LONG_TESTS"] == "1"
    let text = String(repeating: "0123456789é", count: isLong ? 90_000 : 9_000)
    try session.send(text)
    try session.send("end\r")
    try session.wait(for: "the echo") { $0.text.hasSuffix("éend\n>") }
    let all = String(decoding: session.received, as: UTF8.self)
    #expect(all.contains("got \(text.utf8.count + 3): " + text + "end"))
  }

  @Test func `a megabyte arrives whole`() throws {
    let session = try Demo.start()
    let line = String(repeating: "0123456789", count: 10) + "\n"
    try session.send(start + String(repeating: line, count: 10_000) + "end" + end)
    try session.wait(for: "the end of it") { $0.text.hasSuffix("\nend") }
    try session.send("\u{7F}\r")
    try session.wait(for: "the echo") { $0.text.hasSuffix("^Jen\n>") }
    let all = String(decoding: session.received, as: UTF8.self)
    #expect(all.contains("got 1010002: "))
  }
}
