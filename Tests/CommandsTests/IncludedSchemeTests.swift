import Checks
import Conventions
import Notebook
import Testing

@testable import Commands

/// Schemes of notebooks that are included.
@Suite struct IncludedSchemeTests {
  static let team = """
    scheme loyal "We follow whom we are bound to" slot bond "We are bound" question "Is it real?"
    contention c "We should go"
    claim b "We are bound"
    support c with bond: b scheme loyal
    """
  /// Another notebook that means something else by the same name.
  static let other = """
    scheme loyal "Friends follow" slot tie "They are friends" question "Since when?" question "Why?"
    scheme expert "One who was there says so" slot witness "X was there" question "Was X awake?"
    contention c "We should stay"
    claim b "They are friends"
    claim w "She was there"
    support c with tie: b scheme loyal
    support c with witness: w scheme expert
    answer b -> c 2 ok "Because they are"
    """

  private func open(_ own: String) -> Workspace {
    let files = ["team.md": Self.team, "other.md": Self.other]
    let loader = IncludeLoader(identity: "main.md") { path, _ throws(IncludeFailure) in
      .init(identity: path, bytes: Array("```crux\n\(files[path] ?? "")\n```\n".utf8))
    }
    let text = Array(
      "```crux\ninclude \"team.md\" as team\ninclude \"other.md\" as other\n\(own)\n```\n".utf8)
    return Workspace(Notebook(name: "main.md", bytes: text, includes: loader), savedBytes: text)
  }

  private func findings(_ own: String) -> [String] {
    var space = open("contention m \"Go or stay\"\n\(own)")
    let lines = (try? space.answer("check E004 E005 E006 E007 U006")) ?? ["failed"]
    return lines.compactMap { line in
      let words = line.split(separator: " ")
      return words.first { $0.hasPrefix("E0") || $0.hasPrefix("U0") }.map(String.init)
    }
  }

  @Test func `the inferences of each notebook keep to its own schemes`() throws {
    var space = open("contention m \"Go or stay\"\nsupport m with team.c\nsupport m with other.c")
    let lines = try space.answer("questions m")
    #expect(lines.contains { $0.hasPrefix("team.b -> team.c  loyal  We follow") })
    #expect(lines.contains { $0.hasPrefix("other.b -> other.c  loyal  Friends follow") })
    #expect(lines.contains { $0.hasPrefix("other.w -> other.c  expert  One who was there") })
    #expect(
      lines.filter { $0.hasPrefix("  1 ") || $0.hasPrefix("  2 ") } == [
        "  1 Is it real?", "  1 Since when?", "  1 Was X awake?",
      ])
    #expect(findings("support m with team.c\nsupport m with other.c") == [])
  }

  @Test func `a scheme of theirs may be used, and its slots and questions are checked`() {
    #expect(findings("claim x \"X\"\nsupport m with bond: x scheme loyal") == [])
    #expect(findings("claim x \"X\"\nsupport m with bind: x scheme loyal").contains("E005"))
    #expect(findings("claim x \"X\"\nsupport m with x scheme loyl") == ["E004"])
    let step = "claim x \"X\"\nsupport m with bond: x scheme loyal\n"
    #expect(findings(step + "answer x -> m 1 ok \"Yes\"") == [])
    #expect(findings(step + "answer x -> m 2 ok \"Yes\"") == ["E006"])
    // Of an inference of theirs the questions are those that they ask.
    #expect(findings("answer other.b -> other.c 1 ok \"Long\"") == [])
    #expect(findings("answer team.b -> team.c 2 ok \"Yes\"") == ["E006"])
  }

  @Test func `what ships, and what is declared here, means here what it did`() {
    let step = "claim x \"X\"\nclaim y \"Y\"\n"
    #expect(findings(step + "support m with expertise: x + assertion: y scheme expert") == [])
    #expect(findings(step + "support m with witness: x scheme expert").contains("E005"))
    let own = "scheme loyal \"Ours\" slot oath \"We swore\"\n" + step
    #expect(findings(own + "support m with oath: x scheme loyal") == [])
    #expect(findings(own + "support m with bond: x scheme loyal").contains("E005"))
    #expect(findings(own + "scheme loyal \"Again\"") == ["E007"])
  }
}
