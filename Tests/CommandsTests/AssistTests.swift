import Documents
import Notebook
import Testing

@testable import Commands

/// Completion, proposals, hints and colours by the place in a line.
@Suite struct AssistTests {
  private let workspace: Workspace = {
    let text = """
      ```crux
      contention main "Buses should be free"
      claim ride "More people would ride" supports main
      counterclaim cost "It costs the Taliban too much" rebuts main
      source report "Transport report"
      ```
      """
    var workspace = Workspace(Notebook(name: "n.md", bytes: Array(text.utf8)))
    workspace.options.isInteractive = true
    return workspace
  }()

  private func proposals(_ line: String) -> [String] {
    Completer(workspace).proposals(line, at: line.utf8.count).all.map(\.text)
  }

  @Test(arguments: [
    ("show tali", ["cost"]), ("undercut r", ["ride -> main"]), ("claim x \"A\" from ", ["report:"]),
    ("claim x \"A\" su", ["supports"]), ("set each ", ["on", "off"]),
    ("claim x \"A\" note \"n\" no", []), ("rebut main with cos", ["cost"]), ("claim \"tali", []),
    ("claim x \"A\" likelihood rem", ["\"remote\""]),
    ("claim x \"A\" likelihood \"Very l", ["very likely\""]),
    ("edit ride likelihood chance", ["\"almost no chance\"", "\"roughly even chance\""]),
    ("check U001 for", ["format"]), ("check ev", ["P001", "S013", "U003"]),
    ("check --format s", ["sarif"]),
    ("check format sarif ba", ["baseline", "A006", "Q008", "S014"]),
    ("explain al", ["all", "E002"]),
  ])
  func `what is proposed fits the place`(line: String, expected: [String]) {
    #expect(proposals(line) == expected)
  }

  @Test(arguments: [
    ("evidence x \"A\" from op-ed:", ["op-ed:1", "op-ed:2", "op-ed:3"]),
    ("read op-ed:2.", ["op-ed:2.1", "op-ed:2.2"]), ("skip op-ed:2", ["op-ed:2"]),
    ("edit e1 from op-ed:3", ["op-ed:3"]), ("edit e1 add from op-ed:2.2", ["op-ed:2.2"]),
    ("claim x \"A\" from op-ed:1, op-ed:3.", ["op-ed:3.1"]),
    ("because \"A\" from 2.", ["2.1", "2.2"]),
    ("read op-ed:1-", ["op-ed:1-2", "op-ed:1-3"]),
    ("read op-ed:2.1-", ["op-ed:2.1-2.2", "op-ed:2.1-3.1"]),
    ("read op-ed:2.2-3.", ["op-ed:2.2-3.1"]), ("read op-ed:9", []), ("read op-ed:9.", []),
    ("read op-ed:x-", []), ("read op-ed:3-", []), ("read op-ed:-", []), ("read o", ["op-ed:"]),
    ("find \"riders\" in o", ["op-ed"]), ("coverage o", ["op-ed"]), ("suggest o", ["op-ed"]),
  ])
  func `sources and their passages are proposed`(line: String, expected: [String]) throws {
    var workspace = try DocumentCommandTests.workspace("evidence e1 \"Up by half\" from op-ed:2.1")
    workspace.options.isInteractive = true
    let proposals = Completer(workspace).proposals(line, at: line.utf8.count).all
    #expect(proposals.map(\.text) == expected)
    if expected.first?.hasSuffix(":2.1") == true {
      #expect(proposals[0].description == "In Dunkirk the number of riders rose by half.")
      #expect(proposals[0].addsSpace)
    }
  }

  @Test(arguments: [
    ("edit ride t", ["text", "tags"]), ("edit report t", ["text"]), ("edit ride st", []),
    ("edit guess st", ["status"]), ("edit ride re", ["rebuts"]),
    ("edit report re", ["reliability"]),
    ("edit step t", []), ("edit step w", ["warrant"]), ("edit step k", []),
    ("edit cost drop ", ["rebuts", "note"]), ("edit report dr", []),
    ("edit step drop ", ["as", "warrant"]), ("edit step add wi", ["with"]),
    ("edit ride add wi", []), ("edit ride add n", ["note"]), ("edit cost by \"A\" no", ["note"]),
    ("edit cost note \"A\" no", []), ("edit nobody dr", ["drop"]),
  ])
  func `edit is offered what its target can have`(line: String, expected: [String]) throws {
    var workspace = workspace
    for line in [
      "assumption guess \"They would\" supports ride", "edit cost note \"n\"",
      "support main with cost as step warrant \"w\"",
    ] { _ = try workspace.type(line) }
    let proposals = Completer(workspace).proposals(line, at: line.utf8.count).all
    #expect(proposals.map(\.text) == expected)
  }

