import Foundation
import TerminalTesting
import Testing

/// Ctrl-C while the real program is at work.
@Suite(.serialized) struct `A long command` {
  @Test func `stops at Ctrl-C and leaves the map as it was`() throws {
    let sandbox = Sandbox()
    let lines = (1...100_000).map { "claim q\($0) \"One more, number \($0)\"\ncheck U001" }
    sandbox.write(lines.joined(separator: "\n"), to: "long.crux")
    var environment = sandbox.variables
    environment["TERM"] = "xterm-256color"
    let session = try TerminalSession(
      ["/bin/sh", "-c", "cd \(sandbox.path) && exec crux n.md"], environment: environment,
      columns: 90, rows: 24)
    try session.wait(forText: "n.md>")
    try session.send("run long.crux\r")
    // What it prints tells that the line is over; an interrupt before that may be for the line.
    try session.wait(forText: "U001")
    try session.send("\u{3}")
    try session.wait(forText: "error: interrupted")
    try session.wait(for: "the next prompt") { _ in session.isRaw }
    try session.send("list; prose \"done\"; undo\r")
    try session.wait(for: "nothing but what was just undone") {
      $0.text.hasSuffix("n.md>") && $0.text.contains("undone: prose")
    }
    let answer = session.screen.text.components(separatedBy: "undo\n").last ?? ""
    #expect(!answer.contains("One more"))
  }
}
