import Foundation
import TerminalTesting
import Testing

/// Long answers at a pseudo-terminal of ten rows.
@Suite(.serialized) struct `The pager` {
  private let sandbox = Sandbox()

  private func start(
    _ arguments: [String] = [], pager: String? = nil
  ) throws -> TerminalSession {
    var environment = sandbox.variables
    environment["TERM"] = "xterm-256color"
    environment["CRUX_PAGER"] = pager
    let session = try TerminalSession(
      ["/bin/sh", "-c", "cd \(sandbox.path) && exec crux \"$@\"", "sh"] + arguments,
      environment: environment, columns: 80, rows: 10)
    try session.wait(forText: "untitled>")
    return session
  }

  private func write(_ script: String, to name: String) -> String {
    sandbox.write("#!/bin/sh\n\(script)\n", to: name, mode: 0o755)
    return sandbox.path(of: name)
  }

  /// Goes on after a pager has ended: the line editor must find the terminal as it needs it.
  private func goOn(_ session: TerminalSession) throws {
    try session.wait(for: "the next prompt") {
      $0.lines.last { !$0.isEmpty } == "untitled>"
    }
    try session.send("claim c1 \"A\"\r")
    try session.wait(forText: "c1: claim")
  }

  @Test func `gets a long answer and no short one`() throws {
    let folder = write("cat > /dev/null; echo paged \"$@\"", to: "pager")
    let session = try start(pager: "\(folder) 'two words'")
    try session.send("set\r")
    try session.wait(forText: "width  a number")
    #expect(!session.screen.text.contains("paged"))
    try session.send("help all\r")
    try session.wait(forText: "paged two words")
    try goOn(session)
  }

  @Test func `that ends early, fails or is killed leaves the terminal right`() throws {
    for script in ["exit 0", "exit 3", "stty raw -echo </dev/tty; kill -9 $$", "kill -INT $$"] {
      let session = try start(pager: write(script, to: "pager"))
      try session.send("help all\r")
      try session.wait(for: "the answer's prompt") { screen in
        screen.lines.count { $0.hasPrefix("untitled>") } == 2
      }
      try goOn(session)
    }
  }

  @Test func `that is missing is told of, and the answer is printed`() throws {
    let session = try start(pager: "no-such-pager")
    try session.send("help all\r")
    // The answer that follows may have pushed it off the screen before it is looked at.
    try session.wait(for: "a note") { screen in
      (screen.scrolledOff + screen.lines).contains {
        $0.contains("the pager no-such-pager could not be started")
      }
    }
    try goOn(session)
    #expect(session.screen.scrolledOff.contains { $0.contains("Declarations: what the map holds") })
  }

  @Test(arguments: ["", "cat"]) func `is none when that is asked for`(pager: String) throws {
    let session = try start(pager: pager)
    try session.send("help all\r")
    try goOn(session)
    #expect(session.screen.scrolledOff.contains { $0.contains("Declarations: what the map holds") })
  }

  @Test func `can be turned off, and is off with --plain and --safe`() throws {
    let pager = write("cat > /dev/null; echo paged", to: "pager")
    for (arguments, command) in [([], "set pager off; help all"), (["--plain"], "help all")] {
      let session = try start(arguments, pager: pager)
      try session.send("\(command)\r")
      try goOn(session)
      #expect(!session.screen.scrolledOff.contains("paged"))
      #expect(!session.screen.text.contains("paged"))
    }
  }

  @Test func `survives Ctrl-C, which is the pager's`() throws {
    let pager = write(
      "trap 'echo caught; exit 0' INT; cat > /dev/null; echo waiting; while :; do sleep 0.05; done",
      to: "pager")
    let session = try start(pager: pager)
    try session.send("help all\r")
    try session.wait(forText: "waiting")
    try session.send("\u{3}")
    try session.wait(forText: "caught")
    try goOn(session)
  }

