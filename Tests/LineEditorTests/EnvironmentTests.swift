import Foundation
import TerminalTesting
import Testing

@testable import LineEditor

/// What the environment says, or fails to say.
@Suite struct EnvironmentTests {
  @Test(arguments: ["", "/dev/null", "/proc", "/nonexistent", String(repeating: "h", count: 9_999)])
  func `any HOME works`(home: String) throws {
    let session = try Demo.start(environment: ["HOME": home])
    try session.send("list\r\u{04}")
    #expect(session.ending() == .exited(0))
    #expect(session.screen.text == "> list\ngot 4: list\n>\nend")
  }

  @Test func `a history in a folder that cannot be written to costs one notice`() throws {
    let session = try Demo.start("--history", "/proc/crux/history")
    try session.send("one\rtwo\r\u{10}\u{10}")
    try session.wait(for: "an entry recalled") { $0.text.hasSuffix("> one") }
    try session.send("\u{15}\u{04}")
    #expect(session.ending() == .exited(0))
    #expect(session.screen.text.components(separatedBy: "The history is not kept").count == 2)
  }

  @Test(arguments: ["0", "1", "1000000", "-3", "many", ""])
  func `the terminal's own size counts, not COLUMNS`(columns: String) throws {
    let session = try Demo.start(environment: ["COLUMNS": columns], columns: 20)
    try session.send("abcdefghijklmnopqrstuvwxyz")
    try session.wait(forScreen: "> abcdefghijklmnopqr\nstuvwxyz")
  }

  @Test(arguments: [("20", true), ("0", false), ("1000000", false), ("x", false)])
  func `COLUMNS counts where the terminal does not know`(columns: String, counts: Bool) throws {
    let session = try TerminalSession(
      [Demo.path], environment: ["TERM": "xterm", "COLUMNS": columns], columns: 0, rows: 0)
    try session.wait(for: "raw mode") { _ in session.isRaw }
    try session.send("abcdefghijklmnopqrstuvwxyz\r")
    try session.wait(for: "the echo") { _ in
      String(decoding: session.received, as: UTF8.self).contains("got 26")
    }
    #expect(session.screen.text.contains("> abcdefghijklmnopqr\nstuvwxyz\n") == counts)
  }

  @Test(arguments: ["| cat", "< /dev/null", "> /dev/stderr"])
  func `without a terminal on both sides there is no editor`(redirection: String) throws {
    // Standard error is the terminal here, so that the last case has one on both sides.
    let session = try TerminalSession(
      ["/bin/sh", "-c", "\"$0\" \(redirection)", Demo.path], environment: ["TERM": "xterm"])
    if redirection.hasPrefix(">") {
      try session.wait(for: "the prompt") { $0.text == ">" }
    } else {
      try session.wait(forScreen: "no editor")
    }
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], true), (["TERM": "tmux-256color"], true),
    (["TERM": "xterm", "XTERM_VERSION": "XTerm(379)"], false), (["TERM": "linux"], false),
    (["TERM": "screen"], false), (["TERM": "screen", "TMUX": "x"], true), ([:], true),
  ])
  func `the environment tells what a narrowed terminal does`(
    environment: [String: String], reflows: Bool
  ) {
    #expect(EditorOptions.terminalReflows { environment[$0] } == reflows)
  }

  @Test func `a terminal that cuts rows off keeps what is above the line`() throws {
    let session = try Demo.start(
      environment: ["TERM": "xterm", "XTERM_VERSION": "XTerm(379)"], columns: 40)
    session.cutRowsWhenNarrowed()
    try session.send("one\r")
    try session.wait(forScreen: "> one\ngot 3: one\n>")
    try session.send("xyzzy abcdefghij klmnopqrst uvwxyz 0123456789")
    try session.wait(forText: "456789")
    session.resize(columns: 20, rows: 12)
    try session.wait(
      forScreen: "> one\ngot 3: one\n> xyzzy abcdefghij k\nlmnopqrst uvwxyz 012\n3456789")
  }
}
