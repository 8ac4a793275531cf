import Foundation
import TerminalTesting
import Testing

/// Work that takes long, at a pseudo-terminal. No test asks how long: the program is held up by a
/// pipe that nothing comes through, or a `dot` that waits.
@Suite(.serialized) struct `Progress` {
  let box = Sandbox()

  private func start(
    _ line: String, terminal: String = "xterm-256color", columns: Int = 60
  ) throws -> TerminalSession {
    var environment = box.variables
    environment["TERM"] = terminal
    environment["PATH"] = "\(box.path)/bin:\(environment["PATH"] ?? "")"
    return try TerminalSession(
      ["/bin/sh", "-c", "cd \(box.path)\n\(line)"], environment: environment, columns: columns,
      rows: 12)
  }

  /// Puts a `dot` into the path that draws when the file `go` is there.
  private func makeSlowDot() {
    box.write(smallNotebook, to: "n.md")
    box.write(
      """
      #!/bin/sh
      cat > /dev/null
      while [ ! -e \(box.path)/go ]; do sleep 0.05; done
      echo '<svg/>'

      """, to: "bin/dot", mode: 0o755)
  }

  @Test func `is shown while Graphviz draws, and wiped after it`() throws {
    makeSlowDot()
    let session = try start("crux export svg n.md -o n.svg && echo done")
    try session.wait(forText: "drawing 2 statements ...")
    // The cursor waits at the start of the row.
    #expect(session.screen.column == 0)
    try session.wait(forText: "drawing 2 statements ... 1 s")
    box.write("", to: "go")
    try session.wait(forText: "done")
    #expect(session.ending() == .exited(0))
    #expect(session.screen.lines.filter { !$0.isEmpty } == ["done"])
    #expect(box.text("n.svg") == "<svg/>\n")
  }

  @Test func `is shown at the prompt, which finds its row as it left it`() throws {
    makeSlowDot()
    let session = try start("exec crux n.md", columns: 90)
    try session.wait(forText: "n.md>")
    try session.send("export svg to n.svg\r")
    try session.wait(forText: "drawing 2 statements ...")
    box.write("", to: "go")
    try session.wait(for: "the next prompt") { screen in
      screen.lines.last { !$0.isEmpty } == "n.md>" && !screen.text.contains("drawing")
    }
    try session.send("claim c1 \"Another\"\r")
    try session.wait(forText: "c1: claim")
    let lines = session.screen.lines.filter { !$0.isEmpty }
    #expect(lines.contains("n.md> export svg to n.svg"))
    #expect(lines.contains("n.md> claim c1 \"Another\""))
  }

  @Test func `is wiped when Ctrl-C ends the program`() throws {
    makeSlowDot()
    let session = try start("trap : INT; crux export svg n.md -o n.svg; echo \"status $?\"")
    try session.wait(forText: "drawing 2 statements ...")
    try session.send("\u{3}")
    try session.wait(forText: "status 130")
    #expect(!session.screen.text.contains("drawing"))
    box.write("", to: "go")
  }

  @Test(arguments: [
    "crux --plain export svg n.md -o n.svg", "crux export svg n.md -o n.svg 2> errors",
    "TERM=dumb crux export svg n.md -o n.svg", "crux -c 'export svg to n.svg' n.md",
    "echo 'export svg to n.svg' | crux n.md", "crux run script --on n.md",
  ])
  func `is not shown in batches, in files and where it could not be wiped`(_ line: String) throws {
    makeSlowDot()
    box.write("export svg to n.svg\n", to: "script")
    // The file comes when a line would long have been there.
    let session = try start("(sleep 0.9; touch go) &\n\(line); echo \"status $?\"")
    try session.wait(forText: "status 0")
    let text = String(decoding: session.received, as: UTF8.self)
    #expect(!text.contains("drawing") && !text.contains("\u{1B}"), "\(text)")
    #expect((box.text("errors") ?? "") == "")
  }

  @Test func `never mixes with what a big map prints`() throws {
    var map = "```crux\ncontention m \"Main point\"\n"
    for number in 0..<30_000 {
      map +=
        "claim c\(number) \"Number \(number)\" supports \(number < 9 ? "m" : "c\(number / 3)")\n"
    }
    box.write(map + "```\n", to: "big.md")
    let session = try start(
      "crux check big.md --select S016,U003 && crux check big.md --select S016 > out; echo end")
    try session.wait(forText: "end")
    let expected = box.run("crux check big.md --select S016,U003").output
    let shown = session.screen.lines.joined().replacingOccurrences(of: " ", with: "")
    #expect(shown == (expected + "end").filter { !$0.isWhitespace })
    #expect(box.text("out") == box.run("crux check big.md --select S016").output)
  }
}
