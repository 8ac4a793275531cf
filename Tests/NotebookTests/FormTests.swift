import ArgumentGraph
import Notebook
import Testing

/// Every form and clause of the language, and what it declares.
@Suite struct FormTests {
  static func graph(_ cell: String) -> Graph {
    let notebook = Notebook(name: "m.md", bytes: Array("```crux\n\(cell)\n```\n".utf8))
    #expect(notebook.problems == [], "\(cell)")
    return notebook.graph
  }

  @Test(arguments: [
    ("claim", NodeKind.claim), ("contention", .claim), ("counterclaim", .counterclaim),
    ("counter", .counterclaim), ("evidence", .evidence), ("assumption", .assumption),
  ])
  func `statements of every kind, with and without an id`(word: String, kind: NodeKind) {
    let graph = Self.graph("\(word) x \"T\\n1\"\n\(word) \"T2\"")
    let named = graph.find("x")
    #expect(graph.kind(named) == kind && graph.text(named) == "T\n1")
    let letter = ["c": NodeKind.claim, "k": .counterclaim, "e": .evidence, "a": .assumption]
    let label = letter.first { $0.value == kind }!.key + "1"
    #expect(graph.text(graph.find(label)) == "T2")
    #expect(graph.isContention(named) == (word == "contention"))
  }

  @Test func `every clause of a statement`() {
    let graph = Self.graph(
      """
      source s "S"
      assumption a "T" from s:1, 2.3 "words", s "only words" by "W" credibility 2
        likelihood "very likely" confidence moderate status caveated tags x, y note "N"
        from s:5.2@14+31~3fa9c1d2, s:6-7~k:0123456789abcdef
      """)
    let node = graph.find("a")
    let anchors = graph.anchors(node)
    #expect(anchors.map(\.passage.description).count == 5)
    #expect(anchors.allSatisfy { $0.source == graph.find("s") })
    #expect(anchors.map { graph.texts[$0.quote] } == ["", "words", "only words", "", ""])
    #expect(anchors.map(\.passage)[2] == .unknown)
    #expect(anchors.map { [$0.offset, $0.length] }[3] == [14, 31])
    #expect(graph.texts[anchors.last!.digest] == "k:0123456789abcdef")
    #expect(graph.by(node) == "W" && graph.credibility(node) == 2)
    #expect(graph.likelihood(node) == "very likely" && graph.confidence(node) == .moderate)
    #expect(graph.status(node) == .caveated && graph.tags(node) == ["x", "y"])
    #expect(graph.note(node) == "N")
  }

