import ArgumentGraph
import Notebook
import Testing

@testable import Commands

/// What is refused, with its place, and what is told to type instead.
@Suite struct RefusalTests {
  static let cell = """
    source s "S"
    claim c1 "A"
    claim c2 "B" supports c1 note "n"
    claim lonely "L"
    support c1 with lonely as step
    undercut c2 -> c1 with lonely
    expect c2 stands
    assumption a1 "X" status solid
    evidence e1 "E" from s:1
    """

  @Test(
    arguments: [
      ("clim c9 \"x\"", 0..<4, "`clim` is not a command", "did you mean `claim`?"),
      ("show c3", 5..<7, "nothing is named `c3`", "did you mean `c1`?"),
      ("show c1 -> c2", 5..<13, "there is no inference `c1 -> c2`", nil),
      (
        "claim c1 \"x\"", 6..<8, "`c1` is declared already, as a claim",
        "choose another id, or type `edit c1 …` to change it"
      ),
      (
        "remove c2", 7..<9, "`c2` is in use: lonely -> c2 -> c1, expect c2 stands",
        "type `remove c2 cascade` to remove those inferences and mentions too"
      ),
      (
        "remove s", 7..<8, "`s` is in use: e1",
        "type `remove s cascade` to remove those inferences and mentions too"
      ),
      (
        "edit c1 note", 12..<12, "the note's text is missing", "write it in double quotes, as \"…\""
      ),
      (
        "edit c1 credibility 9", 20..<21,
        "the credibility is a number from 1 (confirmed) to 6 (cannot be judged)",
        "write credibility 2"
      ),
      (
        "edit c2 add note \"m\"", nil, "`c2` has `note` already",
        "type `edit c2 note \"m\"` to replace it"
      ),
      ("edit c1 drop note", nil, "`c1` has no `note`", nil),
      ("edit c2 drop tags", nil, "`c2` has no `tags`", "it has note, supports"),
      ("edit a1 kind claim", nil, "only an assumption has a status", "drop `status`"),
      (
        "edit c2 -> c1 text \"x\"", nil, "`c2 -> c1` is an inference, which has no text",
        "type `edit c2 -> c1 warrant \"…\"` to say why it carries"
      ),
      ("edit step as other", nil, "`step` has an id already", "type `rename step NEW`"),
      (
        "edit c2 supports lonely", nil, "`c2 -> c1` is a name in use, and would name nothing",
        "remove what uses it first, or give that inference an id: … as ID"
      ),
      (
        "rename c1 with", 10..<14, "`with` cannot be an id",
        "an id is a letter, then letters, digits, -, _ or ., and not a word of the language"
      ),
      (
        "rename c1 c2", nil, "`c2` is declared already, as a claim",
        "choose another id, or type `merge` to make one statement of two"
      ),
      (
        "support c1 with c2", 18..<18,
        "`c2 -> c1` is a name in use, and this would make it name two inferences",
        "give this one an id: … as ID"
      ),
      ("merge c1 into c2", nil, "`c1` and `c2` bear on each other", "type `unlink c1 c2` first"),
      ("unlink c1 a1", 7..<9, "no inference joins `c1` and `a1`", nil),
      ("move c1 to cell 7", 16..<17, "there is no cell 7", "`cells` lists them: there are 1"),
      (
        "rebut step with c1", 6..<10, "`step` is an inference, which cannot be rebutted",
        "use `undercut` instead"
      ),
      (
        "support c1 with s", 16..<17, "`s` is a source and cannot be a premise",
        "premises are statements"
      ),
      (
        "evidence \"x\" from c1:2", 18..<20, "`c1` is a claim, not a source",
        "declare the source first: source ID \"TITLE\""
      ),
      ("undercut new with c1 as new", 9..<12, "`new` would bear on itself", "choose another id"),
      (
        "list where unsuported", 11..<21, "`unsuported` is not a filter",
        "did you mean `unsupported`?"
      ),
      ("list where kind clam", 16..<20, "`clam` is not a kind", "did you mean `claim`?"),
      ("tree c1 dept 2", 8..<12, "`dept` is not expected here", "did you mean `depth`?"),
      (
        "report", 6..<6, "KIND is missing", "type report KIND"
      ),
      (
        "format 2", 8..<8, "format 2 is newer than this program, which writes format 1",
        "write format 1"
      ),
    ] as [(String, Range<Int>?, String, String?)])
  func `each refusal has its place and its help`(
    line: String, range: Range<Int>?, message: String, help: String?
  ) {
    var workspace = Workspace(cell: Self.cell)
    let before = workspace.text
    let failure = #expect(throws: CommandFailure.self) { try workspace.type(line) }
    let problem = failure?.problems.first
    #expect(problem?.message == message)
    #expect(problem?.help == help)
    #expect(problem?.range == range)
    #expect(workspace.text == before)
    #expect(workspace.done.isEmpty)
  }

  @Test func `a shortened command keeps the places of what was typed`() {
    var workspace = Workspace(cell: Self.cell)
    workspace.options.isInteractive = true
    let failure = #expect(throws: CommandFailure.self) { try workspace.type("sh c3") }
    #expect(failure?.problems.first?.range == 3..<5)
    let several = #expect(throws: CommandFailure.self) { try workspace.type("re c3") }
    #expect(several?.problems.first?.message == "`re` is short for several commands")
    #expect(several?.problems.first?.help?.contains("rebut, redo") == true)
    workspace.options.isInteractive = false
    #expect(throws: CommandFailure.self) { try workspace.type("sho c1") }
  }

  @Test func `a reason in a short command keeps its place`() {
    var workspace = Workspace(cell: Self.cell)
    _ = try? workspace.type("focus c1")
    let failure = #expect(throws: CommandFailure.self) {
      try workspace.type("because \"x\" credibility 9")
    }
    #expect(failure?.problems.first?.range == 24..<25)
  }

  @Test func `ids that a batch uses and nothing declares are pending at their places`() throws {
    var workspace = Workspace(cell: Self.cell)
    _ = try workspace.type("focus c1")
    _ = try workspace.type("because \"x\" supports zz")
    _ = try workspace.type("undercut a1 -> c1 with c2")
    #expect(workspace.pending.map(\.range) == [21..<23, 9..<11])
  }
}
