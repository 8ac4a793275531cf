import Evaluation
import SourceText
import Testing

/// Tables of grades that an analyst writes.
@Suite struct GradeTextTests {
  private func read(_ text: String) throws -> GradeTable {
    try GradeTable(reading: Array(text.utf8), name: "grades.txt")
  }

  @Test func `a table is read back as it is written`() throws {
    for table in [GradeTable.admiralty, .ungraded] { #expect(try read(table.text) == table) }
    #expect(try read("") == .admiralty)
  }

  @Test func `what a line names is changed, all else is as usual`() throws {
    let table = try read("# ours\nreliability F 1   # unknown is weak\n\nassumption solid 3\n")
    #expect(table.reliability == [5, 4, 3, 2, 0, 1])
    #expect(table.credibility == GradeTable.admiralty.credibility)
    #expect(table.assumptions == [1, 0, 1, 3])
  }

  @Test(arguments: [
    ("reliability G 1", 1, 13), ("relibility A 1", 1, 1), ("levels 0", 1, 8),
    ("\ncredibility 1 many", 2, 15), ("levels 3", 1, 8), ("assumption solid", 1, 1),
    ("levels 2\nreliability A 4", 2, 15),
  ])
  func `mistakes have their place`(text: String, line: Int, column: Int) {
    let problem = #expect(throws: Diagnostic.self) { try read(text) }
    #expect(problem?.place?.line == line)
    #expect(problem?.place?.column == column)
    #expect(problem?.help != nil)
  }
}
