import ArgumentGraph
import Notebook
import SourceText
import Testing

@testable import Checks

@Suite struct LinesTests {
  private let cell = """
    contention main "Buses should be free"
    claim c1 "More people would ride" supports main
    claim c2 "Cars would stay at home" supports c1
    counterclaim k1 "It costs too much" rebuts main
    """

  @Test func `a rule that hits many has one line with the ids in map order`() throws {
    #expect(
      try lines(cell, select: ["U001", "U002", "U003"]) == [
        "map.md:2:12: warning: U003 no evidence bears on \"Buses should be free\" [main]",
        "map.md:4:7: warning: U001 nothing supports 2 claims; 2 more rest only on these or on what "
          + "is no better (U002) [c2, k1]",
      ])
    #expect(
      try lines(cell, select: ["U001", "U002", "U003"], each: true) == [
        "map.md:2:12: warning: U002 the support of \"Buses should be free\" rests on no evidence "
          + "with a source and on no assumption [main]",
        "map.md:2:12: warning: U003 no evidence bears on \"Buses should be free\" [main]",
        "map.md:3:7: warning: U002 the support of \"More people would ride\" rests on no evidence "
          + "with a source and on no assumption [c1]",
        "map.md:4:7: warning: U001 nothing supports the claim \"Cars would stay at home\" [c2]",
        "map.md:5:14: note: U001 nothing supports the counterclaim \"It costs too much\" [k1]",
      ])
  }

  @Test func `the line of an unsupported contention is an error that names it`() throws {
    let cell = "claim c1 \"One\"\ncontention main \"Two\"\nclaim c2 \"Three\""
    #expect(
      try lines(cell, select: ["U001"]) == [
        "map.md:3:12: error: U001 nothing supports the contention \"Two\", nor 2 claims "
          + "[c1, main, c2]"
      ])
  }

  @Test func `ungrounded claims have a line of their own when no claim is unsupported`() throws {
    let cell = "claim c1 \"One\"\nclaim c2 \"Two\" supports c1\nsupport c2 with c1"
    #expect(
      try lines(cell, select: ["U001", "U002"]) == [
        "map.md:2:7: warning: U002 the support of 2 statements rests on no evidence with a source "
          + "and on no assumption [c1, c2]"
      ])
  }

  @Test func `many findings of other rules share a line from the fourth on`() throws {
    let sources = (1...4).map { "source s\($0) \"Report \($0)\"" }
    #expect(try lines(sources[..<3].joined(separator: "\n"), select: ["P010"]).count == 3)
    #expect(
      try lines(sources.joined(separator: "\n"), select: ["P010"]) == [
        "map.md:2:8: note: P010 nothing is drawn from 4 sources [s1, s2, s3, s4]"
      ])
    let many = (1...100).map { "claim c\($0) \"Claim \($0)\"" }.joined(separator: "\n")
    let line = try #require(try lines(many, select: ["U001"]).first)
    #expect(line.hasSuffix(", c60 and 40 more]"))
  }

  @Test func `records hold what the JSON form needs`() throws {
    let notebook = notebook(cell)
    let starts = notebook.lineOfItems()
    let result = Checker.run(notebook.view, policy: try CheckPolicy(select: ["A001"]))
    let record = try #require(result.records { notebook.place($0, lines: starts) }.first)
    #expect(
      record.fields.map(\.name) == [
        "code", "name", "severity", "message", "id", "file", "line", "column",
      ])
    #expect(
      record.fields.map(\.value) == [
        .text("A001"), .text("unanswered-counter"), .text("warning"),
        .text(
          "nothing answers the objection \"It costs too much\" to main \"Buses should be free\""),
        .text("k1 -> main"), .text("map.md"), .number(5), .number(44),
      ])
    #expect(record.diagnostic.rendered.contains("map.md:5:44: warning: A001 nothing answers"))
  }

  @Test func `findings stand in the order of lines and codes`() throws {
    for seed in UInt64(0)..<300 {
      let notebook = notebook(RandomMap.cell(seed: seed))
      let starts = notebook.lineOfItems()
      let records = Checker.run(notebook.view).records { notebook.place($0, lines: starts) }
      let keys = records.map { ($0.at.line, $0.finding.code) }
      for (left, right) in zip(keys, keys.dropFirst()) { #expect(left <= right, "seed \(seed)") }
    }
  }

  @Test func `messages are safe on a terminal and show the words cut`() throws {
    let cell = "claim c1 \"a\\u{202E}b\\u{1B}[2Jc\""
    for line in try lines(cell) {
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !isHidden($0) }, "\(line)")
    }
    let long = CheckContext.shortened("one two three four", width: 14)
    #expect(long == "one two three...")
    #expect(CheckContext.shortened("abcdefghij", width: 4) == "abcd...")
    #expect(CheckContext.shortened("a\nb", width: 4) == "a b")
  }

  @Test func `the same map gives the same lines`() throws {
    for seed in UInt64(0)..<300 {
      let cell = RandomMap.cell(seed: seed)
      #expect(try lines(cell) == lines(cell), "seed \(seed)")
    }
  }

  @Test func `the order of the statements changes no finding`() throws {
    var tried = 0
    for seed in UInt64(0)..<600 {
      let statements = RandomMap.cell(seed: seed).split(separator: "\n")
      var dice = Dice(seed)
      let shuffled = statements.shuffled(using: &dice).joined(separator: "\n")
      let maps = [statements.joined(separator: "\n"), shuffled].map { notebook($0) }
      // Of two declarations of an id the first counts, so their order matters.
      if !maps[0].graph.duplicates.isEmpty { continue }
      tried += 1
      let found = maps.map { map in
        Checker.run(map.view).findings.map { "\($0.code) \($0.severity.word)" }.sorted()
      }
      #expect(
        found[0] == found[1],
        "seed \(seed):\n\(statements.joined(separator: "\n"))\nshuffled:\n\(shuffled)")
    }
    #expect(tried > 300)
  }
}
