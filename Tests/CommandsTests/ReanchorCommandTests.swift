import ArgumentGraph
import Documents
import JSONText
import Notebook
import Testing

@testable import Commands

/// `reanchor`: what is certain is written down, and the rest is asked about.
@Suite struct ReanchorCommandTests {
  static let text = """
    Buses should be free to everyone in the town.

    In Dunkirk the number of riders rose by half within a year. Fares paid for a tenth of the costs.

    The council of Velmere has put the matter off three times since the spring.

    Drivers would no longer have to argue over coins at every stop of the line.
    """

  static let map = """
    source op-ed "Free buses" file "op-ed.txt"
    contention free "Buses should be free" from op-ed:1
    evidence e1 "Up by half" from op-ed:2.1 supports free
    evidence e2 "A tenth" from op-ed:2.2 "a tenth of the costs" supports free
    claim c1 "Put off" from op-ed:3.1 supports free
    claim c2 "No coins" from op-ed:4.1 supports free
    """

  /// A workspace on the map, its anchors stamped from the text, with another text on the shelf.
  static func workspace(
    revised: String, map: String = map, quotes: String = "short", key: [UInt8]? = nil
  ) throws -> Workspace {
    var workspace = Workspace(Notebook(name: "map.md"))
    workspace.shelf = MemoryShelf(["op-ed.txt": text], key: key)
    for line in map.split(separator: "\n") {
      let isSource = line.hasPrefix("source")
      _ = try workspace.type(isSource ? "\(line) quotes \(quotes)" : String(line))
    }
    workspace.shelf = MemoryShelf(["op-ed.txt": revised], key: key)
    return workspace
  }

  static func bytes(_ workspace: Workspace) -> String {
    String(decoding: workspace.notebook.bytes, as: UTF8.self)
  }

