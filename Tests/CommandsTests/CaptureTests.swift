import ArgumentGraph
import Documents
import JSONText
import MapTesting
import Notebook
import SourceText
import Testing

@testable import Commands

/// Walking through a document and stating what its sentences say.
@Suite struct CaptureTests {
  static let text = """
    Buses should be free.

    In Dunkirk the number of riders rose by half. Fares paid for a tenth of the costs.

    But the money that is lost has to come from somewhere, and nobody says from where.

    Anna Berg, Ben Cole.
    """

  static func workspace(_ lines: String = "", quotes: String = "short") throws -> Workspace {
    var workspace = Workspace(Notebook(name: "map.md"))
    workspace.shelf = MemoryShelf(["op-ed.txt": text], key: [1])
    workspace.options.isSeenOnly = true
    _ = try workspace.type("source op-ed \"Free buses\" file \"op-ed.txt\" quotes \(quotes)")
    for line in lines.split(separator: "\n") { _ = try workspace.type(String(line)) }
    return workspace
  }

  /// The notebook's statements without digests, but for the source's.
  static func statements(_ workspace: Workspace) -> [String] {
    workspace.text.split(separator: "\n").dropFirst(5).dropLast()
      .map { String($0).replacing(/~(k:)?[0-9a-f]+/, with: "") }
  }

