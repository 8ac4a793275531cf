import ArgumentGraph
import MapTesting
import Notebook
import Testing

@testable import Commands

/// An edit changes the clauses that it names, and nothing else.
@Suite struct ConfinementTests {
  static let cell = """
    # first
    source s "S"   # the source
    claim c1   "A"  # why
      # between
      from s:1 "w",	s:2   # places
      note "n"	tags a,b
    evidence e1 "E" from s:1, s:3
      # a remark
      supports c1 with a1  scheme sign, c2
    assumption a1 "X"
      status solid
    claim c2 "Y"; 
    """.replacingSemicolon()

  @Test(arguments: [
    ("edit c1 text \"B\"", "\"A\"", "\"B\""),
    ("edit c1 note \"m\"", "note \"n\"", "note \"m\""),
    ("edit c1 tags z", "tags a,b", "tags z"),
    ("edit c1 add tags z", "tags a,b", "tags a,b, z"),
    ("edit c1 drop note", "\n  note \"n\"\ttags", "\n  tags"),
    ("edit c1 drop tags", "\ttags a,b", ""),
    ("edit c1 drop from", "from s:1 \"w\",\ts:2   # places", "# places"),
    ("edit c1 add by \"W\"", "tags a,b", "tags a,b by \"W\""),
    ("edit c1 kind counterclaim", "claim c1", "counterclaim c1"),
    ("edit e1 from s:9", "from s:1, s:3", "from s:9"),
    ("edit e1 add from s:9", "scheme sign, c2", "scheme sign, c2\n  from s:9"),
    ("edit a1 status caveated", "solid", "caveated"),
    ("edit e1 + a1 -> c1 scheme cause", "scheme sign", "scheme cause"),
    ("edit e1 + a1 -> c1 drop scheme", "  scheme sign", ""),
    ("edit e1 + a1 -> c1 add with c2", "with a1", "with a1 + c2"),
    ("edit e1 -> c2 scheme cause", "sign, c2", "sign, c2 scheme cause"),
    ("unlink e1 c2", ", c2", ""),
    ("unlink e1 c1", "c1 with a1  scheme sign, c2", "c2"),
    ("rename a1 room", "a1", "room"),
    ("rename s src", "s", "src"),
    ("remove c2 cascade", ", c2", ""),
  ])
  func `only the named bytes change`(line: String, old: String, new: String) throws {
    var workspace = Workspace(cell: Self.cell)
    let before = workspace.text
    _ = try workspace.type(line)
    let after = workspace.text
    if line.hasPrefix("rename") {
      let words = line.split(separator: " ")
      #expect(Self.renamed(before, String(words[1]), String(words[2])) == after)
    } else if line.hasPrefix("remove") {
      #expect(after == before.replacing(old, with: new).replacing("claim c2 \"Y\"\n", with: ""))
    } else {
      #expect(after == before.replacing(old, with: new), "\(firstDifference(before, after))")
    }
    #expect(EditScriptTests.flaw(workspace.notebook) == nil)
    _ = try workspace.type("undo")
    #expect(workspace.text == before)
    _ = try workspace.type("redo")
    #expect(workspace.text == after)
  }

  /// `text` with the word `old` replaced where it stands alone, but not in comments.
  static func renamed(_ text: String, _ old: String, _ new: String) -> String {
    var words: [String] = [""]
    var kinds: [Bool] = [false]
    for character in text {
      let isWord = character.isLetter || character.isNumber
      if isWord == kinds[kinds.count - 1] {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
        kinds.append(isWord)
      }
    }
    return words.map { $0 == old ? new : $0 }.joined()
  }

  @Test func `a merge adds clauses without their comments, and says what is lost`() throws {
    var workspace = Workspace(
      cell: """
        claim c1 "A" tags x note "n"
        claim c2 "B" tags x, y note "m"
          from s:1, # here
            s:2
          supports c3
        claim c3 "C"
        source s "S"
        contention c1, c2
        support c3 with c2
        """)
    let outcome = try workspace.type("merge c2 into c1")
    #expect(outcome.notices == ["dropped: B", "dropped: note \"m\""])
    #expect(
      workspace.text == """
        ```crux
        claim c1 "A" tags x, y note "n" from s:1, s:2 supports c3
        claim c3 "C"
        source s "S"
        contention c1
        support c3 with c1
        ```

        """)
    #expect(EditScriptTests.flaw(workspace.notebook) == nil)
  }

  @Test func `a statement moves with its lines, indented as its new cell`() throws {
    let text =
      "```crux\nclaim c1 \"A\"\n # c\n  note \"n\"\n```\n\n   ```crux\n   claim c2 \"B\"\n   ```\n"
    var workspace = Workspace(Notebook(name: "map.md", bytes: Array(text.utf8)))
    _ = try workspace.type("move c1 to cell 2")
    #expect(
      workspace.text
        == "```crux\n```\n\n   ```crux\n   claim c2 \"B\"\n   claim c1 \"A\"\n    # c\n     note \"n\"\n   ```\n"
    )
    _ = try workspace.type("move c1 to cell 1")
    #expect(
      workspace.text
        == "```crux\nclaim c1 \"A\"\n # c\n  note \"n\"\n```\n\n   ```crux\n   claim c2 \"B\"\n   ```\n"
    )
  }

  @Test func `a cell that is not closed, without a line end, is added to`() throws {
    for text in ["```crux", "```crux\nclaim c1 \"A\"", "```crux\nclaim c1 \"A\"\n  # end"] {
      var workspace = Workspace(Notebook(name: "map.md", bytes: Array(text.utf8)))
      workspace.forcedCell = 1
      _ = try workspace.type("claim c2 \"B\"")
      #expect(workspace.text == text + "\nclaim c2 \"B\"\n")
    }
  }
}

extension String {
  /// The text without the mark that keeps a space at the end of a line of source.
  fileprivate func replacingSemicolon() -> String { replacing("; ", with: "") }
}
