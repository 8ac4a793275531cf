import Checks
import Foundation
import JSONText
import Notebook
import Testing

@testable import Commands

/// How findings are shown at the prompt, and what JSON has of them.
@Suite struct FindingsAnswerTests {
  private let cell = """
    contention main "Buses should be free"
    claim c1 "More people would ride" supports main
    counterclaim k1 "It costs too much" rebuts main
    evidence e1 "Ridership rose" supports c1
    """

  private func json(_ cell: String, _ command: String) throws -> [[String: Any]] {
    var workspace = Workspace(cell: cell)
    let answer = try #require(try workspace.type(command).answer)
    var writer = JSONWriter(.compact)
    answer.json(&writer)
    let value = try JSONSerialization.jsonObject(with: Data(writer.bytes))
    return try #require(value as? [[String: Any]])
  }

  @Test func `at the prompt findings stand under what they are about`() throws {
    var workspace = Workspace(cell: cell)
    workspace.options.isInteractive = true
    #expect(
      try workspace.answer("check A001 P001 P004") == [
        "k1 -> main  map.md:4:44",
        "  warning A001 nothing answers the objection \"It costs too much\" to main "
          + "\"Buses should be free\"",
        "e1  map.md:5:10",
        "  error   P001 the evidence \"Ridership rose\" cites no source",
        "  warning P004 nobody says how credible the evidence \"Ridership rose\" is",
      ])
  }

  @Test func `a rule that hits many has one line at the end, unless each is asked for`() throws {
    let many = (1...5).map { "source s\($0) \"S\($0)\"" }.joined(separator: "\n")
    var workspace = Workspace(cell: many + "\nclaim c1 \"A\"")
    workspace.options.isInteractive = true
    #expect(
      try workspace.answer("check P010 S005") == [
        "c1  map.md:7:7", "  warning S005 \"A\" is in no argument", "several statements",
        "  note    P010 nothing is drawn from 5 sources [s1, s2, s3, s4, s5]",
      ])
    let each = try workspace.answer("check P010 each")
    #expect(each.count == 10 && each[0] == "s1  map.md:2:8")
  }

  @Test func `in a batch every finding has its place in its line`() throws {
    var workspace = Workspace(cell: cell)
    #expect(try workspace.answer("check P001").first?.hasPrefix("map.md:5:10: error: P001") == true)
  }

  @Test func `JSON has both statements of a duplicate and the whole circle`() throws {
    let twins = "claim c1 \"Rents fall\"\nclaim c2 \"rents fall!\" supports c1"
    let duplicate = try #require(try json(twins, "check S011").first)
    let other = try #require((duplicate["related"] as? [[String: Any]])?.first)
    #expect(other["id"] as? String == "c1" && other["line"] as? Int == 2)
    #expect(other["file"] as? String == "map.md" && other["column"] as? Int == 7)
    let circle = """
      claim c1 "A" supports c2
      claim c2 "B" supports c3
      claim c3 "C" supports c1
      """
    let found = try #require(try json(circle, "check S003").first)
    let ids = (found["related"] as? [[String: Any]])?.compactMap { $0["id"] as? String } ?? []
    #expect(Set(ids + [found["id"] as? String ?? ""]).isSuperset(of: ["c1", "c2", "c3"]))
    #expect(try json("claim c1 \"A\"", "check U001").first?["related"] == nil)
  }

  @Test func `JSON has the word and the chances of a likelihood`() throws {
    var workspace = Workspace(
      cell: "scale phia\nclaim c1 \"A\" likelihood \"likely\"\nclaim c2 \"B\" likelihood \"60%\"")
    for (id, chances) in [("c1", [55, 75]), ("c2", [60, 60])] {
      let answer = try #require(try workspace.type("show \(id)").answer)
      var writer = JSONWriter(.compact)
      answer.json(&writer)
      let value = try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: Any]
      #expect(value?["chances"] as? [Int] == chances)
      #expect(value?["likelihood"] as? String == (id == "c1" ? "likely" : "60%"))
    }
  }
}