  @Test func `statements are from the sentence and lead to the next one`() throws {
    var workspace = try Self.workspace()
    #expect(
      try workspace.answer("capture op-ed") == [
        "   1.1   Buses should be free.", "         looks like claim: says what should be done",
      ])
    let outcome = try workspace.type("contention free \"Make buses free\" # the point")
    #expect(outcome.automaticLabel == nil)
    #expect(
      outcome.answer?.lines(width: 80).first?.text
        == "   2.1   In Dunkirk the number of riders rose by half.")
    #expect(
      outcome.record?.statement.hasPrefix("contention free \"Make buses free\" from op-ed:1.1~")
        == true)
    #expect(try workspace.type("evidence \"Up by half\" supports free").automaticLabel == "e1")
    #expect(
      try workspace.type("claim \"Fares matter little\" supports free").automaticLabel == "c1")
    #expect(try workspace.type("counter \"Who pays?\" rebuts free").automaticLabel == "k1")
    #expect(
      try workspace.answer("skip \"The authors\"")
        == ["op-ed: of 5 sentences 4 used, 1 skipped, 0 left"])
    #expect(
      Self.statements(workspace) == [
        "contention free \"Make buses free\"", "  from op-ed:1.1  # the point",
        "evidence e1 \"Up by half\" from op-ed:2.1 supports free",
        "claim c1 \"Fares matter little\" from op-ed:2.2 supports free",
        "counterclaim k1 \"Who pays?\" from op-ed:3.1 rebuts free",
        "skip op-ed:4.1 \"The authors\"",
      ])
    #expect(workspace.captureIsAtEnd)
    #expect(try workspace.answer("quit") == [])
    #expect(workspace.capture == nil)
  }

  @Test func `a statement that says where it is from leads behind that`() throws {
    var workspace = try Self.workspace("capture op-ed")
    _ = try workspace.type("claim \"All\" from op-ed:1.1-2.2")
    #expect(workspace.capturePlace == "op-ed:3.1")
    _ = try workspace.type("claim \"Earlier\" from 1")
    #expect(workspace.capturePlace == "op-ed:4.1")
    #expect(Self.statements(workspace).last == "claim c2 \"Earlier\" from op-ed:1")
  }

  @Test func `one goes to and fro, and sentences are attached to what was made`() throws {
    var workspace = try Self.workspace("capture op-ed")
    #expect(try workspace.answer("at 2.2").first?.contains("Fares paid") == true)
    _ = try workspace.type("claim \"Fares matter little\"")
    _ = try workspace.type("attach")
    _ = try workspace.type("back")
    _ = try workspace.type("back")
    _ = try workspace.type("back")
    #expect(workspace.capturePlace == "op-ed:2.1")
    _ = try workspace.type("attach c1")
    #expect(workspace.capturePlace == "op-ed:2.2")
    #expect(
      Self.statements(workspace)
        == ["claim c1 \"Fares matter little\" from op-ed:2.1-2.2 from op-ed:3.1"])
    // Sentences side by side are one passage, and what is in it is not attached again.
    _ = try workspace.type("at 2.1")
    let failure = try #require(throws: CommandFailure.self) { try workspace.type("attach c1") }
    #expect(failure.problems[0].message == "`c1` is from op-ed:2.1-2.2 already")
    // Anchors that are added have digests as those that are typed at once.
    #expect(workspace.graph.anchors(workspace.graph.find("c1")).allSatisfy { !$0.digest.isNone })
    for _ in 0..<9 { _ = try workspace.type("back") }
    #expect(workspace.capturePlace == "op-ed:1.1")
    _ = try workspace.type("skip paragraph \"Headline\"")
    #expect(workspace.capturePlace == "op-ed:2.1")
    #expect(Self.statements(workspace).last == "skip op-ed:1 \"Headline\"")
  }

  @Test func `undo takes a statement back and returns to its sentence`() throws {
    var workspace = try Self.workspace("capture op-ed:2-3")
    _ = try workspace.type("evidence \"Up by half\"")
    _ = try workspace.type("attach")
    _ = try workspace.type("next")
    #expect(workspace.captureIsAtEnd)
    _ = try workspace.type("undo")
    #expect(workspace.capturePlace == "op-ed:2.2")
    _ = try workspace.type("undo")
    #expect(workspace.capturePlace == "op-ed:2.1")
    #expect(Self.statements(workspace) == [])
    _ = try workspace.type("redo")
    #expect(Self.statements(workspace) == ["evidence e1 \"Up by half\" from op-ed:2.1"])
  }

  @Test func `all other commands work on the way`() throws {
    var workspace = try Self.workspace("contention free \"Free\"\ncapture op-ed:2")
    _ = try workspace.type("focus free")
    _ = try workspace.type("because \"It is fair\"")
    #expect(workspace.capturePlace == "op-ed:2.1")
    #expect(Self.statements(workspace).last == "claim c1 \"It is fair\" supports free")
    _ = try workspace.type("skip op-ed:1 \"Known\"")
    #expect(Self.statements(workspace).last == "skip op-ed:1 \"Known\"")
    #expect(try workspace.answer("capture op-ed:3").first?.hasPrefix("   3.1") == true)
  }

  @Test func `it begins where somebody stopped`() throws {
    var workspace = try Self.workspace(
      "claim c1 \"Free\" from op-ed:1\nskip op-ed:2 \"Known\"\nclaim c2 \"Names\" from op-ed:4")
    let outcome = try workspace.type("capture op-ed")
    #expect(workspace.capturePlace == "op-ed:3.1")
    #expect(
      outcome.notices == ["note: it goes on at the first sentence that is open; back goes back"])
    #expect(try workspace.answer("capture op-ed:1").first == "   1.1 * Buses should be free.  [c1]")
  }

  @Test(arguments: [
    ("claim \"x\" suports c9", "`suports` is not a clause of a claim", 10..<17),
    ("claim \"x\" supports", "what it bears on is missing", 18..<18),
    ("skip", "the reason is missing", 4..<4),
    ("skip paragraph", "the reason is missing", 14..<14),
    ("skip \"x\" y", "`y` is not expected here", 9..<10),
    ("attach", "nothing was made on the way yet", 0..<6),
    ("attach op-ed", "`op-ed` is not a statement", 7..<12),
    ("at 1", "this is not among the sentences that are captured", 3..<4),
    ("at 9", "`op-ed` has no such passage: paragraph 9 of 4", 3..<4),
    ("at", "the passage is missing", 2..<2),
    ("next y", "`y` is not expected here", 5..<6),
  ])
  func `a mistake is shown where it is made and moves nothing`(
    typed: String, message: String, range: Range<Int>
  ) throws {
    var workspace = try Self.workspace("capture op-ed:2-4")
    let before = workspace.text
    let failure = try #require(throws: CommandFailure.self) { try workspace.type(typed) }
    #expect(failure.problems[0].message.contains(message.dropFirst(4)), "\(failure)")
    #expect(failure.problems[0].range == range)
    #expect(workspace.text == before)
    #expect(workspace.capturePlace == "op-ed:2.1")
  }

  @Test func `nothing is made at the end, nor when the source is gone`() throws {
    var workspace = try Self.workspace("capture op-ed:4\nnext")
    for typed in ["claim \"x\"", "skip \"x\"", "attach", "next"] {
      let failure = try #require(throws: CommandFailure.self) { try workspace.type(typed) }
      #expect(failure.problems[0].message == "there is no sentence left")
    }
    _ = try workspace.type("back")
    _ = try workspace.type("rename op-ed article")
    let failure = try #require(throws: CommandFailure.self) { try workspace.type("claim \"x\"") }
    #expect(failure.problems[0].message.contains("no source any more"))
    #expect(workspace.capture == nil)
    let other = try #require(throws: CommandFailure.self) { try workspace.type("next") }
    #expect(other.problems[0].help == "type capture SOURCE first")
  }

  @Test func `sources and their passages are completed`() throws {
    let workspace = try Self.workspace()
    func proposals(_ line: String) -> [String] {
      Completer(workspace).proposals(line, at: line.utf8.count).all
        .map { "\($0.text) \($0.description)" }
    }
    #expect(proposals("captu").first?.hasPrefix("capture Walk through") == true)
    #expect(proposals("capture ") == ["op-ed: Free buses"])
    let passages = proposals("capture op-ed:2.")
    #expect(passages.count == 2 && passages[1].hasPrefix("op-ed:2.2 Fares paid"))
  }

  @Test func `words are shortened at the prompt only`() throws {
    var workspace = try Self.workspace("capture op-ed:2")
    workspace.options.isInteractive = true
    _ = try workspace.type("ev \"Up by half\"")
    #expect(Self.statements(workspace) == ["evidence e1 \"Up by half\" from op-ed:2.1"])
    _ = try workspace.type("att")
    #expect(workspace.captureIsAtEnd)
    workspace.options.isInteractive = false
    #expect(throws: CommandFailure.self) { try workspace.type("bac") }
  }

  // MARK: Words that may not be kept

  @Test(arguments: ["none", "secret"])
  func `a source that keeps no words is not repeated`(quotes: String) throws {
    var workspace = try Self.workspace("capture op-ed:3", quotes: quotes)
    let copied = "claim \"The money that is lost has to come from somewhere\""
    let failure = try #require(throws: CommandFailure.self) { try workspace.type(copied) }
    #expect(failure.problems[0].message == "8 words in a row are `op-ed`'s, which keeps none")
    #expect(failure.problems[0].range == 6..<copied.utf8.count)
    #expect(throws: CommandFailure.self) {
      try workspace.type("skip \"the money that is lost has to come from somewhere\"")
    }
    #expect(workspace.captureGhost(after: "But the") == nil)
    _ = try workspace.type("claim \"Lost money has to come from somewhere\"")
    // Exact words after the passage become a place and a digest.
    _ = try workspace.type("back")
    _ = try workspace.type(
      "claim \"Own\" from op-ed:3.1 \"the money that is lost has to come from somewhere\"")
    #expect(Self.statements(workspace).last?.contains("from op-ed:3.1@4+") == true)
    #expect(!workspace.text.contains("that is lost"))
    workspace.options.isSeenOnly = false
    #expect(try !workspace.answer("back").contains { $0.contains("money") })
  }

  @Test func `a source that keeps quotations offers its words to whoever begins with them`() throws
  {
    var workspace = try Self.workspace("capture op-ed:2")
    #expect(
      workspace.captureGhost(after: "In Dunkirk") == " the number of riders rose by half.")
    #expect(workspace.captureGhost(after: "") == nil)
    #expect(workspace.captureGhost(after: "In Lille") == nil)
    _ = try workspace.type("evidence \"In Dunkirk the number of riders rose by half\"")
  }

  // MARK: For programs

  @Test func `each sentence is one JSON value`() throws {
    var workspace = try Self.workspace("claim c1 \"Free\" from op-ed:1\nskip op-ed:4 \"Names\"")
    func json(_ typed: String) throws -> String {
      var writer = JSONWriter(.compact)
      try workspace.type(typed).answer?.json(&writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    #expect(
      try json("capture op-ed:1") == """
        {"source":"op-ed","passage":"1.1","text":"Buses should be free.","statements":["c1"],\
        "kind":"claim","cues":["says what should be done"]}
        """)
    #expect(
      try json("capture op-ed:4") == """
        {"source":"op-ed","passage":"4.1","text":"Anna Berg, Ben Cole.","skipped":"Names",\
        "statements":[]}
        """)
    #expect(try json("quit") == "{\"source\":\"op-ed\",\"used\":0,\"skipped\":1,\"left\":0}")
  }

  // MARK: What is answered

  @Test(arguments: [
    ("", "claim", ""), ("c1", "claim", "supports c1"), ("c1", "counterclaim", "rebuts c1"),
    ("c2 -> c1", "counterclaim", "undercuts c2 -> c1"), ("c2 -> c1", "claim", "supports c2 -> c1"),
    ("undercuts x", "evidence", "undercuts x"), ("c1 with c2", "claim", "supports c1 with c2"),
  ])
  func `what a statement bears on may be an id, a step or a clause`(
    typed: String, kind: String, clause: String
  ) throws {
    let bearing = CaptureBearing(typed, of: kind)
    #expect(bearing.clause == clause)
    let workspace = try Self.workspace("claim c1 \"A\"")
    #expect(bearing.unknownID(in: workspace) == nil)
    #expect(CaptureBearing("c7", of: kind).unknownID(in: workspace) == "c7")
  }

  // MARK: At random

  /// Sentences by their numbers as anchors, those of one paragraph that touch as one.
  private static func attaching(_ number: Int, to anchors: [ClosedRange<Int>]) -> [ClosedRange<Int>]
  {
    var anchors = anchors
    // Sentences 1 and 2 are the second paragraph's; all others are paragraphs of their own.
    let other = number == 1 ? 2 : number == 2 ? 1 : -1
    if let index = anchors.lastIndex(of: other...max(0, other)), other > 0 {
      anchors[index] = 1...2
    } else {
      anchors.append(number...number)
    }
    return anchors
  }

  /// What a walk must come to, reckoned in the simplest way: sentence numbers in a list.
  @Test(arguments: [3, 17, 20_261_121] as [UInt64])
  func `a walk makes the statements, anchors and skips that lists of numbers say`(
    seed: UInt64
  ) throws {
    var random = Dice(seed: seed)
    let places = ["1.1", "2.1", "2.2", "3.1", "4.1"]
    for _ in 0..<40 {
      var walked = try Self.workspace("capture op-ed")
      var at = 0
      var made: [[ClosedRange<Int>]] = []
      var skipped: [Int] = []
      for number in 0..<12 {
        var isFine = true
        var typed = "back"
        switch random.next() % 6 {
        case 0 where at < 5:
          typed = "claim \"S\(number)\""
          made.append([at...at])
        case 1 where at < 5 && !made.isEmpty:
          typed = "attach c\(made.count)"
          isFine = !made[made.count - 1].contains { $0.contains(at) }
          if isFine { made[made.count - 1] = Self.attaching(at, to: made[made.count - 1]) }
        case 2 where at < 5:
          typed = "skip \"R\""
          skipped.append(at)
        case 3 where at < 5:
          typed = "next"
        case 4:
          let target = Int(random.next() % 5)
          typed = "at \(places[target])"
          at = target - 1
        default: at = max(0, at - 1) - 1
        }
        #expect(((try? walked.type(typed)) != nil) == isFine, "seed \(seed): \(typed)")
        if isFine { at += 1 }
        #expect(walked.capturePlace == (at < 5 ? "op-ed:\(places[at])" : "op-ed"), "seed \(seed)")
        for (index, anchors) in made.enumerated() {
          let found = walked.graph.anchors(walked.graph.find("c\(index + 1)"))
          let expected = anchors.map { range in
            range.count == 1 ? places[range.lowerBound] : "2.1-2.2"
          }
          #expect(found.map(\.passage.description) == expected, "seed \(seed): \(typed)")
          #expect(found.allSatisfy { !$0.digest.isNone })
        }
        let skips = Self.statements(walked).filter { $0.hasPrefix("skip") }
        #expect(skips.count == skipped.count, "seed \(seed)")
      }
    }
  }
}
