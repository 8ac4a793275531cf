import JSONText
import Notebook
import Testing

@testable import Commands

/// What `cruxes`, `why` and `strength` say of objections, replies and numbers.
@Suite struct CruxTextTests {
  /// `n1` falls by a tie; word replies to one objection, and nothing to the other.
  private func tied() -> Workspace {
    Workspace(
      cell: """
        source b "Log" reliability B
        source c "Film" reliability C
        contention n1 "The bridge is safe"
        evidence n45 "The log has an entry" from c:1 credibility 3 supports n1
        claim n47 "The piers are cracked" rebuts n1
        evidence n48 "A diver saw a crack" from c:1 credibility 3 supports n47
        claim n51 "It sways" rebuts n1
        evidence n50 "It was filmed swaying" from b:1 credibility 1 supports n51
        counterclaim n53 "The diver was wrong" rebuts n47
        counterclaim n54 "Cracks are harmless" rebuts n47
        """)
  }

  @Test func `cruxes of what falls name what nothing or only word replies to`() throws {
    var workspace = tied()
    let lines = try workspace.answer("cruxes n1")
    #expect(lines.first == "n1 FALLS")
    #expect(lines.contains("  nothing replies to n51"))
    #expect(lines.contains("  only word replies to n47: n53, n54"))
    var writer = JSONWriter(.compact)
    try workspace.type("cruxes n1").answer?.json(&writer)
    let json = String(decoding: writer.finish(), as: UTF8.self)
    #expect(json.contains(#""unanswered":["n51 -> n1"]"#))
    #expect(
      json.contains(
        #""answeredByWord":[{"objection":"n47 -> n1","replies":["n53 -> n47","n54 -> n47"]}]"#))
  }

  @Test func `a crux says why something falls without it, unless that is plain`() throws {
    var workspace = Workspace(
      cell: """
        contention c1 "Rents will fall"
        assumption a1 "Homes are built" status solid
        support c1 with a1
        assumption a2 "People will come" rebuts c1
        """)
    // It would only say again that a1 falls.
    #expect(
      try workspace.answer("cruxes") == [
        "c1 STANDS (2)", "  without a1: FALLS", "    Homes are built",
      ])
    _ = try workspace.type("assumption a3 \"Rates will fall\" supports c1")
    let lines = try workspace.answer("cruxes")
    #expect(lines.contains("    a tie at level 1 with a2 -> c1"), "\(lines)")
  }

  @Test func `why names the level of what is weaker or stronger, and replies that fall`() throws {
    var workspace = tied()
    _ = try workspace.type("assumption n60 \"It was rebuilt\" supports n1")
    _ = try workspace.type("assumption n61 \"The film is old\" status unsupported")
    _ = try workspace.type("rebut n51 with n61")
    let text = try workspace.answer("why n1").joined(separator: " ")
    #expect(text.contains("FALLS: it is rebutted at level 4."))
    #expect(text.contains("n60 \"It was rebuilt\" (level 1)"))
    #expect(text.contains("stronger: n51 \"It sways\" (level 4, on n50)"))
    #expect(text.contains("n61 replies to n51, but falls."))
  }

  @Test func `strength says how far the ranking is the convention's doing`() throws {
    var workspace = tied()
    let lines = try workspace.answer("strength robust")
    #expect(lines.first?.hasPrefix("place") == true)
    #expect(lines.contains { $0.hasPrefix("re-scaled in 200 ways that keep the order") })
    let one = try workspace.answer("strength n1 robust")
    #expect(one.contains { $0.contains("of 8") && $0.contains("it has place") })
    var writer = JSONWriter(.compact)
    try workspace.type("strength robust").answer?.json(&writer)
    let json = String(decoding: writer.finish(), as: UTF8.self)
    #expect(json.contains("\"robustness\":{\"tries\":200"))
    #expect(json.contains("\"places\":["))
  }

  @Test func `what changes a strength too little to be seen is counted only`() throws {
    var workspace = Workspace(
      cell: """
        contention c1 "Rents will fall"
        claim c2 "Homes are built" supports c1
        assumption a1 "A" supports c2
        assumption a2 "B"
        claim c3 "C"
        support c3 with a2 + c1 as away
        """)
    let lines = try workspace.answer("strength c1")
    #expect(lines.contains { $0.hasPrefix("without a1: ") })
    #expect(!lines.contains { $0.contains("(0.00)") })
  }
}
