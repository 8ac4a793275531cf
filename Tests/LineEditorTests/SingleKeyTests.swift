import Foundation
import TerminalTesting
import Testing

/// Questions that one key answers.
@Suite struct SingleKeyTests {
  /// Asks, and waits for the question.
  private func ask() throws -> TerminalSession {
    let session = try Demo.start()
    try session.send("key\r")
    try session.wait(for: "the question") { $0.lines[$0.row] == "which?" }
    return session
  }

  @Test(arguments: [
    ("x", "character(\"x\")"), ("?", "character(\"?\")"), (" ", "character(\" \")"),
    ("税", "character(\"税\")"), ("\r", "forward"), ("\u{1B}[C", "forward"),
    ("\u{1B}[B", "forward"), ("\u{1B}[D", "backward"), ("\u{7F}", "backward"),
    ("\u{3}", "cancelled"), ("\u{4}", "endOfInput"),
  ])
  func `a key is an answer without Enter`(typed: String, answer: String) throws {
    let session = try ask()
    #expect(session.screen.lines.contains("one key will do"))
    try session.send(typed)
    try session.wait(for: "the answer") { screen in
      screen.lines.contains { $0.hasPrefix("answered: ") && $0.hasSuffix(answer) }
    }
    // The help is gone, and the next line is read as ever.
    #expect(!session.screen.lines.contains("one key will do"))
    try session.send("ask\r")
    try session.wait(forText: "pending: false")
  }

  @Test func `a paste and keys without a meaning answer nothing`() throws {
    let session = try ask()
    try session.send("\u{1B}[200~abc\u{1B}[201~")
    try session.send("\u{1B}[24~")
    try session.send("\u{1}")
    try session.wait(for: "three bells") { _ in session.received.count { $0 == 0x07 } == 3 }
    #expect(!session.screen.text.contains("answered"))
    try session.send("y")
    try session.wait(forText: "answered: character(\"y\")")
  }

  @Test func `the question is drawn again when the screen is cleared or has another size`() throws {
    let session = try ask()
    session.resize(columns: 30, rows: 10)
    try session.send("\u{C}")
    try session.wait(for: "the question at the top") { screen in
      screen.lines[0] == "which?" && screen.lines[1] == "one key will do"
    }
    try session.send("y")
    try session.wait(forText: "answered: character(\"y\")")
  }

  @Test(arguments: [(SIGINT, "cancelled"), (SIGTERM, "terminated(signal: 15)")])
  func `a signal from outside is an answer`(signal: Int32, answer: String) throws {
    let session = try ask()
    session.signal(signal)
    try session.wait(for: "the answer") { screen in
      screen.lines.contains { $0.hasPrefix("answered: ") && $0.hasSuffix(answer) }
    }
  }
}