  @Test func `a text as it was leaves every byte as it is`() throws {
    var workspace = try Self.workspace(revised: Self.text)
    let before = workspace.notebook.bytes
    let edits = workspace.editCount
    #expect(
      try workspace.answer("reanchor") == ["op-ed  5 exact, 0 moved, 0 drifted, 0 ask, 0 lost"])
    #expect(workspace.notebook.bytes == before)
    #expect(workspace.editCount == edits)
  }

  @Test func `what moved and drifted is written down as one edit that can be undone`() throws {
    let revised = Self.text
      .replacing("Buses should", with: "A word before it all.\n\nBuses should")
      .replacing("three times", with: "four times")
      .replacing("argue over coins at", with: "argue about coins at")
    var workspace = try Self.workspace(revised: revised, quotes: "full")
    let council = "The council of Velmere has put the matter off three times since the spring."
    for (id, words) in [
      ("c1", "3.1 \"\(council)\""), ("c2", "4.1 \"argue over coins at every stop of the line\""),
    ] {
      workspace.shelf = MemoryShelf(["op-ed.txt": Self.text])
      _ = try workspace.type("edit \(id) drop from")
      _ = try workspace.type("claim \(id)x \"x\" from op-ed:\(words) supports free")
    }
    workspace.shelf = MemoryShelf(["op-ed.txt": revised])
    let before = Self.bytes(workspace)
    let edits = workspace.editCount
    let lines = try workspace.answer("reanchor op-ed")
    #expect(lines[0] == "op-ed  0 exact, 3 moved, 1 drifted, 1 ask, 0 lost")
    #expect(lines.contains("  moved    free  op-ed:1 -> 2"))
    #expect(lines.contains { $0.hasPrefix("  drifted  c2x  op-ed:4.1@32+42 -> 5.1@") })
    // A figure was altered: that is for a person to say.
    #expect(lines.contains { $0.hasPrefix("  ask      c1x") && $0.contains("a figure") })
    #expect(lines.contains { $0.contains("three times") && $0.contains(" | ") })
    #expect(workspace.editCount == edits + 1)
    let after = Self.bytes(workspace)
    #expect(after.contains("from op-ed:2~"))
    #expect(after.contains("\"argue about coins at every stop of the line\""))
    #expect(after.contains("off three times since"))
    // Something is left to be asked, so that the file is not vouched for.
    let digest = { (text: String) in text.split(separator: "\n").first { $0.contains("sha256:") } }
    #expect(digest(after) == digest(before))
    _ = try workspace.type("reanchor accept c1x")
    #expect(Self.bytes(workspace).contains("off four times since"))
    #expect(digest(Self.bytes(workspace)) != digest(before))
    #expect(
      try workspace.answer("reanchor") == ["op-ed  5 exact, 0 moved, 0 drifted, 0 ask, 0 lost"])
    _ = try workspace.type("undo 2")
    #expect(Self.bytes(workspace) == before)
  }

  @Test func `what hangs on lost words is told`() throws {
    let revised = Self.text.replacing(
      "In Dunkirk the number of riders rose by half within a year.", with: "Nobody knows.")
    var workspace = try Self.workspace(revised: revised)
    let before = Self.bytes(workspace)
    let lines = try workspace.answer("reanchor")
    #expect(lines[0] == "op-ed  4 exact, 0 moved, 0 drifted, 1 ask, 0 lost")
    #expect(
      lines[1] == "  ask      e1  op-ed:2.1: it was altered; the anchors around would put it here")
    #expect(lines.contains("           type reanchor op-ed accept e1  (op-ed:2.1)"))
    #expect(lines.contains("without e1 in doubt: free"))
    // A place that only the neighbours name is never taken unasked.
    #expect(Self.bytes(workspace) == before)
    #expect(try workspace.answer("reanchor accept e1")[1].contains("as chosen"))
    #expect(Self.bytes(workspace).contains("evidence e1 \"Up by half\" from op-ed:2.1~"))
  }

  @Test func `what is lost takes a place that is typed`() throws {
    var workspace = try Self.workspace(revised: "Nobody knows.\n\nNothing else is there.")
    let before = Self.bytes(workspace)
    let lines = try workspace.answer("reanchor")
    #expect(lines[0] == "op-ed  0 exact, 0 moved, 0 drifted, 0 ask, 5 lost")
    #expect(lines.contains("  lost     e1  op-ed:2.1: nothing in the document is like it"))
    // The statements stay as they are; only the file's digest is new.
    let after = Self.bytes(workspace)
    let changed = zip(before.split(separator: "\n"), after.split(separator: "\n")).filter {
      $0 != $1
    }
    #expect(changed.count == 1)
    #expect(changed[0].1.hasPrefix("  digest sha256:"))
    let failure = try #require(throws: CommandFailure.self) {
      try workspace.type("reanchor accept e1")
    }
    #expect(failure.problems[0].help?.contains("accept e1 at PASSAGE") == true)
    let answer = try workspace.answer("reanchor accept e1 at 2.1")
    #expect(answer.contains { $0.contains("e1") && $0.contains("as chosen") })
    #expect(Self.bytes(workspace).contains("evidence e1 \"Up by half\" from op-ed:2.1~"))
  }

  @Test func `verdicts that hang on lost words are named`() throws {
    let lines = Self.map.split(separator: "\n").prefix(3).joined(separator: "\n")
    var workspace = try Self.workspace(
      revised: "Buses should be free to everyone in the town.",
      map: lines.replacing("supports free", with: "credibility 2 supports free"))
    _ = try workspace.type("edit op-ed reliability B")
    let answer = try workspace.answer("reanchor")
    #expect(answer.contains { $0.hasPrefix("  free would be ") && $0.contains(", is STANDS") })
    var json = JSONWriter()
    try workspace.type("reanchor").answer?.json(&json)
    let text = String(decoding: json.bytes, as: UTF8.self)
    #expect(text.contains("\"becomes\""))
    #expect(text.contains("\"bearsOn\""))
  }

  @Test func `words in two places are asked for, and the place that is named is taken`() throws {
    let sentence = "Fares paid for a tenth of the costs of running all the buses."
    let map = """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "x" from op-ed:1.1 "\(sentence)"
      """
    var workspace = Workspace(Notebook(name: "map.md"))
    workspace.shelf = MemoryShelf(["op-ed.txt": sentence])
    for line in map.split(separator: "\n") { _ = try workspace.type(String(line)) }
    let twice = "One.\n\nTwo. \(sentence)\n\nThree.\n\nFour. \(sentence)"
    workspace.shelf = MemoryShelf(["op-ed.txt": twice])
    let before = workspace.notebook.bytes
    let lines = try workspace.answer("reanchor")
    #expect(lines[0].contains("1 ask"))
    #expect(
      lines.filter { $0.hasPrefix("           op-ed:") }.map { $0.prefix(20) } == [
        "           op-ed:2.2", "           op-ed:4.2",
      ])
    #expect(workspace.notebook.bytes == before)
    _ = try workspace.type("reanchor accept c1 at 4.2")
    #expect(Self.bytes(workspace).contains("from op-ed:4.2~"))
  }

  @Test func `a map that was never anchored is stamped, and a revised one is not`() throws {
    let bytes = Array(
      """
      ```crux
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "Free" from op-ed:1
      claim c2 "Put off" from op-ed:3.1, 4.1
      ```

      """.utf8)
    var workspace = Workspace(Notebook(name: "map.md", bytes: bytes), savedBytes: bytes)
    workspace.shelf = MemoryShelf(["op-ed.txt": Self.text])
    #expect(try workspace.answer("reanchor")[0].hasSuffix("3 with a new digest"))
    let text = Self.bytes(workspace)
    #expect(text.contains(/from op-ed:1~[0-9a-f]{8}\n/))
    #expect(text.contains(/from op-ed:3\.1~[0-9a-f]{8}, op-ed:4\.1~[0-9a-f]{8}\n/))
    #expect(text.contains(/digest sha256:[0-9a-f]{64}/))
    // An anchor without a digest says nothing once the text is another.
    workspace.shelf = EmptyShelf()
    _ = try workspace.type("edit c1 from op-ed:2.1")
    workspace.shelf = MemoryShelf(["op-ed.txt": Self.text + "\n\nAn end.\n"])
    #expect(Self.bytes(workspace).contains("from op-ed:2.1\n"))
    #expect(try workspace.answer("reanchor")[0].contains("2 exact, 0 moved, 0 drifted, 1 ask"))
    #expect(Self.bytes(workspace).contains("from op-ed:2.1\n"))
    // And still says nothing when it is looked at again.
    #expect(try workspace.answer("reanchor")[0].contains("1 ask"))
    _ = try workspace.type("reanchor accept all")
    #expect(Self.bytes(workspace).contains("from op-ed:2.1~"))
  }

  @Test func `a secret source gets keyed digests, and plain ones are replaced`() throws {
    let key: [UInt8] = [1, 2, 3]
    var workspace = try Self.workspace(revised: Self.text, quotes: "full", key: key)
    _ = try workspace.type("edit op-ed quotes secret")
    _ = try workspace.type("reanchor")
    let text = Self.bytes(workspace)
    #expect(text.components(separatedBy: "~k:").count == 6)
    #expect(!text.contains("tenth of the costs"))
    _ = try workspace.type("edit op-ed quotes none")
    _ = try workspace.type("reanchor")
    #expect(!Self.bytes(workspace).contains("~k:"))
    // Without its key a keyed digest can be verified by nobody, and no second key is made.
    _ = try workspace.type("edit op-ed quotes secret")
    _ = try workspace.type("reanchor")
    workspace.shelf = MemoryShelf(["op-ed.txt": Self.text])
    let failure = try #require(throws: CommandFailure.self) {
      try workspace.type("reanchor op-ed")
    }
    #expect(failure.problems[0].message.contains("key"))
  }

  @Test(arguments: [
    ("reanchor nowhere", "nothing declares"), ("reanchor accept", "is missing"),
    ("reanchor accept zz", "there is no statement `zz`"),
    ("reanchor accept c1", "`c1` has nothing to place"),
    ("reanchor accept c1 at x", "not a passage"), ("reanchor accept c1 at 9", "no passage 9"),
    ("reanchor accept c1,", "the id of a statement is missing"),
    ("reanchor bare", "`bare` names no file"), ("reanchor other", "`other` is not at hand"),
  ])
  func `what cannot be done is said, and nothing is changed`(typed: String, part: String) throws {
    var workspace = try Self.workspace(revised: Self.text)
    _ = try workspace.type("source bare \"Bare\"")
    _ = try workspace.type("source other \"Other\" file \"other.txt\"")
    let before = workspace.notebook.bytes
    let failure = try #require(throws: CommandFailure.self) { try workspace.type(typed) }
    let said = failure.problems[0].message + (failure.problems[0].help ?? "")
    #expect(said.contains(part) || part == "nothing declares", "\(said)")
    #expect(workspace.notebook.bytes == before)
  }

  @Test func `at the prompt the rest is asked for, and the answers make one command`() throws {
    var workspace = try Self.workspace(revised: Self.text, quotes: "full")
    let words = "of"
    _ = try workspace.type("edit c2 from op-ed:4.1 \"\(words)\"")
    workspace.shelf = MemoryShelf([
      "op-ed.txt": "It is of no use. \(Self.text.replacing("stop of the", with: "stop on the"))"
    ])
    workspace.options.isInteractive = true
    workspace.options.isSeenOnly = true
    let before = workspace.notebook.bytes
    #expect(try workspace.type("reanchor op-ed").effect == .reanchor(workspace.graph.find("op-ed")))
    #expect(workspace.notebook.bytes == before)
    let dialog = ReanchorDialog(workspace, only: workspace.graph.find("op-ed"))
    #expect(dialog.questions.map(\.anchor) == ["free:1", "c2:4.1@63+2"])
    #expect(dialog.questions.map { $0.places.count > 1 } == [false, true])
    #expect(dialog.statement(accepting: []) == "reanchor op-ed certain")
    let phrases = dialog.questions.map { $0.places[0].phrase }
    let edits = workspace.editCount
    _ = try workspace.type(dialog.statement(accepting: phrases))
    #expect(workspace.editCount == edits + 1)
    #expect(ReanchorDialog(workspace, only: .none).questions.isEmpty)
  }
}
