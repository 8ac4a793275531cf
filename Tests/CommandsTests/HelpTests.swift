import Checks
import Foundation
import JSONText
import Notebook
import Reports
import Testing

@testable import Commands

@Suite struct HelpTests {
  @Test func `every word is explained within eighty columns`() {
    for name in HelpText.topicNames {
      let lines = HelpText.topic(name, 80)?.lines(width: 80) ?? []
      #expect(lines.count > 2, "\(name)")
      // The examples of rules are shown as `explain` shows them.
      if RuleCatalog.rule(code: name) != nil { continue }
      for line in lines { #expect(line.width <= 80, "\(name): \(line.text)") }
    }
  }

  @Test(arguments: [1, 20, 40]) func `every word is explained on a narrow screen`(width: Int) {
    for name in HelpText.topicNames {
      #expect(HelpText.topic(name, width)?.lines(width: width).isEmpty == false, "\(name)")
    }
    #expect(!HelpText.overview(width).lines(width: width).isEmpty)
  }

  @Test func `the overview fits on a screen and names every word but rules and formats`() {
    let lines = HelpText.overview(80).lines(width: 80).map(\.text)
    #expect(lines.count <= 23)
    for line in lines { #expect(line.count <= 80, "\(line)") }
    let words = Set(lines.flatMap { $0.split(separator: " ").map(String.init) })
    for entry in HelpIndex.all where entry.kind != .rule && entry.kind != .format {
      #expect(words.contains(entry.name), "\(entry.name)")
    }
  }

  @Test func `the list has a line on each, uncut`() {
    let lines = HelpText.list(80).lines(width: 80)
    for entry in HelpIndex.all where entry.kind != .rule && entry.kind != .format {
      #expect(lines.contains { $0.text.hasPrefix("  \(entry.name) ") }, "\(entry.name)")
    }
    for line in lines { #expect(line.width <= 80 && !line.text.contains("..."), "\(line.text)") }
  }

  @Test func `a page shows an example and what it prints`() throws {
    let lines = try page("claim")
    #expect(lines[0].hasPrefix("claim [ID] \"TEXT\""))
    #expect(lines.contains("  > claim c1 \"More people would ride\""))
    #expect(lines.contains("  c1: claim"))
    #expect(lines.last?.hasPrefix("See also: counterclaim, evidence") == true)
  }

  @Test func `a page shows what must be there before its example`() throws {
    let lines = try page("undercuts")
    let at = try #require(lines.firstIndex { $0.hasPrefix("For example, in a map where") })
    #expect(lines[at + 1] == "  claim main \"Buses should be free\"")
    #expect(lines.contains { $0.contains("k1: counterclaim, undercuts ride -> main") })
  }

  @Test func `a word that is a declaration and a clause has both pages`() throws {
    let lines = try page("scheme")
    #expect(lines.contains { $0.hasPrefix("scheme NAME") })
    #expect(lines.contains { $0.hasPrefix("… scheme NAME") })
  }

  @Test func `rules are explained by code and by name, and formats by name`() throws {
    #expect(try page("U001") == page("unsupported-claim"))
    #expect(try page("u001")[0] == "U001 unsupported-claim (warning)")
    #expect(try page("dot").contains { $0.contains("export dot to map.dot") })
    #expect(try page("json").contains { $0.contains("crux import json map.json") })
  }

  @Test func `a word may be shortened, and words may be apart`() throws {
    #expect(try page("assum") == page("assumption"))
    #expect(try typed("help exit status") == typed("help exit-status"))
    #expect(try page("counter") == page("counterclaim"))
  }

  @Test func `an unknown word gets the nearest, the possible, or where it is found`() {
    #expect(failure("help tre").help == "did you mean `help tree`?" || isPage("tre"))
    #expect(failure("help verdct").help == "did you mean `help verdict`?")
    #expect(failure("help re").help?.hasPrefix("it may be ") == true)
    #expect(failure("help opposite-zzz").help == "`help` lists what there is")
    #expect(failure("help Graphviz").help?.hasPrefix("`help -s Graphviz` finds it in") == true)
    #expect(failure("help -s").message == "the word to search for is missing")
  }

  @Test func `a search finds names first, then summaries, then texts`() throws {
    #expect(HelpSearch.find("UNDERCUT").map(\.name).prefix(2) == ["undercut", "undercuts"])
    #expect(HelpSearch.find("inference carry").contains { $0.name == "undercut" })
    #expect(HelpSearch.find("cìrcle").contains { $0.name == "S003" })
    #expect(try typed("help -s zzzz") == ["nothing in the help holds `zzzz`"])
  }

  @Test(arguments: ClauseCatalog.all.map(\.keyword))
  func `every example of a clause is made`(keyword: Keyword) throws {
    let about = try #require(ClauseCatalog.find(keyword.rawValue))
    #expect(!about.examples.isEmpty && about.usage.contains(keyword.rawValue))
    for example in about.examples {
      #expect(example.typed.split { $0 == " " }.contains("\(keyword.rawValue)"))
      var workspace = try Workspace(typed: example.before)
      let outcome = try workspace.type(example.typed)
      #expect(outcome.record != nil)
      #expect(outcome.automaticLabel ?? "" == example.prints)
      #expect(workspace.notebook.problems == [])
    }
  }

  @Test func `every clause of the language is described`() {
    let words = Keyword.statementClauses + Keyword.inferenceClauses + Keyword.sourceClauses
    #expect(Set(ClauseCatalog.all.map(\.keyword)) == Set(words + [.with]))
    #expect(Set(ClauseCatalog.all.map(\.keyword)).count == ClauseCatalog.all.count)
  }

  @Test func `what pages tell to see is there`() {
    for entry in HelpIndex.all {
      for word in RelatedWords.of(entry.name) {
        #expect(HelpText.topic(word, 80) != nil && word != entry.name)
      }
    }
  }

  @Test func `the examples of topics are right`() throws {
    var workspace = Workspace(Notebook(name: "map.md"))
    workspace.options.isInteractive = true
    let typed = HelpTopics.start.text.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(typed.count == 8)
    for line in typed { _ = try workspace.type(line.trimmingCharacters(in: .whitespaces)) }
    #expect(workspace.graph.statementCount == 6)
    #expect(workspace.notebook.problems == [])
  }

  @Test func `help in JSON is one value`() throws {
    for line in ["help", "help all", "help scheme", "help -s claim", "help limits"] {
      var workspace = Workspace(Notebook(name: "map.md"))
      let answer = try #require(try workspace.type(line).answer)
      let value = try JSONSerialization.jsonObject(with: Data(json(answer)))
      let list = try #require(value as? [[String: Any]])
      #expect(list.allSatisfy { $0["name"] is String && $0["summary"] is String }, "\(line)")
    }
  }

  private func json(_ answer: Answer) -> [UInt8] {
    var writer = JSONWriter(.compact)
    answer.json(&writer)
    return writer.bytes
  }

  private func page(_ word: String) throws -> [String] { try typed("help \(word)") }

  private func typed(_ line: String) throws -> [String] {
    var workspace = Workspace(Notebook(name: "map.md"))
    return try workspace.answer(line)
  }

  private func isPage(_ word: String) -> Bool { (try? page(word)) != nil }

  private func failure(_ line: String) -> CommandFailure.Problem {
    var workspace = Workspace(Notebook(name: "map.md"))
    do {
      _ = try workspace.type(line)
      return .init(message: "", help: nil, range: nil)
    } catch { return error.problems[0] }
  }
}
