import ArgumentGraph
import Evaluation
import JSONText
import Notebook
import SourceText
import Testing

@testable import Commands

/// Verdicts by other readings than the grounded one.
@Suite struct SemanticsTests {
  /// `leak` and `cond` rebut each other, and both rebut `roof`.
  private func workspace(_ more: String = "") throws -> Workspace {
    try Workspace(
      typed: """
        source s "Survey" reliability B
        contention roof "The roof should be replaced"
        evidence wet "The loft is wet" from s:1 credibility 2 supports roof
        evidence leak "A tile is broken" from s:2 credibility 2
        evidence cond "The wet is condensation" from s:3 credibility 2
        rebut leak with cond
        rebut cond with leak
        rebut roof with leak
        rebut roof with cond
        claim dry "Airing would do"
        support dry with cond
        """ + more)
  }

  @Test func `every answer says which readings it speaks of`() throws {
    var workspace = try workspace()
    _ = try workspace.type("set semantics preferred")
    for query in ["tree", "list", "verdict", "why roof", "show roof"] {
      #expect(try workspace.answer(query).first == "by all preferred readings", "\(query)")
    }
    _ = try workspace.type("suppose not wet")
    #expect(
      try workspace.answer("verdict roof").first == "supposing not wet; by all preferred readings")
    _ = try workspace.type("set semantics grounded")
    #expect(try workspace.answer("verdict roof").first == "supposing not wet")
  }

  @Test func `what every reading refutes falls, and what differs is contested`() throws {
    var workspace = try workspace()
    func verdict(_ label: String) -> Verdict {
      workspace.evaluation().verdict(workspace.graph.find(label))
    }
    #expect(verdict("roof") == .contested(level: 4))
    _ = try workspace.type("set semantics preferred")
    #expect(verdict("roof") == .falls)
    #expect(verdict("dry") == .contested(level: 4))
    #expect(
      try workspace.answer("why roof")[1...].joined(separator: " ").hasPrefix(
        "roof \"The roof should be replaced\" FALLS: every preferred reading refutes it, by one or "
          + "another of leak -> roof and cond -> roof."))
    let dry = try workspace.answer("why dry").joined(separator: " ")
    #expect(dry.contains("it holds in some preferred readings and not in others"))
    #expect(dry.contains("In one reading it holds with cond, in another leak holds instead."))
    #expect(try workspace.answer("verdict dry").last?.hasSuffix("holds in some readings") == true)
  }

  @Test func `a map without a stable reading says what stands in the way`() throws {
    var workspace = try workspace("\nassumption odd \"Not so\" rebuts odd")
    _ = try workspace.type("set semantics stable")
    let lines = try workspace.answer("verdict")
    let head = "there is no stable reading, as none settles odd; these are the grounded verdicts"
    #expect(lines.first == head)
    #expect(lines.contains { $0.hasPrefix("CONTESTED (4)  roof") })
  }

  @Test func `answers in JSON name the semantics and the readings`() throws {
    var workspace = try workspace()
    _ = try workspace.type("set semantics preferred")
    let dry = try workspace.json("why dry")
    #expect(dry.contains("\"semantics\":\"preferred\""))
    #expect(dry.contains("\"readings\":\"some\""))
    // What only other readings decide has no certificate, and what all decide has.
    #expect(!dry.contains("certificate"))
    #expect(try workspace.json("why wet").contains("certificate"))
    #expect(try workspace.json("verdict roof").contains("\"readings\":\"none\""))
    _ = try workspace.type("set semantics grounded")
    #expect(try !workspace.json("why dry").contains("semantics"))
  }

  @Test func `checks, reports, cruxes and recorded outputs keep to the grounded reading`() throws {
    var plain = try workspace("\nexpect roof contested")
    var other = plain
    _ = try other.type("set semantics preferred")
    for query in ["check", "report brief", "report evidence"] {
      #expect(try plain.answer(query) == other.answer(query), "\(query)")
    }
    #expect(try other.answer("cruxes roof")[1...] == plain.answer("cruxes roof")[...])
    let cell = "assumption a1 \"A\" rebuts a2\nassumption a2 \"B\" rebuts a1\nverdict a1"
    var (one, two) = (Workspace(cell: cell), Workspace(cell: cell))
    _ = try two.type("set semantics stable")
    _ = try one.type("rerun")
    _ = try two.type("rerun")
    #expect(one.text == two.text)
    #expect(two.semantics == .stable)
  }

  @Test func `edits and undo are followed`() throws {
    var workspace = try workspace()
    _ = try workspace.type("set semantics semi-stable")
    let roof = workspace.graph.find("roof")
    #expect(workspace.evaluation().verdict(roof) == .falls)
    _ = try workspace.type("unlink cond roof")
    #expect(workspace.evaluation().verdict(roof) == .contested(level: 4))
    _ = try workspace.type("undo")
    #expect(workspace.evaluation().verdict(roof) == .falls)
  }

  @Test func `a search that is stopped decides nothing, and is not kept`() throws {
    var workspace = try workspace()
    _ = try workspace.type("set semantics preferred")
    workspace.stop = StopSignal { true }
    _ = workspace.evaluation()
    workspace.stop = .never
    #expect(workspace.evaluation().readings?.undecidedCount == 0)
    #expect(workspace.evaluation().verdict(workspace.graph.find("roof")) == .falls)
  }

  @Test func `what semantics there are is said when another word is given`() throws {
    var workspace = try workspace()
    let failure = #expect(throws: CommandFailure.self) {
      _ = try workspace.type("set semantics sceptical")
    }
    #expect(failure?.problems.first?.message == "`sceptical` is not a value of semantics")
    #expect(failure?.problems.first?.help?.contains("semi-stable") == true)
  }
}

extension Workspace {
  /// What typing `text` answers in JSON.
  fileprivate mutating func json(_ text: String) throws -> String {
    var writer = JSONWriter(.compact)
    try type(text).answer?.json(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
