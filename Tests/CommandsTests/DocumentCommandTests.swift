import ArgumentGraph
import Documents
import Notebook
import Testing

@testable import Commands

/// Reading documents, searching them, and what a map covers of them.
@Suite struct DocumentCommandTests {
  static let text = """
    Buses should be free.

    In Dunkirk the number of riders rose by half. Fares paid for a tenth of the costs.

    Anna Berg, Ben Cole.
    """

  static func workspace(
    _ lines: String = "", quotes: String = "short", key: [UInt8]? = nil
  ) throws -> Workspace {
    var workspace = Workspace(Notebook(name: "map.md"))
    workspace.shelf = MemoryShelf(["op-ed.txt": text], key: key)
    _ = try workspace.type(
      "source op-ed \"Free buses\" file \"op-ed.txt\" quotes \(quotes)")
    for line in lines.split(separator: "\n") { _ = try workspace.type(String(line)) }
    return workspace
  }

  @Test func `a document is read with marks on what the map uses`() throws {
    var workspace = try Self.workspace(
      "evidence e1 \"Up by half\" from op-ed:2.1\nclaim c1 \"Free\" from op-ed:2\n"
        + "skip op-ed:3 \"names\"")
    #expect(
      try workspace.answer("read op-ed") == [
        "op-ed  Free buses  3 paragraphs, 4 sentences",
        "",
        "   1.1   Buses should be free.",
        "",
        "   2.1 * In Dunkirk the number of riders rose by half.  [e1 c1]",
        "   2.2 * Fares paid for a tenth of the costs.",
        "",
        "   3.1 ~ Anna Berg, Ben Cole.",
      ])
    #expect(
      try workspace.answer("read op-ed:2.2-3.1").first
        == "   2.2 * Fares paid for a tenth of the costs.  [c1]")
    #expect(try workspace.answer("read 1") == ["   1.1   Buses should be free."])
  }

  @Test(arguments: [
    ("read op-ed:9", "`op-ed` has no passage 9: paragraph 9 of 3"),
    ("read op-ed:2.3", "`op-ed` has no passage 2.3: sentence 3 of 2 in paragraph 2"),
    ("read oped", "there is no source `oped`"), ("read c1", "`c1` is a claim, not a source"),
    ("read other", "`other` is not at hand: there is no other.txt"),
    ("read bare", "`bare` is not at hand: `bare` names no file"),
    ("coverage other", "`other` is not at hand: there is no other.txt"),
    ("find \"x\" in other", "`other` is not at hand: there is no other.txt"),
  ])
  func `what cannot be read is said`(typed: String, message: String) throws {
    var workspace = try Self.workspace(
      "claim c1 \"Free\"\nsource other \"Other\" file \"other.txt\"\nsource bare \"Bare\"")
    let failure = try #require(throws: CommandFailure.self) { try workspace.type(typed) }
    #expect(failure.problems[0].message == message)
  }

  @Test func `words are found in a document, blind to case`() throws {
    var workspace = try Self.workspace()
    #expect(
      try workspace.answer("find \"RIDERS ROSE\" in op-ed") == [
        "op-ed:2.1  In Dunkirk the number of riders rose by half."
      ])
    #expect(
      try workspace.answer("find \"trams\" in op-ed") == ["nothing in op-ed holds these words"])
  }

  @Test func `coverage has a line a source and, for one, a line a paragraph`() throws {
    var workspace = try Self.workspace(
      "evidence e1 \"Up by half\" from op-ed:2.1\nskip op-ed:3 \"names\"\n"
        + "source other \"Other\" file \"other.txt\"\nsource bare \"Bare\"")
    #expect(
      try workspace.answer("coverage") == [
        "source  paragraphs  mapped  skipped  left  which are left",
        "op-ed            3       1        1     1  1",
        "other            -       -        -     -  not at hand",
        "bare             -       -        -     -  no file",
      ])
    #expect(
      try workspace.answer("coverage op-ed").suffix(3).map { $0.prefix(47) } == [
        "        1  left            Buses should be free.".prefix(47),
        "        2  mapped   e1     In Dunkirk the number".prefix(47),
        "        3  skipped  names  Anna Berg, Ben Cole.".prefix(47),
      ])
    #expect(!CoverageReport(workspace).isComplete)
    _ = try workspace.type("claim c2 \"Free\" from op-ed:1")
    _ = try workspace.type("remove other")
    #expect(CoverageReport(workspace).isComplete)
  }

  @Test(arguments: ["none", "secret"])
  func `words that may not be kept are shown on a terminal only`(quotes: String) throws {
    var workspace = try Self.workspace("claim c1 \"Free\" from op-ed:1.1", quotes: quotes, key: [1])
    let queries = ["read op-ed", "find \"riders\" in op-ed", "coverage op-ed"]
    for query in queries {
      #expect(!(try workspace.answer(query)).contains { $0.contains("Dunkirk") }, "\(query)")
    }
    workspace.options.isSeenOnly = true
    for query in queries {
      #expect((try workspace.answer(query)).contains { $0.contains("Dunkirk") }, "\(query)")
    }
    workspace.isRecording = true
    for query in queries {
      #expect(!(try workspace.answer(query)).contains { $0.contains("Dunkirk") }, "\(query)")
    }
  }

  @Test func `of a short source three hundred characters are recorded`() throws {
    var workspace = try Self.workspace()
    let sentence = "This is one of many sentences that together are far longer than a quote may be."
    workspace.shelf = MemoryShelf([
      "op-ed.txt": [String](repeating: sentence, count: 9).joined(separator: " ")
    ])
    workspace.isRecording = true
    let shown = try workspace.answer("read op-ed").joined(separator: " ")
    #expect(shown.components(separatedBy: "This is one").count == 4)
  }

  @Test func `typed anchors are verified and completed while the document is at hand`() throws {
    var workspace = try Self.workspace(
      """
      evidence e1 "Half" from op-ed:2.1 "riders rose by half"
      claim c1 "Free" from op-ed:1, op-ed:3
      claim c2 "Found" from op-ed "the number of riders"
      """)
    let text = String(decoding: workspace.notebook.bytes, as: UTF8.self)
    #expect(text.contains("digest sha256:"))
    #expect(text.contains("from op-ed:2.1@25+19~4931c537 \"riders rose by half\""))
    #expect(text.contains(/from op-ed:1~[0-9a-f]{8}, op-ed:3~[0-9a-f]{8}/))
    #expect(text.contains(/from op-ed:2\.1@11\+20~[0-9a-f]{8} "the number of riders"/))
    let failure = try #require(throws: CommandFailure.self) {
      try workspace.type("claim c3 \"x\" from op-ed:2.1 \"the number of drivers rose\"")
    }
    #expect(failure.problems[0].message.contains("something like them is at 2.1"))
    #expect(failure.problems[0].help?.contains("riders") == true)
    #expect(throws: CommandFailure.self) { try workspace.type("claim c3 \"x\" from op-ed:9") }
    #expect(String(decoding: workspace.notebook.bytes, as: UTF8.self) == text)
    // What stands in a file is read as it is.
    let again = Notebook(
      name: "map.md", bytes: Array("```crux\nclaim c \"x\" from s:1\n```\n".utf8))
    #expect(!String(decoding: again.bytes, as: UTF8.self).contains("~"))
  }

  @Test func `exact words of a source that keeps none become a place and a digest`() throws {
    let typed = "evidence e1 \"Half\" from op-ed:2.1 \"riders rose by half\" supports c9"
    var workspace = try Self.workspace(typed, quotes: "none")
    let text = String(decoding: workspace.notebook.bytes, as: UTF8.self)
    #expect(text.contains("from op-ed:2.1@25+19~4931c537"))
    #expect(!text.contains("riders"))
    #expect(!workspace.done.contains { $0.statement.text.contains("riders") })
    #expect(workspace.pending.count == 1)
    #expect(typed.utf8.count == workspace.pending[0].range.upperBound)
    let failure = try #require(throws: CommandFailure.self) {
      try workspace.type("claim c3 \"x\" from op-ed:2.1 \"the number of drivers rose\"")
    }
    #expect(failure.problems[0].help == nil)
  }

  @Test func `a recorded output stays where the document is not at hand`() throws {
    let bytes = Array(
      """
      ```crux
      source op-ed "Free buses" file "op-ed.txt"
      read op-ed:1
      ```

      ```output
         1.1   Buses should be free.
      ```

      """.utf8)
    var workspace = Workspace(Notebook(name: "map.md", bytes: bytes), savedBytes: bytes)
    #expect(try OutputRecorder.refresh(&workspace).isEmpty)
    workspace.shelf = MemoryShelf(["op-ed.txt": Self.text])
    #expect(try OutputRecorder.refresh(&workspace).isEmpty)
    workspace.shelf = MemoryShelf(["op-ed.txt": "Buses should cost more."])
    #expect(try !OutputRecorder.refresh(&workspace).isEmpty)
  }
}
