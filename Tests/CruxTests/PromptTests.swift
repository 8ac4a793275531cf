import Foundation
import TerminalTesting
import Testing

/// The real program at a pseudo-terminal.
@Suite(.serialized) struct `The prompt` {
  private let sandbox = Sandbox()

  private func start(_ arguments: [String] = ["n.md"]) throws -> TerminalSession {
    var environment = sandbox.variables
    environment["TERM"] = "xterm-256color"
    return try TerminalSession(
      ["/bin/sh", "-c", "cd \(sandbox.path) && exec crux \"$@\"", "sh"] + arguments,
      environment: environment, columns: 90, rows: 24)
  }

  private func type(_ line: String, _ session: TerminalSession, until text: String) throws {
    try session.send(line + "\r")
    try session.wait(forText: text)
    // A Ctrl-D that comes before the terminal is raw again is lost, so the next prompt is awaited.
    try session.wait(for: "the next prompt") { screen in
      screen.lines.last { !$0.isEmpty }?.hasPrefix("n.md") == true
    }
  }

  @Test func `builds a map, checks it and saves it`() throws {
    let session = try start()
    try session.wait(forText: "n.md>")
    try type("contention main \"Buses should be free\"", session, until: "main: contention")
    try type("focus it", session, until: "in focus: main")
    try type("because \"More people would ride\"", session, until: "c1: claim, supports main")
    try type("but \"It costs too much\"", session, until: "k1: counterclaim, rebuts main")
    try type("save", session, until: "saved n.md")
    try session.send("\u{4}")
    #expect(session.ending() == .exited(0))
    #expect(
      sandbox.text("n.md") == """
        ```crux
        contention main "Buses should be free"
        claim c1 "More people would ride" supports main
        counterclaim k1 "It costs too much" rebuts main
        ```

        """)
  }

  @Test func `names what is in focus and what is supposed`() throws {
    let session = try start()
    try session.wait(forText: "n.md>")
    try type("claim c1 \"A\"; evidence e1 \"E\" supports c1", session, until: "e1: evidence")
    try session.send("focus c1; suppose not e1\r")
    try session.wait(for: "the prompt") { $0.text.hasSuffix("n.md* (c1) supposing not e1>") }
    try session.send("suppose nothing\r")
    try session.wait(for: "the prompt") { $0.text.hasSuffix("n.md* (c1)>") }
  }

  @Test func `saves under a name with capitals and spaces`() throws {
    let session = try start([])
    try session.wait(forText: "untitled>")
    try session.send("claim c1 \"A\"\r")
    try session.wait(forText: "c1: claim")
    try session.wait(for: "the next prompt") { $0.text.hasSuffix("untitled*>") }
    try session.send("\u{4}")
    try session.wait(forText: "save, discard or cancel?")
    try session.send("s\r")
    try session.wait(forText: "save as:")
    try session.send(" My Map.md \r")
    #expect(session.ending() == .exited(0))
    #expect(sandbox.text("My Map.md") == "```crux\nclaim c1 \"A\"\n```\n")
  }

  @Test func `shows a mistake beneath what was typed`() throws {
    let session = try start()
    try session.wait(forText: "n.md>")
    try type("clam \"x\"", session, until: "did you mean `claim`?")
    #expect(session.screen.text.contains("      ^~~~"))
  }

  @Test func `completes commands and ids`() throws {
    sandbox.write("```crux\nclaim mountains \"High\"\n```\n", to: "n.md")
    let session = try start()
    try session.wait(forText: "n.md>")
    try session.send("sho\t")
    try session.wait(forText: "n.md> show")
    try session.send("mou\t")
    try session.wait(forText: "n.md> show mountains")
  }

  @Test func `takes the line back at Ctrl-C and goes on`() throws {
    let session = try start()
    try session.wait(forText: "n.md>")
    try session.send("claim abc")
    try session.wait(forText: "claim abc")
    try session.send("\u{3}")
    try type("claim c1 \"A\"", session, until: "c1: claim")
  }

  @Test func `offers what a killed session had not saved`() throws {
    let first = try start()
    try first.wait(forText: "n.md>")
    try type("claim c1 \"A\"", first, until: "c1: claim")
    try type("claim c2 \"B\" supports c1", first, until: "c2: claim, supports c1")
    first.signal(SIGKILL)
    #expect(first.ending() == .killed(SIGKILL))
    #expect(sandbox.run("crux -c stats n.md").status == 3)

    let second = try start()
    try second.wait(forText: "recover, discard or look?")
    try type("r", second, until: "recovered 2 edits")
    try type("save", second, until: "saved n.md")
    #expect(sandbox.text("n.md")?.contains("claim c2 \"B\" supports c1") == true)
  }

  @Test func `asks before unsaved edits are lost`() throws {
    let session = try start()
    try session.wait(forText: "n.md>")
    try type("claim c1 \"A\"", session, until: "c1: claim")
    try session.send("\u{4}")
    try session.wait(forText: "save, discard or cancel?")
    try session.send("d\r")
    #expect(session.ending() == .exited(0))
    #expect(sandbox.text("n.md") == nil)
  }

  @Test func `shows hostile text harmless`() throws {
    sandbox.write("```crux\nclaim c1 \"a\\u{1B}]2;owned\\u{7}b\"\n```\n", to: "n.md")
    let session = try start()
    try session.wait(forText: "n.md>")
    try type("show c1", session, until: "^[]2;owned^Gb")
    #expect(!session.received.contains(0x07))
  }
}
