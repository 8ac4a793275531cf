import Foundation
import TerminalTesting
import Testing

/// Interrupts, stops and continuations, from the keyboard and from outside.
@Suite struct SignalTests {
  @Test func `Ctrl-C stops a running command and not the session`() throws {
    let session = try Demo.start()
    try session.send("spin\r")
    try session.wait(forText: "working")
    try session.send("\u{03}")
    try session.wait(for: "the next prompt") { $0.text.hasSuffix("interrupted\n>") }
    try session.send("ask\r")
    try session.wait(forText: "pending: false")
  }

  @Test func `an interrupt at the prompt or of a command that is over stops nothing later`() throws
  {
    let session = try Demo.start()
    try session.send("abc\u{03}")
    try session.wait(forText: "cancelled\n>")
    try session.send("ask\r")
    try session.wait(for: "an answer") { $0.text.hasSuffix("pending: false\n>") }
    try session.send("sleep\r")
    try session.wait(forText: "got 5")
    try session.wait(for: "cooked mode") { _ in !session.isRaw }
    session.signal(SIGINT)
    try session.wait(for: "the next prompt") { $0.text.hasSuffix("got 5: sleep\n>") }
    try session.send("ask\r")
    try session.wait(for: "an answer") { $0.text.hasSuffix("ask\npending: false\n>") }
  }

  @Test func `an interrupt that comes just after Enter is for the command`() throws {
    let session = try Demo.start()
    try session.send("raise\r")
    try session.wait(for: "an answer") { $0.text.hasSuffix("pending: true\n>") }
    try session.send("ask\r")
    try session.wait(for: "an answer") { $0.text.hasSuffix("ask\npending: false\n>") }
  }

  @Test func `a stop from outside restores the terminal, and fg goes on`() throws {
    let session = try Demo.startUnderShell()
    try session.send("half")
    try session.wait(forScreen: "> half")
    kill(session.foreground, SIGTSTP)
    try session.wait(forScreen: "> half\nstopped\n> half")
    #expect(session.isRaw)
    try session.send(" done\r")
    try session.wait(forText: "got 9: half done")
  }

  @Test func `a stop that comes just after Enter is for the command`() throws {
    let session = try Demo.startUnderShell()
    try session.send("pause\r")
    try session.wait(forScreen: "> pause\nstopped\ngot 5: pause\n>")
    try session.send("more\r")
    try session.wait(forText: "got 4: more\n>")
  }

  @Test func `a continuation after an unasked stop takes the terminal back`() throws {
    let session = try Demo.start()
    try session.send("half")
    try session.wait(forScreen: "> half")
    session.signal(SIGSTOP)
    session.cook()
    #expect(!session.isRaw)
    session.signal(SIGCONT)
    try session.wait(for: "raw mode") { _ in session.isRaw }
    try session.send(" done\r")
    try session.wait(forText: "got 9: half done")
  }

  @Test func `where nobody could continue it, Ctrl-Z does not stop the program`() throws {
    // The program leads its session, so that the system lets no key stop it.
    let session = try Demo.start()
    try session.send("half\u{1A}")
    try session.wait(forScreen: "> half\n> half")
    try session.send(" done\r")
    try session.wait(forText: "got 9: half done")
  }

  @Test func `each pause is told once`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    func pauses() -> Int { (try? Data(contentsOf: file).count) ?? 0 }
    let session = try Demo.start("--idle", file.path)
    try session.wait(for: "the first pause") { _ in pauses() == 1 }
    try session.send("a")
    try session.wait(for: "the second pause") { _ in pauses() == 2 }
    session.receive(milliseconds: 250)
    #expect(pauses() == 2)
    try session.send("\u{12}b")
    try session.wait(for: "a pause in a search") { _ in pauses() == 3 }
  }

  @Test func `what a pause has to say stands above what is being typed`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let session = try Demo.start("--idle", file.path, "--talk", columns: 30)
    let line = "a line from the ^[[31mback"
    try session.wait(forScreen: "\(line)\n>")
    let long = "abc def ghi jkl mno pqr stu vwx yz"
    try session.send(long + "\u{1B}b!")
    try session.wait(for: "the line, the cursor where it was") {
      $0.text == "\(line)\n\(line)\n> abc def ghi jkl mno pqr stu\nvwx !yz" && $0.column == 5
    }
    try session.send("\r")
    try session.wait(forText: "got 35: abc def ghi")
    #expect(session.screen.unknown.isEmpty)
  }

  @Test func `keys typed ahead of the prompt are lines and the start of one`() throws {
    let session = try Demo.start()
    try session.send("sleep\r")
    try session.wait(forText: "got 5")
    try session.wait(for: "cooked mode") { _ in !session.isRaw }
    try session.send("one 日\rtwo")
    try session.wait(for: "both") { $0.text.hasSuffix("> one 日\ngot 7: one 日\n> two") }
    try session.send("\u{7F}!\r")
    try session.wait(forText: "got 3: tw!")
  }
}
