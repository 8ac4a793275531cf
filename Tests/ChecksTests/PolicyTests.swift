import ArgumentGraph
import Notebook
import SourceText
import Testing

@testable import Checks

@Suite struct PolicyTests {
  private let cell = """
    claim c1 "More people would ride"
    source s1 "A survey"
    """

  private func codes(_ cell: String, select: [String] = [], ignore: [String] = []) throws
    -> [String]
  {
    try check(cell, select: select, ignore: ignore).findings.map(\.code).sorted()
  }

  @Test func `rules are selected and ignored by code, name and beginning`() throws {
    #expect(try codes(cell, select: ["U001"]) == ["U001"])
    #expect(try codes(cell, select: ["unsupported-claim"]) == ["U001"])
    #expect(try codes(cell, select: ["u"]) == ["U001", "U003"])
    #expect(try codes(cell, select: ["U", "unused-source"], ignore: ["U003"]) == ["P010", "U001"])
    #expect(try !codes(cell, ignore: ["P", "orphan"]).contains { $0 == "P010" || $0 == "S005" })
  }

  @Test func `a word that names no rule is refused with the nearest`() throws {
    let error = try #require(throws: Diagnostic.self) {
      try CheckPolicy(select: ["unsuported-claim"])
    }
    #expect(error.message == "there is no rule `unsuported-claim`")
    #expect(error.help == "did you mean `unsupported-claim`?")
    #expect(throws: Diagnostic.self) { try CheckPolicy(select: [], ignore: ["Z"]) }
  }

  @Test func `the notebook's policy is merged with the caller's`() throws {
    #expect(try codes(cell + "\nchecks select U") == ["U001", "U003"])
    #expect(try codes(cell + "\nchecks ignore S, A, U003") == ["P010", "U001"])
    #expect(try codes(cell + "\nchecks select U", select: ["P"]) == ["P010"])
    #expect(try codes(cell + "\nchecks ignore P010", select: ["P"]) == [])
    #expect(try codes(cell + "\nchecks ignore P010", select: ["P010"]) == ["P010"])
    #expect(try codes(cell + "\nchecks select U\nchecks ignore Z") == ["E003", "U001", "U003"])
  }

  @Test func `a check fails from the severity that is asked for`() throws {
    func hasFailed(_ cell: String, _ failOn: CheckPolicy.FailOn?) throws -> Bool {
      let policy = try CheckPolicy(select: [], failOn: failOn)
      return Checker.run(notebook(cell).view, policy: policy).hasFailed
    }
    #expect(try !hasFailed(cell, nil))
    #expect(try hasFailed(cell, .warning))
    #expect(try hasFailed(cell + "\nchecks fail-on warning", nil))
    #expect(try !hasFailed(cell + "\nchecks fail-on warning", .never))
    #expect(try hasFailed("contention c1 \"Alone\"", nil))
    #expect(try !hasFailed("contention c1 \"Alone\"", .never))
    #expect(try hasFailed("source s1 \"A survey\"", .note))
  }

  @Test func `allow silences a finding and keeps its reason`() throws {
    for word in ["U001", "unsupported-claim"] {
      let result = try check(cell + "\nallow \(word) on c1 \"common knowledge\"")
      #expect(!result.findings.contains { $0.code == "U001" || $0.code == "E002" })
      #expect(result.silenced.map(\.finding.code) == ["U001"])
      #expect(result.silenced.map(\.reason) == ["common knowledge"])
    }
    let undercut = """
      contention main "M"
      claim c2 "E" supports main
      claim c3 "U"
      undercut c2 -> main with c3
      allow A001 on c3 -> c2 -> main "granted in the text"
      """
    let result = try check(undercut, select: ["A001", "E002"])
    #expect(result.findings.isEmpty)
    #expect(result.silenced.map(\.reason) == ["granted in the text"])
  }

  @Test func `an allow that silences nothing is a finding, unless its rule did not run`() throws {
    let supported = "claim c1 \"A\"\nassumption a1 \"B\" supports c1\nallow U001 on c1 \"why\""
    #expect(try codes(supported, select: ["U001", "E"]) == ["E002"])
    #expect(try codes(supported, select: ["E"]) == [])
    #expect(try codes(supported + "\nallow E002 on c1 \"later\"", select: ["U001", "E"]) == [])
    let twice = "claim c1 \"A\"\nallow U001 on c1 \"x\"\nallow U001 on c1 \"y\""
    #expect(try codes(twice, select: ["U001", "E"]) == [])
    let blank = try check("claim c1 \"A\"\nallow U001 on c1 \"  \"", select: ["U001", "E"])
    #expect(
      blank.findings.map { blank.describe($0).message } == [
        "nothing supports the claim \"A\"", "`allow U001` silences nothing without a reason",
      ])
  }

  @Test func `allow on one of several inferences of the same name says so`() throws {
    let cell = """
      contention main "M"
      claim k1 "K"
      rebut main with k1
      rebut main with k1
      allow A001 on k1 -> main "x"
      """
    let result = try check(cell, select: ["A001", "E002"])
    #expect(result.findings.map(\.code) == ["A001", "A001", "E002"])
    #expect(result.findings.map { result.describe($0).id } == ["k1 -> main", "k1 -> main (2)", ""])
    #expect(result.describe(result.findings[2]).help?.contains("as ID") == true)
  }
}