  @Test(arguments: [
    ("export d", "dot", "a picture of the map, for Graphviz"), ("import j", "json", "whole map"),
    ("export p", "png", "Graphviz"), ("report bri", "brief", ""), ("set fo", "format", "answers"),
    ("list where k", "kind", "those of a kind"), ("list where s", "source", "source"),
    ("edit ride k", "kind", "make it another kind"), ("move ride ", "to", "cell"),
    ("merge ride ", "into", "stays"), ("checks hor", "horizon", "stale"),
    ("scale ph", "phia", "yardstick"),
  ])
  func `every word says what it means in its place`(line: String, word: String, says: String) {
    let first = Completer(workspace).proposals(line, at: line.utf8.count).all.first
    #expect(first?.text == word)
    let description = first?.description ?? ""
    #expect(!description.isEmpty && (says.isEmpty || description.contains(says)), "\(line)")
  }

  @Test func `passages are shown with words only where these may be seen`() throws {
    var workspace = try DocumentCommandTests.workspace(quotes: "none")
    for (isSeenOnly, words) in [(true, "Buses should be free."), (false, "")] {
      workspace.options.isSeenOnly = isSeenOnly
      let proposal = Completer(workspace).proposals("read op-ed:1", at: 12).all.first
      #expect(proposal?.text == "op-ed:1" && proposal?.description == words)
    }
  }

  @Test func `without its document a source has the passages that statements are from`() throws {
    var workspace = try DocumentCommandTests.workspace("evidence e1 \"Up by half\" from op-ed:2.1")
    workspace.shelf = EmptyShelf()
    let proposals = Completer(workspace).proposals("read op-ed:", at: 11).all
    #expect(proposals.map(\.text) == ["op-ed:2.1"])
    #expect(proposals.first?.description == "e1: Up by half")
  }

  @Test(arguments: [
    ("cl", "aim"), ("claim x \"A\"", " supports main"), ("claim x \"A\" sup", "ports"),
    ("evidence x \"A\" ", "from report:"), ("show ri", "de"), ("claim x \"A", nil), ("", nil),
  ])
  func `the next words are those that fit`(line: String, expected: String?) {
    #expect(LineGhost.after(line, in: workspace) == expected)
  }

  @Test(arguments: [
    ("", "op-ed:", "1.1"), ("evidence e1 \"A\" from op-ed:2.1", "op-ed:", "2.2"),
    ("evidence e1 \"A\" from op-ed:2.1", "op-ed:2", ".2"),
    ("evidence e1 \"A\" from op-ed:2.1", "op-ed:1", ".1"),
    ("evidence e1 \"A\" from op-ed:2.1", "op-ed:2.1", nil),
    ("evidence e1 \"A\" from op-ed:2.1", "op-ed:1.1-", "2.1"),
    ("evidence e1 \"A\" from op-ed:2.1", "op-ed:2.1-2", ".2"),
    ("evidence e1 \"A\" from op-ed:2.1", "op-ed:3.1-", nil),
    ("evidence e1 \"A\" from op-ed:2.1", "op-ed:2-", "3"),
    ("evidence e1 \"A\" from op-ed:3.1", "op-ed:", "1.1"),
    ("evidence e1 \"A\" from op-ed:1", "op-ed:", "2"),
    ("evidence e1 \"A\" from op-ed:1\nskip op-ed:2 \"dull\"", "op-ed:", "3"),
    ("evidence e1 \"A\" from op-ed:2\nevidence e2 \"B\" from op-ed:1.1", "op-ed:", "3.1"),
    ("evidence e1 \"A\" from op-ed:1-3", "op-ed:", nil),
    ("evidence e1 \"A\" from op-ed:2.1", "2", ".2"), ("", "op-ed:x", nil), ("", "nobody:", nil),
  ])
  func `the next passage is the first after the last captured that is left`(
    lines: String, typed: String, expected: String?
  ) throws {
    var workspace = try DocumentCommandTests.workspace(lines)
    workspace.options.isInteractive = true
    #expect(LineGhost.after("claim x \"A\" from \(typed)", in: workspace) == expected)
    workspace.shelf = EmptyShelf()
    #expect(LineGhost.after("claim x \"A\" from \(typed)", in: workspace) == nil)
  }

  @Test(arguments: [
    ("shw", true), ("sho", false), ("show nosuch", true), ("show ri", false),
    ("claim x \"A\" suports main", true), ("claim nosuch \"A\"", false),
    ("allow Z999 on main", true), ("check U each --format sarif", false), ("check Z9 each", true),
  ])
  func `what is wrong is marked before Enter`(line: String, expected: Bool) {
    #expect(Highlighter(workspace).parts(line).contains { $0.part == .unknown } == expected)
  }

  @Test(arguments: [
    ("because \"More people would ride\" supports ride note \"x\"", "ride"),
    ("claim fresh \"A\"", "fresh"), ("check", nil),
  ])
  func `the last id of a line is found`(line: String, expected: String?) {
    #expect(LineHints.lastID(line, in: workspace) == expected)
  }
}
