import Foundation
import TerminalTesting
import Testing

/// A session at a terminal on a notebook of a sandbox.
struct Typist {
  let session: TerminalSession

  /// Opens `name` and waits for its prompt.
  init(_ box: Sandbox, _ name: String, under tracer: [String] = []) throws {
    session = try TerminalSession(
      tracer + ["\(Programs.folder)/crux", "--plain", "--no-rc", box.path(of: name)],
      environment: box.variables, columns: 100, rows: 40)
    try session.wait(forText: "\(name)>")
  }

  /// Types a statement, and waits for what it answers.
  func type(_ statement: String, until answer: String) throws {
    try session.send("\(statement)\r")
    try session.wait(forText: answer)
  }

  /// Kills the session as `kill -9` does.
  func kill() {
    session.signal(SIGKILL)
    _ = session.ending()
  }
}

struct `A session that was killed` {
  let box = Sandbox()

  init() { box.write(smallNotebook, to: "n.md") }

  private let edited = smallNotebook.replacing(
    " supports m\n```",
    with: " supports m\nclaim b \"B\" supports m\nevidence e1 \"E\" supports b\n```")

  /// Leaves two edits that were not saved.
  private func leaveEdits() throws {
    let typist = try Typist(box, "n.md")
    try typist.type("claim b \"B\" supports m", until: "b: claim, supports m")
    try typist.type("evidence \"E\" supports b", until: "e1: evidence, supports b")
    typist.kill()
    #expect(box.text("n.md") == smallNotebook)
    #expect(box.names == [".n.md.journal", ".n.md.lock", "n.md"])
  }

  private let refusal = """
    error: n.md has 2 edits that a session which ended early did not save
      help: type `crux recover n.md` to take them over, or with --discard to drop them

    """

  @Test func `stops batches, and is named by questions`() throws {
    try leaveEdits()
    for line in [
      "crux -c list n.md", "crux -c 'claim \"x\"' n.md", "echo list | crux n.md", "crux fmt n.md",
      "echo list | crux run - --on n.md", "crux rerun n.md",
      "crux -c 'open \"n.md\"'",
    ] {
      let result = box.run(line)
      #expect(result.status == 3, "\(line): \(result)")
      #expect(result.errors.contains("crux recover n.md"), "\(line): \(result)")
    }
    #expect(box.run("crux -c list n.md").errors == refusal)
    for line in ["crux check n.md", "crux export json n.md"] {
      let result = box.run(line)
      #expect(result.status == 0, "\(result)")
      #expect(result.errors.hasPrefix("warning: n.md has 2 edits of a session"), "\(result)")
    }
    let over = box.run("crux export json n.md > x; crux import json x -o n.md --force")
    #expect(over.status == 3, "\(over)")
    #expect(box.text("n.md") == smallNotebook)
  }

  @Test func `is known as dead by its lock, not by its number`() throws {
    let first = try Typist(box, "n.md")
    try first.type("claim b \"B\" supports m", until: "b: claim, supports m")
    // Nobody collects its status, so that the number stays taken.
    first.session.signal(SIGKILL)
    let second = try start()
    try second.wait(forText: "recover, discard or look?")
    try second.send("r\r")
    try second.wait(forText: "recovered 1 edit")
    #expect(first.session.ending() == .killed(SIGKILL))
  }

  @Test func `is waited for while it is dying`() throws {
    let first = try Typist(box, "n.md")
    try first.type("claim b \"B\" supports m", until: "b: claim, supports m")
    first.session.signal(SIGSTOP)
    let second = try start()
    second.receive(milliseconds: 100)
    first.kill()
    try second.wait(forText: "recover, discard or look?")
  }

  private func start() throws -> TerminalSession {
    try TerminalSession(
      ["\(Programs.folder)/crux", "--plain", "--no-rc", box.path(of: "n.md")],
      environment: box.variables, columns: 100, rows: 40)
  }

  @Test func `is recovered`() throws {
    try leaveEdits()
    let safe = box.run("crux --safe recover n.md")
    #expect(safe.status == 3 && safe.errors.contains("--safe does not write"), "\(safe)")
    let result = box.run("crux recover n.md")
    #expect(result.status == 0, "\(result)")
    #expect(result.output == "claim b \"B\" supports m\nevidence e1 \"E\" supports b\n")
    #expect(result.errors == "recovered 2 edits and saved n.md\n")
    #expect(box.text("n.md") == edited)
    #expect(box.names == ["n.md"])
    let again = box.run("crux recover n.md")
    #expect(again.status == 0 && again.errors == "there is nothing to recover\n", "\(again)")
  }

