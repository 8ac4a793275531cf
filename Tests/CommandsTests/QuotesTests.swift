import Notebook
import Testing

@testable import Commands

@Suite struct `Words that may not be kept` {
  @Test(arguments: ["none", "secret"])
  func `are refused and leave no trace`(_ policy: String) throws {
    var workspace = Workspace(Notebook(name: "n.md"))
    func run(_ line: String) throws {
      let bytes = Array(line.utf8)
      _ = try Interpreter.run(bytes, 0..<bytes.count, in: &workspace)
    }
    try run("source report \"Report\" quotes \(policy)")
    let before = workspace.notebook.bytes
    #expect(throws: CommandFailure.self) {
      try run("evidence e1 \"It rose\" from report:2.1 \"canary words\"")
    }
    #expect(workspace.notebook.bytes == before)
    try run("evidence e1 \"It rose\" from report:2.1")
    #expect(throws: CommandFailure.self) { try run("edit e1 add from report:3 \"canary words\"") }
    #expect(!String(decoding: workspace.notebook.bytes, as: UTF8.self).contains("canary"))
  }
}
