import ArgumentGraph
import MapTesting
import Notebook
import Testing

/// Mistakes in statements: what is said of each, and where.
@Suite struct MistakeTests {
  static func problems(_ cell: String) -> [String] {
    let text = "```crux\n\(cell)\n```\n"
    return Notebook(name: "m.md", bytes: Array(text.utf8)).problems.map { $0.rendered }
  }

  @Test func `every mistake is told at its place`() throws {
    var goldens = try Goldens("mistakes.txt", beside: #filePath)
    let differences = goldens.differences { typed in
      let cell = typed.split(separator: "⏎", omittingEmptySubsequences: false)
        .joined(separator: "\n")
      let found = Self.problems(cell)
      #expect(!found.isEmpty, "\(typed)")
      return found.joined().split(separator: "\n").joined(separator: "\n")
    }
    #expect(differences == [])
  }

  @Test func `a cell with three mistakes tells three`() {
    let found = Self.problems(
      """
      clam c1 "x"
      claim c2 "x" credibility 9
      evidence c3 "y" suports c2
      """)
    #expect(found.count == 3)
    let twice = Self.problems("evidence e1 \"y\" credibility 9 from s:0 status solid note x")
    #expect(twice.count == 4)
  }

  @Test func `what can be read of a notebook with mistakes is in the map`() {
    let text = "```crux\nclaim c1 \"x\" credibility 9 supports c2\nclaim c2 \"y\"\nclam\n```\n"
    let notebook = Notebook(name: "m.md", bytes: Array(text.utf8))
    #expect(notebook.graph.statementCount == 2)
    #expect(notebook.graph.inferenceCount == 1)
    #expect(notebook.hasProblems)
  }
}
