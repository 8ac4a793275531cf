import ArgumentGraph
import Notebook
import Testing

@Suite struct LosslessTests {
  static let sample = """
    # Free buses

    Some prose.

    ```crux
    title "Free buses"   # the question
    contention main "Buses should be free"
    source report "Transport report" file "report.txt" by "The office" date 2024-05
           reliability B quotes short

    claim c1 "More people would ride"
      from report:2.1 "more people"
      # why
      supports main scheme cause
    evidence "Ridership rose by 18%" from report:3.2 credibility 2 supports c1
    counterclaim k1 "It costs too much" rebuts main
    claim c2 "The money is there"
    undercut k1 -> main with c2 warrant "cost is no bar"
    ```

    More prose.
    """

  @Test func `an unedited notebook is written as it was read`() {
    let bytes = Array(Self.sample.utf8)
    let notebook = Notebook(name: "sample.md", bytes: bytes)
    #expect(notebook.problems == [])
    #expect(notebook.bytes == bytes)
    #expect(notebook.graph.invariantFailure() == nil)
    #expect(notebook.graph.statementCount == 5)
    #expect(notebook.graph.inferenceCount == 4)
    let names = notebook.orderedNodes.map { notebook.graph.name($0) }
    #expect(
      names == [
        "main", "report", "c1", "c1 -> main", "e1", "e1 -> c1", "k1", "k1 -> main", "c2",
        "c2 -> k1 -> main",
      ])
  }

  @Test func `a notebook with three mistakes reports three`() {
    let text = """
      ```crux
      clam c1 "x"
      claim c2 x"
      evidence e1 "y" credibility 9 suports c2
      ```
      """
    let notebook = Notebook(name: "bad.md", bytes: Array(text.utf8))
    #expect(notebook.problems.count == 3)
  }
}
