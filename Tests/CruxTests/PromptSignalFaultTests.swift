import Foundation
import TerminalTesting
import Testing

/// Rows F30 and F31 of the catalogue of faults, on the real program at a pseudo-terminal.
@Suite struct `The prompt and signals` {
  private let box = Sandbox()

  private func start(
    _ command: String = "exec crux n.md", path: String? = nil
  ) throws -> TerminalSession {
    var variables = box.variables
    variables["TERM"] = "xterm-256color"
    if let path { variables["PATH"] = path + ":" + (variables["PATH"] ?? "") }
    let session = try TerminalSession(
      ["/bin/sh", "-mc", "cd \(box.path) && \(command)"], environment: variables, columns: 90,
      rows: 24)
    try session.wait(forText: "n.md>")
    return session
  }

  private func type(_ line: String, _ session: TerminalSession, until text: String) throws {
    try session.send(line + "\r")
    try session.wait(forText: text)
    try session.wait(for: "the next prompt") {
      session.isRaw && $0.lines.last { !$0.isEmpty }?.hasPrefix("n.md") == true
    }
  }

  // MARK: F30

  @Test(arguments: [SIGTERM, SIGHUP])
  func `F30: a signal to end keeps the edits, and leaves the terminal clean`(
    signal: Int32
  ) throws {
    let session = try start()
    try type("claim c1 \"A\"; claim c2 \"B\" supports c1", session, until: "c2: claim")
    try session.send("half a li")
    try session.wait(forText: "half a li")
    session.signal(signal)
    #expect(session.ending() == .exited(128 + signal))
    #expect(!session.isRaw && !session.screen.bracketsPastes)
    #expect(box.read("n.md") == nil)
    let next = try TerminalSession(
      ["\(Programs.folder)/crux", box.path(of: "n.md")],
      environment: box.variables.merging(["TERM": "xterm"]) { $1 }, columns: 90, rows: 24)
    try next.wait(forText: "recover, discard or look?")
    try next.send("r\r")
    try next.wait(forText: "recovered 2 edits")
  }

  @Test func `F30: a lost connection keeps the edits`() throws {
    let session = try start()
    try type("claim c1 \"A\"", session, until: "c1: claim")
    try session.send("half a li")
    try session.wait(forText: "half a li")
    session.hangUp()
    #expect(session.ending() == .exited(128 + SIGHUP))
    let listed = box.run("crux recover n.md")
    #expect(listed.output == "claim c1 \"A\"\n", "\(listed)")
    #expect(box.text("n.md") == "```crux\nclaim c1 \"A\"\n```\n")
  }

  @Test func `F30: Ctrl-Z gives the terminal back, and fg goes on with the line`() throws {
    let session = try start("crux n.md; echo stopped; stty -a | tr ';' '\\n'; fg > /dev/null; exit")
    try session.send("claim c1 \"A")
    try session.wait(forText: "claim c1 \"A")
    try session.send("\u{1A}")
    // What the shell prints may have scrolled off before it is looked at, and the terminal may be
    // raw again before what was printed earlier has been read.
    try session.wait(for: "the stop") { ($0.scrolledOff + $0.lines).contains("stopped") }
    try session.wait(for: "the line again, below the terminal's settings") {
      let lines = $0.scrolledOff + $0.lines
      guard let settings = lines.lastIndex(where: { $0.contains("echoke") }),
        let line = lines.lastIndex(where: { $0.hasPrefix("n.md>") })
      else { return false }
      return session.isRaw && line > settings && lines[line] == "n.md> claim c1 \"A"
    }
    let shown = (session.screen.scrolledOff + session.screen.lines).joined(separator: "\n")
    #expect(shown.contains(" icanon") && shown.contains(" echo "), "\(shown)")
    try type(" letter\"", session, until: "c1: claim")
    try type("list", session, until: "A letter")
  }

  @Test func `F30: Ctrl-Z stops a long command, and fg goes on with it`() throws {
    // So large that no machine has checked it before the keys come.
    box.write(Large.cell(Large.star(60_000)), to: "n.md")
    let session = try start("crux n.md; echo stopped; fg > /dev/null; echo over")
    try session.send("check\r")
    try session.wait(for: "the command at work") { _ in !session.isRaw }
    try session.send("\u{1A}")
    try session.wait(forText: "stopped")
    // Only the command that goes on can be interrupted, and only then comes a prompt.
    try session.wait(for: "the command at work again") { _ in
      session.foreground != session.process
    }
    try session.send("\u{3}")
    try session.wait(forText: "error: interrupted")
    try type("show c5", session, until: "c5")
    try session.send("\u{4}")
    try session.wait(forText: "over")
    #expect(box.text("n.md") == Large.cell(Large.star(60_000)))
  }

  // MARK: F31

  @Test func `F31: Ctrl-C takes a line of several rows back`() throws {
    let session = try start()
    try session.send("claim c1 \"A\" supports\r")
    try session.send("c2,\r")
    try session.wait(for: "three rows") { $0.text.contains("supports\n  c2,\n") }
    try session.send("\u{3}")
    try session.wait(forText: "^C")
    try type("claim c3 \"B\"; list", session, until: "c3  claim")
    #expect(!session.screen.text.contains("c1  claim"))
  }

  @Test func `F31: Ctrl-C stops a check, and the session goes on`() throws {
    // So large that no machine has checked it before the key comes.
    box.write(Large.cell(Large.star(60_000)), to: "n.md")
    let session = try start()
    try session.send("check\r")
    try session.wait(for: "the command at work") { _ in !session.isRaw }
    session.signal(SIGINT)
    try session.wait(forText: "error: interrupted")
    try type("show c5", session, until: "c5")
    try session.send("\u{4}")
    #expect(session.ending() == .exited(0))
    #expect(box.text("n.md") == Large.cell(Large.star(60_000)))
  }

  @Test(arguments: ["export svg to \"p.svg\"", "view"])
  func `F31: Ctrl-C stops dot, which is ended too`(command: String) throws {
    box.write(smallNotebook, to: "n.md")
    box.write(
      "#!/bin/sh\necho $$ > \(box.path)/pid\nprintf '<svg' ; exec sleep 600\n", to: "bin/dot",
      mode: 0o755)
    box.write("#!/bin/sh\n", to: "bin/xdg-open", mode: 0o755)
    let session = try start(path: box.path(of: "bin"))
    try session.send("\(command)\r")
    try session.wait(for: "dot") { _ in box.text("pid")?.hasSuffix("\n") == true }
    let pid = Int32(box.text("pid")?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "") ?? 0
    #expect(pid > 0)
    try session.send("\u{3}")
    try session.wait(forText: "interrupted")
    try type("show a", session, until: "n.md>")
    #expect(kill(pid, 0) != 0 && errno == ESRCH)
    #expect(!box.names.contains { $0.contains("p.svg") }, "\(box.names)")
  }
}