  @Test func `gets answers in JSON and exports that are long`() throws {
    let pager = write("wc -l | tr -d ' ' | sed 's/^/paged /'", to: "pager")
    let session = try start(pager: pager)
    for number in 1...14 {
      try session.send("claim c\(number) \"Number \(number) of these\"\r")
      try session.wait(forText: "c\(number): claim")
    }
    try session.send("export json\r")
    try session.wait(for: "the export") { $0.lines.contains { $0.hasPrefix("paged ") } }
    // One line of JSON has more columns than the screen.
    try session.send("set format json\r")
    try session.wait(forText: "untitled*> set format json")
    try session.send("list\r")
    try session.wait(forText: "paged 1")
    try session.send("show c1\r")
    try session.wait(forText: "\"Number 1 of these\"")
  }

  @Test func `gets the pages of subcommands at a terminal, and nothing in a pipe`() throws {
    let pager = write("wc -l | tr -d ' ' | sed 's/^/paged /'", to: "pager")
    sandbox.write(smallNotebook, to: "n.md")
    var environment = sandbox.variables
    environment["TERM"] = "xterm-256color"
    environment["CRUX_PAGER"] = pager
    for (line, isPaged) in [
      ("crux help all", true), ("crux help check", true), ("crux help --man", true),
      ("crux export dot n.md", true), ("crux report brief n.md", true), ("crux help undo", false),
      ("crux check n.md n.md n.md n.md n.md --fail-on never", true),
      ("crux check n.md --format sarif --fail-on never", true),
      ("crux check n.md --fail-on never", false), ("crux check n.md n.md n.md n.md | cat", false),
      ("crux coverage n.md n.md n.md n.md n.md n.md n.md; true", true),
      ("crux coverage n.md; true", false),
      ("crux help all | cat", false), ("crux --plain help all", false),
      ("crux --safe help all", false), ("TERM=dumb crux help all", false),
      ("crux export dot n.md -o n.dot", false),
    ] {
      let session = try TerminalSession(
        ["/bin/sh", "-c", "cd \(sandbox.path); \(line)"], environment: environment, columns: 80,
        rows: 14)
      #expect(session.ending() == .exited(0), "\(line)")
      let text = String(decoding: session.received, as: UTF8.self)
      #expect((text.wholeMatch(of: /paged \d+\r\n/) != nil) == isPaged, "\(line): \(text)")
    }
  }
}

/// The tour at a pseudo-terminal.
@Suite(.serialized) struct `The tour` {
  private let sandbox = Sandbox()

  @Test(arguments: [[], ["--plain"]])
  func `builds a map with the user and leaves the open notebook alone`(
    options: [String]
  ) throws {
    sandbox.write("```crux\nclaim mine \"Mine\"\n```\n", to: "n.md")
    let before = sandbox.text("n.md")
    var environment = sandbox.variables
    environment["TERM"] = "xterm-256color"
    environment["CRUX_PAGER"] = "cat"
    let session = try TerminalSession(
      ["/bin/sh", "-c", "cd \(sandbox.path) && exec crux \"$@\"", "sh"] + options + ["n.md"],
      environment: environment, columns: 100, rows: 50)
    try session.wait(forText: "n.md>")
    try session.send("tour\r")
    try session.wait(forText: "1 of 12  The point")
    try session.send("contention zoo \"The zoo should be closed\"\r")
    try session.wait(forText: "2 of 12")
    try session.send("open n.md\r")
    try session.wait(forText: "The tour has a map of its own")
    for step in 3...12 {
      try session.wait(for: "the prompt") {
        $0.lines.last { !$0.isEmpty }?.hasPrefix("tour*") == true
      }
      try session.send("next\r")
      try session.wait(forText: "\(step) of 12")
    }
    try session.send("next\r")
    try session.wait(forText: "save as tour.md keeps this map")
    try session.send("quit\r")
    try session.wait(forText: "Your notebook is as it was.")
    try session.wait(for: "the notebook's prompt") {
      $0.lines.last { !$0.isEmpty }?.hasPrefix("n.md>") == true
    }
    try session.send("\u{4}")
    #expect(session.ending() == .exited(0))
    #expect(sandbox.text("n.md") == before)
    #expect(sandbox.names.filter { $0.hasSuffix(".md") } == ["n.md"])
  }

  @Test func `prints itself in a pipe`() {
    let result = sandbox.run("crux -c tour")
    #expect(result.status == 0)
    #expect(result.output.contains("\n1. The point\n"))
    #expect(result.output.contains("  > check\n"))
  }
}
