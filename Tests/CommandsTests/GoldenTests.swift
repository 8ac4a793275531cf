import MapTesting
import Notebook
import Testing

@testable import Commands

/// What queries print, to the letter.
@Suite struct GoldenTests {
  static let cell = """
    # Free buses

    Some prose.

    ```crux
    title "Free buses"
    contention main "Buses in the whole of the city should be free of charge for everybody who lives in it"
    source report "Transport report" file "report.txt" by "The office" date 2024-05 reliability B
    claim c1 "More people would ride" from report:2.1 "more people" supports main scheme cause
    assumption a1 "There is room for them" status caveated tags room, cost
    evidence e1 "Ridership rose by 18%" from report:3.2, report:4 credibility 2 supports c1 with a1
    counterclaim k1 "It costs too much" tags cost rebuts main
    claim c2 "The money is there" note "see the budget"
    undercut k1 -> main with c2 as budget warrant "cost is no bar"
    support budget with c1
    ```

    ## Questions

    ```crux
    stats
    show c1
    ```

    """

  @Test func `queries print what they are known to print`() throws {
    var goldens = try Goldens("queries.txt", beside: #filePath)
    let differences = try goldens.differences { typed in
      var workspace = Workspace(Notebook(name: "map.md", bytes: Array(Self.cell.utf8)))
      workspace.markSaved(workspace.notebook.bytes)
      var lines: [String] = []
      for command in typed.split(separator: "; ") { lines = try workspace.answer(String(command)) }
      #expect(lines.allSatisfy { !$0.hasSuffix(" ") }, "\(typed)")
      return lines.joined(separator: "\n")
    }
    #expect(differences == [])
  }
}
