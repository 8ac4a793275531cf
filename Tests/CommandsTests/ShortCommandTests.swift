import ArgumentGraph
import Notebook
import Testing

@testable import Commands

/// `because`, `but`, `and`, `unless`, `focus`, `up`: what they write.
@Suite struct ShortCommandTests {
  /// The statements in the notebook after typing lines, and what was printed.
  static func typed(_ lines: String...) throws -> (statements: [String], outcomes: [Outcome]) {
    var workspace = Workspace(Notebook(name: "map.md"))
    let outcomes = try lines.map { try workspace.type($0) }
    return (
      workspace.text.split(separator: "\n").filter { !$0.hasPrefix("```") }.map(String.init),
      outcomes
    )
  }

  @Test func `reasons and objections bear on what is in focus, and the focus stays`() throws {
    let (statements, outcomes) = try Self.typed(
      "contention \"Buses should be free\"", "focus it", "because \"More would ride\" tags ride",
      "because evidence e9 \"18% more\" note \"n\"", "because assumption \"Room\"",
      "but \"It costs\"", "but c2 conceded \"so\"", "because c2 as own", "because r \"Named\"")
    #expect(
      statements == [
        "contention c1 \"Buses should be free\"",
        "claim c2 \"More would ride\" tags ride supports c1",
        "evidence e9 \"18% more\" note \"n\" supports c1", "assumption a1 \"Room\" supports c1",
        "counterclaim k1 \"It costs\" rebuts c1", "rebut c1 with c2 conceded \"so\"",
        "support c1 with c2 as own", "claim r \"Named\" supports c1",
      ])
    #expect(outcomes.map(\.automaticLabel) == ["c1", nil, "c2", nil, "a1", "k1", nil, nil, nil])
  }

  @Test func `with an inference in focus, because backs it and but undercuts it`() throws {
    let (statements, _) = try Self.typed(
      "claim c1 \"A\"", "claim c2 \"B\" supports c1", "focus c2 -> c1", "because \"It follows\"",
      "but \"It does not\"", "claim c9 \"C\"", "but c9")
    #expect(
      statements.dropFirst(2) == [
        "claim c3 \"It follows\" supports c2 -> c1",
        "counterclaim k1 \"It does not\" undercuts c2 -> c1", "claim c9 \"C\"",
        "undercut c2 -> c1 with c9",
      ])
  }

  @Test func `and links premises, unless undercuts, in any order`() throws {
    let (statements, outcomes) = try Self.typed(
      "claim c1 \"A\"", "focus c1", "because \"B\"", "unless \"X\"", "and assumption \"C\"",
      "unless \"Y\"", "and c9 \"D\"", "support c1 with c9", "and c2", "because c9 as s", "and a1")
    #expect(
      statements == [
        "claim c1 \"A\"", "claim c2 \"B\" supports c1 with a1 + c9",
        "counterclaim k1 \"X\" undercuts c2 + a1 + c9 -> c1", "assumption a1 \"C\"",
        "counterclaim k2 \"Y\" undercuts c2 + a1 + c9 -> c1", "claim c9 \"D\"",
        "support c1 with c9 + c2", "support c1 with c9 + a1 as s",
      ])
    #expect(outcomes[4].record?.statement == "edit c2 -> c1 add with assumption a1 \"C\"")
  }

  @Test func `names in directives and queries follow a premise that is linked`() throws {
    var workspace = Workspace(
      cell: """
        claim c1 "A"
        claim c2 "B" supports c1 scheme expert
        allow A001 on c2 -> c1 "R"
        answer c2 -> c1 1 ok "R"
        show c2 -> c1
        claim c3 "C"
        """)
    _ = try workspace.type("edit c2 -> c1 add with c3")
    #expect(
      workspace.text == """
        ```crux
        claim c1 "A"
        claim c2 "B" supports c1 with c3 scheme expert
        allow A001 on c2 + c3 -> c1 "R"
        answer c2 + c3 -> c1 1 ok "R"
        show c2 + c3 -> c1
        claim c3 "C"
        ```

        """)
  }

  @Test func `up goes to what the focus bears on`() throws {
    var workspace = try Workspace(
      typed: """
        claim c1 "A"
        claim c2 "B" supports c1
        counterclaim k1 "C" undercuts c2 -> c1
        focus k1
        """)
    #expect(try workspace.type("up").summary == "in focus: c2 -> c1")
    #expect(try workspace.type("up").summary == "in focus: c1  A")
    #expect(try workspace.type("up").summary == "nothing is in focus")
    #expect(throws: CommandFailure.self) { try workspace.type("up") }
    // A batch prints answers: what it put in focus itself is none.
    #expect(try workspace.type("focus c1").answer == nil)
  }

  @Test(arguments: [
    ("because \"x\"", "nothing is in focus"), ("and \"x\"", "no inference was made yet"),
    ("unless \"x\"", "no inference was made yet"), ("focus it", "nothing was made yet"),
    ("focus zz", "nothing is named `zz`"), ("because", "\"TEXT\" | evidence"),
  ])
  func `without what they need they say so`(line: String, message: String) {
    var workspace = Workspace(Notebook(name: "map.md"))
    let failure = #expect(throws: CommandFailure.self) { try workspace.type(line) }
    #expect(
      failure?.problems.first?.message.hasPrefix(message) == true, "\(String(describing: failure))")
  }

  @Test func `a heading and prose begin a new cell, and undo ends that`() throws {
    var workspace = try Workspace(
      typed: "claim c1 \"A\"\nfocus c1\nheading \"Against\"\nbut \"No\"\nbecause \"Yes\"")
    #expect(
      workspace.text == """
        ```crux
        claim c1 "A"
        claim c2 "Yes" supports c1
        ```

        ## Against

        ```crux
        counterclaim k1 "No" rebuts c1
        ```

        """)
    _ = try workspace.type("prose \"First.\\n\\nSecond.\"")
    _ = try workspace.type("undo")
    let outcome = try workspace.type("claim c9 \"Z\"")
    #expect(outcome.record?.cell == 1)
    for text in ["\"a\\u{7}b\"", "\"```crux\"", "\"a\\n  ~~~\""] {
      #expect(throws: CommandFailure.self) { try workspace.type("prose \(text)") }
    }
    #expect(throws: CommandFailure.self) { try workspace.type("heading \" \"") }
  }

  @Test func `an open comment at the end lets no cell follow`() throws {
    var workspace = try Workspace(typed: "claim c1 \"A\"\nprose \"<!-- open\"")
    let before = workspace.text
    let failure = #expect(throws: CommandFailure.self) { try workspace.type("claim c2 \"B\"") }
    #expect(failure?.problems[0].message == "what is added at the end would not be read as such")
    #expect(workspace.text == before)
  }

  @Test func `new statements go to the cell of the focus, whole words, indented as its fence`()
    throws
  {
    let text = "  ```crux\n  claim c1 \"A\"\n  ```\n\n```crux\nclaim c2 \"B\"\n```\n"
    var workspace = Workspace(Notebook(name: "map.md", bytes: Array(text.utf8)))
    workspace.options.isInteractive = true
    _ = try workspace.type("cla \"last cell\"")
    _ = try workspace.type("foc c1")
    _ = try workspace.type(
      "bec evidence \"A long sentence that takes most of the line's room\" note \"and a note of some length\""
    )
    #expect(
      workspace.text == """
          ```crux
          claim c1 "A"
          evidence e1 "A long sentence that takes most of the line's room"
            note "and a note of some length"
            supports c1
          ```

        ```crux
        claim c2 "B"
        claim c3 "last cell"
        ```

        """)
    #expect(EditScriptTests.flaw(workspace.notebook) == nil)
  }
}
