import JSONText
import Notebook
import Testing

@testable import Commands

/// `strength` on a map whose numbers are worked out by hand.
@Suite struct StrengthCommandTests {
  /// e1 is B2, 0.85 × 0.8 = 0.68; a1 is 0.35; e2 is D3, 0.45 × 0.6 = 0.27; c2 is a claim, 0.5.
  private func map() -> Workspace {
    Workspace(
      cell: """
        source s1 "Report" reliability B
        source s2 "Blog" reliability D
        source s3 "Copy of the report" reliability C origin s1
        contention c1 "Rents will fall"
        evidence e1 "Homes were built" from s1:1 credibility 2
        evidence e2 "Prices sank" from s2:1 credibility 3
        assumption a1 "People stay"
        support c1 with e1 + a1 as both
        support c1 with e2
        claim c2 "Wages rise"
        rebut c1 with c2
        """)
  }

  private func strength(_ node: String, supposing commands: [String]) throws -> String {
    var workspace = map()
    for command in commands { _ = try workspace.type(command) }
    let lines = try workspace.answer("strength \(node)")
    let row = try #require(lines.first { $0.contains(" \(node) ") })
    return String(try #require(row.split(separator: " ").first))
  }

  /// For c1: Fs = 1 - (1 - 0.68 × 0.35)(1 - 0.27) = 0.44374 and Fa = 0.5, so that
  /// 0.5 - 0.5 × (0.5 - 0.44374) = 0.47187.
  @Test func `numbers are those of the definition`() throws {
    #expect(try strength("c1", supposing: []) == "0.47")
    #expect(try strength("e1", supposing: []) == "0.68")
  }

  @Test(arguments: [
    // Without e1, Fs = 0.27: 0.5 - 0.5 × 0.23 = 0.385.
    (["suppose not e1"], "c1", "0.39"),
    (["suppose not e1"], "e1", "0.00"),
    (["suppose not source s1"], "c1", "0.39"),
    (["suppose not both"], "c1", "0.39"),
    // e1 at 0.95: Fs = 1 - (1 - 0.3325)(0.73) = 0.512725, above Fa: 0.5 + 0.5 × 0.012725.
    (["suppose e1"], "c1", "0.51"),
    // c2 at 0: 0.5 + 0.5 × 0.44374 = 0.72187.
    (["suppose not c2"], "c1", "0.72"),
    // c1 at the largest base score, whatever rebuts it; and at none, whatever supports it.
    (["suppose c1"], "c1", "0.95"),
    (["suppose not c1"], "c1", "0.00"),
    (["suppose not e1", "suppose nothing"], "c1", "0.47"),
  ])
  func `what is supposed counts`(commands: [String], node: String, expected: String) throws {
    #expect(try strength(node, supposing: commands) == expected)
  }

  @Test func `an inference that is supposed to hold is not undercut`() throws {
    var workspace = map()
    _ = try workspace.type("claim c3 \"It is not so\"")
    _ = try workspace.type("undercut both with c3")
    // The step is 0.238 - 0.238 × 0.5 = 0.119: Fs = 1 - 0.881 × 0.73 = 0.35687, c1 is 0.428435.
    #expect(try workspace.answer("strength c1").contains { $0.hasPrefix("    0.43") })
    _ = try workspace.type("suppose both")
    #expect(try workspace.answer("strength c1").contains { $0.hasPrefix("    0.47") })
  }

  @Test func `what is dropped stays at nothing under every re-scaling`() throws {
    var workspace = map()
    _ = try workspace.type("suppose not e2")
    _ = try workspace.type("suppose not source s1")
    let lines = try workspace.answer("strength e2 robust")
    #expect(lines.contains { $0.contains("it has place 4 of 5") })
    #expect(lines.contains { $0.contains("shares are within 7 of 100") })
  }

  @Test func `Shapley values are exact for few items, and sum to what all add`() throws {
    var workspace = map()
    let lines = try workspace.answer("strength c1 shapley")
    #expect(lines.contains("Shapley values, exact:"))
    // Without any, 0.5 - 0.5 × 0.5 = 0.25.
    #expect(lines.contains("  together +0.22: 0.25 without any, 0.47 with all"))
    // e1 and a1 do nothing without each other, so they share alike.
    #expect(lines.contains("  e1 adds +0.05") && lines.contains("  a1 adds +0.05"))
  }

  @Test func `sources take all that they alone vouch for with them`() throws {
    var workspace = map()
    let lines = try workspace.answer("strength c1 shapley sources")
    #expect(lines.contains("without s1: 0.39 (-0.09)"))
    #expect(lines.contains("without s2: 0.37 (-0.10)"))
    #expect(lines.contains("  s2 adds +0.12"))
    #expect(!lines.contains { $0.contains("e1") })
    var writer = JSONWriter(.compact)
    try workspace.type("strength c1 shapley sources").answer?.json(&writer)
    let json = String(decoding: writer.finish(), as: UTF8.self)
    #expect(json.contains("\"shapley\":{\"exact\":true,\"orders\":0,\"none\":0.25"))
    #expect(json.contains("{\"of\":\"s1\",\"adds\":"))
  }

  @Test func `a source that derives from another is lost with it`() throws {
    var workspace = map()
    _ = try workspace.type("evidence e3 \"Homes, again\" from s3:1 credibility 2 supports c1")
    let lines = try workspace.answer("strength c1 sources")
    // e3 is C2, 0.52: with it Fs = 1 - 0.762 × 0.73 × 0.48; without s1 only e2 is left.
    #expect(lines.contains { $0.hasPrefix("without s1: 0.39 ") })
  }

  @Test func `many items are estimated, with errors`() throws {
    var workspace = map()
    for number in 10..<25 {
      _ = try workspace.type("assumption a\(number) \"Item \(number)\" supports c1")
    }
    let lines = try workspace.answer("strength c1 shapley")
    #expect(lines.contains { $0.hasPrefix("Shapley values, estimated from ") })
    #expect(lines.contains { $0.contains("  a10 adds +0.0") && $0.contains(" ± 0.0") })
  }
}