  @Test func `relations in passing, with further premises and schemes`() {
    let graph = Self.graph(
      """
      claim c1 "A"
      claim c2 "B"
      claim c3 "C" supports c1 with c2 scheme expert, c2 scheme sign rebuts c1
      claim c4 "D" undercuts c3 + c2 -> c1 supports c3 -> c2
      """)
    let steps = Array(graph.slots).filter { graph.kind($0).isInference }
    let found = steps.map {
      "\(graph.kind($0).word) \(graph.name($0)) \(graph.scheme($0) ?? "")"
    }
    #expect(
      found == [
        "support c3 + c2 -> c1 expert", "support c3 -> c2 sign", "rebut c3 -> c1 ",
        "undercut c4 -> c3 + c2 -> c1 ", "support c4 -> c3 -> c2 ",
      ])
    #expect(steps.filter { graph.isBacking($0) }.count == 1)
  }

  @Test func `inferences that stand by themselves`() {
    let graph = Self.graph(
      """
      claim c1 "A"
      claim c2 "B"
      support c1 with major: c2 + c3 as s scheme expert warrant "W" note "N"
      rebut c1 with c2 conceded
      undercut s with c2 conceded "R" as u
      support u with c1
      claim c3 "C"
      """)
    let step = graph.find("s")
    #expect(graph.slot(step, 0) == "major" && graph.slot(step, 1) == nil)
    #expect(graph.scheme(step) == "expert" && graph.warrant(step) == "W")
    #expect(graph.note(step) == "N")
    let rebuttal = graph.incoming(graph.find("c1")).first { graph.kind($0) == .rebut }!
    #expect(graph.isConceded(rebuttal) && graph.concession(rebuttal) == nil)
    #expect(graph.concession(graph.find("u")) == "R")
    #expect(graph.conclusion(graph.find("u")) == step)
  }

  @Test func `a source and its clauses`() {
    let digest = String(repeating: "0f", count: 32)
    let graph = Self.graph(
      """
      source s "T" file "a.txt" by "W" date 2024-02-29 url "u" reliability B origin r
        quotes none digest sha256:\(digest) note "N"
      source r "R"
      """)
    let details = graph.source(graph.find("s"))
    #expect(details.file == "a.txt" && details.by == "W" && details.date == "2024-02-29")
    #expect(details.url == "u" && details.reliability == "B" && details.origin == graph.find("r"))
    #expect(details.quotes == SourceDetails.Quotes.none && details.digest == digest)
    #expect(details.note == "N")
  }

  @Test func `directives of every kind`() {
    let graph = Self.graph(
      """
      format 1
      title "T"
      claim c1 "A"
      claim c2 "B" supports c1
      source s "S"
      contention c1, c2
      allow U001 on c2 "R"
      allow A001 on c2 -> c1 "R"
      expect c1 stands
      skip s:3-4 "R"
      include "a.md" as other
      include "b.md"
      checks select U001, U002
      checks ignore S006
      checks fail-on warning
      scheme poll "F" slot sample "S" question "Q1" question "Q2"
      scale phia
      answer c2 -> c1 2 na "R"
      """)
    let (c1, c2, s) = (graph.find("c1"), graph.find("c2"), graph.find("s"))
    let path = InferencePath(steps: [[c2]], end: c1)
    let found = graph.directives.map(\.directive)
    #expect(found.count == 15)
    #expect(found[0] == .format(1) && graph.title == "T")
    #expect(found[2] == .contentions([c1, c2]) && found[5] == .expect(c1, .stands))
    guard case .allow("U001", .node(c2), let reason) = found[3],
      case .allow("A001", .path(path), _) = found[4],
      case .skip(s, let passage, _) = found[6],
      case .scheme(let scheme) = found[12],
      case .answer(.path(path), 2, false, _) = found[14]
    else {
      Issue.record("\(found)")
      return
    }
    #expect(graph.texts[reason] == "R" && passage.description == "3-4")
    #expect(found[7] == .include(path: "a.md", prefix: "other"))
    #expect(found[8] == .include(path: "b.md", prefix: nil))
    #expect(found[9] == .checks(.select(["U001", "U002"])))
    #expect(found[10] == .checks(.ignore(["S006"])))
    #expect(found[11] == .checks(.failOn("warning")) && found[13] == .scale("phia"))
    #expect(scheme.questions == ["Q1", "Q2"] && scheme.slots.map(\.name) == ["sample"])
  }

  @Test func `order never changes the map`() {
    let lines = [
      "claim \"B\" supports c9", "claim c9 \"A\"", "evidence e \"E\" from 3", "source s \"S\"",
      "undercut c1 -> c9 with e",
    ]
    let forward = Self.graph(lines.joined(separator: "\n"))
    let backward = Self.graph(lines.reversed().joined(separator: "\n"))
    for graph in [forward, backward] {
      #expect(graph.text(graph.find("c1")) == "B")
      #expect(graph.anchors(graph.find("e")).first?.source == graph.find("s"))
      #expect(graph.inferenceCount == 2 && !graph.hasUnresolvedPaths)
    }
  }

  @Test func `of two declarations of an id the first wins, also when its source is left out`() {
    let graph = Self.graph("evidence x \"first\" from 1\nclaim x \"second\"\nsource s \"S\"")
    #expect(graph.text(graph.find("x")) == "first")
    #expect(graph.duplicates.count == 1)
  }

  @Test func `an automatic id is none that the statement names itself`() {
    let graph = Self.graph("claim \"A\" supports c1")
    #expect(graph.text(graph.find("c2")) == "A")
    #expect(graph.kind(graph.find("c1")) == .undeclared)
  }
}