  @Test func `is recovered by the next session, which asks`() throws {
    try leaveEdits()
    let typist = try TerminalSession(
      ["\(Programs.folder)/crux", "--plain", "--no-rc", box.path(of: "n.md")],
      environment: box.variables, columns: 100, rows: 40)
    try typist.wait(forText: "[r/d/l]")
    try typist.send("r\r")
    try typist.wait(forText: "recovered 2 edits")
    try typist.wait(forText: "n.md*>")
    typist.signal(SIGKILL)
    _ = typist.ending()
    #expect(box.run("crux recover n.md").status == 0)
    #expect(box.text("n.md") == edited)
  }

  @Test func `is dropped when that is asked for`() throws {
    try leaveEdits()
    let result = box.run("crux recover n.md --discard")
    #expect(result.status == 0, "\(result)")
    #expect(result.errors == "dropped 2 edits\n")
    #expect(box.text("n.md") == smallNotebook)
    #expect(box.names == ["n.md"])
    #expect(box.run("crux -c list n.md").status == 0)
  }

  @Test func `is not mixed with what somebody else wrote since`() throws {
    try leaveEdits()
    box.write(smallNotebook + "More.\n", to: "n.md")
    let result = box.run("crux recover n.md")
    #expect(result.status == 3)
    #expect(
      result.errors.hasPrefix("error: n.md was changed since by somebody else, so that"),
      "\(result)")
    #expect(result.errors.contains("note: claim b \"B\" supports m\n"), "\(result)")
    #expect(box.text("n.md") == smallNotebook + "More.\n")
    #expect(box.names.contains(".n.md.journal"))
    #expect(box.run("crux recover n.md --discard").status == 0)
    #expect(box.names == ["n.md"])
  }

  @Test func `of a notebook that was never saved is recovered`() throws {
    let typist = try Typist(box, "new.md")
    try typist.type("claim b \"B\"", until: "b: claim")
    typist.kill()
    #expect(box.text("new.md") == nil)
    #expect(box.run("echo 'claim \"x\"' | crux run - --on new.md").errors.contains("crux recover"))
    #expect(box.run("crux recover new.md").status == 0)
    #expect(box.text("new.md") == "```crux\nclaim b \"B\"\n```\n")
  }

  @Test func `that still runs keeps others from writing`() throws {
    let typist = try Typist(box, "n.md")
    try typist.type("claim b \"B\" supports m", until: "b: claim, supports m")
    #expect(box.run("crux -c list n.md").status == 0)
    for line in [
      "crux -c 'claim \"x\"' n.md", "crux recover n.md", "crux recover n.md --discard",
      "crux export json n.md > x; crux import json x -o n.md --force",
    ] {
      let result = box.run(line)
      #expect(result.status == 3, "\(line): \(result)")
      #expect(
        result.errors.contains("in use by process \(typist.session.process) on "), "\(result)")
    }
    let second = try TerminalSession(
      ["\(Programs.folder)/crux", "--plain", "--no-rc", box.path(of: "n.md")],
      environment: box.variables, columns: 100, rows: 40)
    try second.wait(forText: "in use by process")
    second.signal(SIGKILL)
    _ = second.ending()
    try typist.type("save", until: "saved ")
    try typist.session.send("quit\r")
    #expect(typist.session.ending() == .exited(0))
    #expect(box.text("n.md")?.contains("claim b \"B\" supports m\n") == true)
  }

  @Test func `a file that is changed or removed under a session is not overwritten`() throws {
    let typist = try Typist(box, "n.md")
    try typist.type("claim b \"B\" supports m", until: "b: claim, supports m")
    box.write(smallNotebook + "More.\n", to: "n.md")
    try typist.type("save", until: "the file was changed by somebody else")
    #expect(box.text("n.md") == smallNotebook + "More.\n")
    box.remove("n.md")
    try typist.type("save", until: "it was removed meanwhile")
    #expect(box.text("n.md") == nil)
    try typist.type("save as \"\(box.path(of: "n.md"))\"", until: "saved ")
    #expect(box.text("n.md")?.contains("claim b") == true)
    try typist.session.send("quit\r")
    #expect(typist.session.ending() == .exited(0))
    #expect(box.names == ["n.md"])
  }
}
