import Foundation
import TerminalTesting
import Testing

@Suite(.enabled(if: Programs.canInject, "strace is missing or may not trace"))
struct `Killed at any system call` {
  let box = Sandbox()
  private let new = smallNotebook.replacing(
    " supports m\n```", with: " supports m\nclaim b \"B\"\n```")

  init() { box.write(smallNotebook, to: "n.md", mode: 0o640) }

  /// How often a call was made before the program first looked at its files.
  private func callsBeforeStart(_ line: String, _ call: String) -> Int {
    _ = box.run("strace -f -qq -o log -e trace=openat,\(call) \(line)")
    let lines = (box.text("log") ?? "").split(separator: "\n")
    restore()
    return lines.prefix { !$0.contains("n.md") }.count { $0.contains(" \(call)(") }
  }

  private func restore() {
    for name in box.names { box.remove(name) }
    box.write(smallNotebook, to: "n.md", mode: 0o640)
  }

  /// Kills the line at each of these calls, one after the other, until it is not reached any more.
  private func kill(_ line: String, at call: String, _ check: (String) throws -> Void) rethrows
    -> Int
  {
    let first = 1 + callsBeforeStart(line, call)
    for count in first...(first + 200) {
      let inject = "inject=\(call):signal=SIGKILL:when=\(count)"
      let result = box.run("strace -f -qq -o log -e trace=\(call) -e \(inject) \(line)")
      guard result.status == 137 || (box.text("log") ?? "").contains("killed by") else {
        #expect(result.status == 0, "\(call) \(count): \(result)")
        return count - first
      }
      box.remove("log")
      try check("\(call) \(count)")
      restore()
    }
    Issue.record("\(call): no end")
    return 0
  }

  private static let calls = [
    "write", "fsync", "renameat", "openat", "close", "newfstatat", "fchmod", "flock", "ftruncate",
    "unlink", "read", "faccessat2", "lseek",
  ]

  @Test(arguments: calls)
  func `a batch leaves the old or the new`(_ call: String) {
    let kills = kill("crux -c 'claim b \"B\"' n.md", at: call) { place in
      let text = box.text("n.md")
      #expect(text == smallNotebook || text == new, "\(place)")
      #expect(box.mode("n.md") == 0o640, "\(place)")
      #expect(box.names.allSatisfy { $0 == "n.md" || $0.hasPrefix(".n.md.") }, "\(place)")
      #expect(box.run("crux -c list n.md").status == 0, "\(place)")
      if text == smallNotebook {
        #expect(box.run("crux -c 'claim b \"B\"' n.md").status == 0, "\(place)")
        #expect(box.text("n.md") == new, "\(place)")
      }
    }
    if ["write", "fsync", "renameat", "openat", "close"].contains(call) {
      #expect(kills >= 1, "\(call) was never called")
    }
  }

  @Test(arguments: ["write", "fsync", "renameat", "unlink", "openat", "ftruncate"])
  func `a recovery can be repeated`(_ call: String) throws {
    let typist = try Typist(box, "n.md")
    try typist.type("claim b \"B\"", until: "b: claim")
    typist.kill()
    let journal = try #require(box.read(".n.md.journal"))
    let first = 1 + callsBeforeStart("crux -c list n.md", call)
    for count in first...(first + 100) {
      box.write(journal, to: ".n.md.journal", mode: 0o600)
      let inject = "inject=\(call):signal=SIGKILL:when=\(count)"
      let result = box.run(
        "strace -f -qq -o log -e trace=\(call) -e \(inject) crux recover n.md")
      let wasKilled = result.status == 137 || (box.text("log") ?? "").contains("killed by")
      if wasKilled { #expect(box.run("crux recover n.md").status == 0, "\(call) \(count)") }
      #expect(box.text("n.md") == new, "\(call) \(count)")
      restore()
      guard wasKilled else {
        #expect(count > first, "\(call) was never called")
        return
      }
    }
    Issue.record("\(call): no end")
  }

  @Test(arguments: ["write", "fsync", "renameat", "unlink"])
  func `a session loses no edit that it acknowledged`(_ call: String) throws {
    let edits = [
      "claim b \"B\"", "claim c \"C\"", "save", "claim d \"D\"", "save", "claim e \"E\"",
    ]
    let answers = ["b: claim", "c: claim", "saved ", "d: claim", "saved ", "e: claim"]
    for count in 1...200 {
      var acknowledged = 0
      var wasKilled = false
      do {
        let typist = try TerminalSession(
          [
            "/usr/bin/strace", "-f", "-qq", "-o", box.path(of: "log"), "-e", "trace=\(call)", "-e",
            "inject=\(call):signal=SIGKILL:when=\(count)", "-P", box.path(of: ".n.md.journal"),
            "-P", box.path, "-P", box.path(of: "n.md"), "\(Programs.folder)/crux", "--plain",
            "--no-rc", box.path(of: "n.md"),
          ], environment: box.variables, columns: 100, rows: 60)
        do {
          try typist.wait(forText: "n.md>")
          var seen = 0
          for (edit, answer) in zip(edits, answers) {
            try typist.send("\(edit)\r")
            seen += answer == "saved " ? 0 : 1
            try typist.wait(for: answer) { screen in
              let lines = screen.text.split(separator: "\n")
              return answer == "saved "
                ? lines.count { $0.hasPrefix(answer) } >= (edit == edits[2] && seen == 2 ? 1 : 2)
                : lines.contains { $0.hasPrefix(answer) }
            }
            acknowledged = seen
          }
        } catch {
          wasKilled = true
        }
        if !wasKilled { typist.signal(SIGKILL) }
        _ = typist.ending()
      }
      let ids = ["b", "c", "d", "e"].prefix(acknowledged)
      let recovery = box.run("crux recover n.md")
      #expect(recovery.status == 0, "\(call) \(count): \(recovery)")
      let text = box.text("n.md") ?? ""
      for id in ids {
        let lines = text.split(separator: "\n").count { $0.hasPrefix("claim \(id) ") }
        #expect(lines == 1, "\(call) \(count), \(id): \(text)")
      }
      restore()
      if !wasKilled {
        #expect(count > 1, "\(call) was never called")
        return
      }
    }
    Issue.record("\(call): no end")
  }
}
