import ArgumentGraph
import Foundation
import JSONText
import MapTesting
import Notebook
import Testing

@testable import Commands

/// What commands make of statements that another notebook declares.
@Suite struct `Commands on included statements` {
  static let other = """
    source s "S" quotes none
    contention c "Buses" supports d
    claim d "Streets"
    evidence e "Counts" from s:3 credibility 2 supports c
    counterclaim k "Costs" rebuts c
    """

  private func open(_ own: String, including other: String = Self.other) -> Workspace {
    let bytes = Array("```crux\n\(other)\n```\n".utf8)
    let loader = IncludeLoader(identity: "main.md") { _, _ throws(IncludeFailure) in
      .init(identity: "o.md", bytes: bytes)
    }
    let text = Array("```crux\ninclude \"o.md\" as o\n\(own)\n```\n".utf8)
    return Workspace(Notebook(name: "main.md", bytes: text, includes: loader), savedBytes: text)
  }

  @Test(arguments: [
    ("tree o.d", "+ o.c"), ("show o.c", "included      o.md:3"), ("list claims", "o.d"),
    ("find \"streets\"", "o.d"), ("verdict o.d", "STANDS"), ("why o.c", "o.e"),
    ("cruxes m", "o.e"), ("path o.e m", "o.c -> o.d"), ("list sources", "o.s"),
  ])
  func `queries answer about them`(_ query: String, _ part: String) throws {
    var space = open("contention m \"Main\"\nsupport m with o.d")
    let lines = try space.answer(query)
    #expect(lines.contains { $0.contains(part) }, "\(lines)")
  }

  @Test(arguments: [
    "edit o.c text \"Trams\"", "edit o.c add tags x", "edit o.c drop supports", "remove o.c",
    "remove o.c cascade", "remove o.s cascade", "rename o.c tram", "merge o.c into m",
    "merge m into o.c", "unlink o.c o.d", "move o.c to cell 1", "edit o.c supports m",
  ])
  func `edits of them are refused, and name the file`(_ typed: String) {
    var space = open("claim m \"Main\"")
    let before = space.text
    let failure = #expect(throws: CommandFailure.self) { _ = try space.type(typed) }
    #expect(failure?.problems.first?.message.contains("o.md") == true, "\(failure as Any)")
    #expect(space.text == before && space.done.isEmpty)
  }

  @Test func `own statements may bear on them, and are undone again`() throws {
    var space = open("claim m \"Main\"")
    _ = try space.type("focus o.c")
    _ = try space.type("but \"Trams are better\"")
    _ = try space.type("rebut o.c with m")
    _ = try space.type("expect o.c contested")
    #expect(space.text.contains("counterclaim k1 \"Trams are better\" rebuts o.c\n"))
    #expect(space.graph.incoming(space.graph.find("o.c")).map { space.graph.kind($0) }.count == 4)
    _ = try space.type("undo 3")
    #expect(space.graph.invariantFailure() == nil)
    #expect(Array(space.graph.incoming(space.graph.find("o.c"))).count == 2)
  }

  @Test func `words of a source that keeps its own are refused here too`() {
    var space = open("claim m \"Main\"")
    let failure = #expect(throws: CommandFailure.self) {
      _ = try space.type("evidence x \"X\" from o.s:3 \"a secret word\"")
    }
    #expect(failure?.problems.first?.message.contains("none of its words") == true)
    #expect(failure?.problems.first?.message.contains("secret word") == false)
  }

  @Test func `an id with an included prefix cannot be declared`() {
    var space = open("")
    #expect(throws: CommandFailure.self) { _ = try space.type("claim o.new \"New\"") }
    #expect(throws: CommandFailure.self) { _ = try space.type("source o.new \"New\"") }
  }

  @Test func `findings on them alone are left to their own map`() throws {
    var space = open("contention m \"Main\"\nsupport m with o.d\nclaim w \"Alone\" supports m")
    let lines = try space.answer("check")
    // What hangs on an included statement (U004) is of both maps, and stands at that statement.
    #expect(
      !lines.isEmpty && lines.allSatisfy { $0.hasPrefix("main.md:") || $0.contains("U004") },
      "\(lines)")
    #expect(lines.contains { $0.contains("U001") && $0.hasSuffix("[w]") })
    // A circle that is closed here joins both maps.
    var circle = open("contention m \"Main\"\nsupport m with o.d\nsupport o.c with m")
    #expect(try circle.answer("check S003").contains { $0.contains("o.c -> o.d -> m") })
    // So is an objection that is made here.
    var attack = open("contention m \"Main\"\nsupport m with o.d\nclaim z \"Z\" rebuts o.d")
    #expect(try attack.answer("check A001").contains { $0.contains("[z -> o.d]") })
  }

  @Test func `an include that fails is one finding, without those that follow from it`() throws {
    let loader = IncludeLoader(identity: "main.md") {
      (path: String, _: String) throws(IncludeFailure) -> IncludeLoader.Text in
      throw IncludeFailure("`\(path)` is not there")
    }
    let text = Array(
      "```crux\ninclude \"o.md\" as o\nsupport o.x with o.y\nexpect o.x stands\n```\n".utf8)
    var space = Workspace(Notebook(name: "main.md", bytes: text, includes: loader))
    let lines = try space.answer("check S001 S018")
    #expect(lines == ["main.md:2:9: error: S018 `o.md` is not there"])
  }

  /// The verdicts of a map by id, as JSON says them, without the reasons.
  private func verdicts(_ space: inout Workspace, _ ids: [String]) throws -> [String] {
    try ids.map { id in
      var writer = JSONWriter(.compact)
      try space.type("verdict \(id)").answer?.json(&writer)
      let text = String(decoding: writer.finish(), as: UTF8.self)
      return String(text.split(separator: ",\"reason\"")[0])
    }
  }

  @Test func `a random map has the same verdicts alone and included`() throws {
    for seed in 0..<120 as Range<UInt64> {
      let bytes = RandomDocument.bytes(seed: seed)
      var alone = Workspace(Notebook(name: "o.md", bytes: bytes))
      let loader = IncludeLoader(identity: "main.md") { _, _ throws(IncludeFailure) in
        .init(identity: "o.md", bytes: bytes)
      }
      let text = Array("```crux\ninclude \"o.md\" as zq\nclaim own \"Own\"\n```\n".utf8)
      var host = Workspace(Notebook(name: "main.md", bytes: text, includes: loader))
      let ids = alone.notebook.view.statements.compactMap { alone.graph.label($0) }
      let mine = try verdicts(&alone, ids)
      let theirs = try verdicts(&host, ids.map { "zq.\($0)" }).map { $0.replacing("zq.", with: "") }
      if mine != theirs {
        Issue.record("seed \(seed): \(mine) | \(theirs)")
        return
      }
    }
  }
}
