import Foundation
import Testing

/// Notebooks and scripts of many statements, or of long ones.
enum Large {
  /// Whether the catalogue's sizes are run; otherwise a part of them.
  static let isFull = Programs.runsLongTests

  static func cell(_ lines: some Sequence<String>) -> String {
    "```crux\n\(lines.joined(separator: "\n"))\n```\n"
  }

  /// `c0` supports nothing, `c1` supports `c0`, and so on.
  static func chain(_ count: Int) -> [String] {
    ["claim c0 \"T0\""] + (1..<count).map { "claim c\($0) \"T\($0)\" supports c\($0 - 1)" }
  }

  static func circle(_ count: Int) -> [String] {
    (0..<count).map { "claim c\($0) \"T\($0)\" supports c\(($0 + 1) % count)" }
  }

  static func star(_ count: Int) -> [String] {
    ["contention m \"M\""] + (0..<count).map { "claim c\($0) \"T\($0)\" supports m" }
  }

  static func complete(_ count: Int) -> [String] {
    (0..<count).map { "claim c\($0) \"T\($0)\"" }
      + (0..<count).flatMap { from in (0..<from).map { "support c\($0) with c\(from)" } }
  }

  /// An undercut of an undercut of … a support.
  static func undercuts(_ count: Int) -> [String] {
    ["claim a \"A\"", "claim b \"B\"", "support a with b as u0"]
      + (1..<count).map { "undercut u\($0 - 1) with b as u\($0)" }
  }
}

@Suite(.serialized) struct `Large input` {
  let box = Sandbox()

  /// Asks everything of a notebook; memory and time are printed when the full sizes are run.
  private func ask(_ name: String, _ lines: [String], draws: Bool = true, status: Int32 = 0) {
    box.write(Large.cell(lines), to: "n.md")
    var questions = ["crux check n.md", "crux -c 'stats; tree' n.md", "crux export json n.md -o o"]
    if draws { questions += ["crux export dot n.md -o o", "crux fmt n.md"] }
    questions.append("crux -c 'claim last \"L\"' n.md")
    for question in questions {
      let line = Large.isFull ? "/usr/bin/time -f '%e s %M kB' \(question)" : question
      let result = box.run(line, limit: 300)
      let expected = question.hasPrefix("crux check") ? status : 0
      #expect(result.status == expected, "\(name), \(question): \(result.errors.prefix(500))")
      if Large.isFull { print("\(name): \(question): \(result.errors.suffix(40))") }
    }
    #expect(box.run("tail -n 3 n.md").output.hasSuffix("claim last \"L\"\n```\n"), "\(name)")
  }

  private var many: Int { Large.isFull ? 100_000 : 5_000 }

  @Test func `a long chain`() { ask("chain", Large.chain(many)) }

  @Test func `a long circle`() {
    ask("circle", Large.circle(many), status: 1)
    let circle = box.run("crux check n.md --select S003")
    #expect(circle.status == 1)
    #expect(circle.output.utf8.count < 2_000, "\(circle.output.prefix(3_000))")
  }

  @Test func `many inferences on one statement`() { ask("star", Large.star(many)) }

  @Test func `a complete graph`() {
    ask("complete", Large.complete(Large.isFull ? 1_000 : 60), draws: !Large.isFull)
  }

  @Test func `undercuts of undercuts`() { ask("undercuts", Large.undercuts(many / 10)) }

  @Test(.enabled(if: Large.isFull, "CRUX_LONG_TESTS is not 1"))
  func `a million statements`() {
    ask("million", (0..<1_000_000).map { "claim c\($0) \"T\($0)\"" })
    ask("million star", Large.star(1_000_000))
  }

  @Test func `circles of one, two and three, and parallel inferences`() {
    box.write(
      Large.cell([
        "claim a \"A\" supports a", "claim b \"B\" supports c", "claim c \"C\" supports b",
        "support b with c", "claim d \"D\" supports e", "claim e \"E\" supports f",
        "claim f \"F\" supports d", "undercut a -> a with a",
      ]), to: "n.md")
    let result = box.run("crux check n.md --select S003 --each")
    #expect(result.status == 1)
    #expect(result.output.contains("b") && result.output.contains("d"), "\(result)")
    #expect(result.output.split(separator: "\n").count == 3, "\(result)")
    #expect(box.run("crux -c 'tree a; tree b; tree d; path a a; path d f' n.md").status == 0)
  }

  @Test func `a long line`() {
    let limit = 1 << 20
    for (size, status) in [(limit - 100, Int32(0)), (10 * limit, 3)] {
      let text = String(repeating: "word ", count: size / 5)
      box.write(Large.cell(["claim a \"\(text)\"", "claim b \"B\""]), to: "n.md")
      for line in ["crux check n.md", "crux -c 'show b; list' n.md", "crux export dot n.md"] {
        let result = box.run(line)
        #expect(
          result.status == (line.contains("list") ? 0 : status),
          "\(line): \(result.errors.prefix(300))")
        #expect(result.errors.utf8.count < 1_000)
        let words = "n.md:2:1: error: the statement is longer than 1048576 bytes"
        #expect(
          result.errors.contains(words) == (status == 3), "\(line): \(result.errors.prefix(300))")
      }
    }
    let long = "claim a \"" + String(repeating: "x", count: limit / 2) + "\" nosuch"
    box.write(Large.cell([long]), to: "n.md")
    let wrong = box.run("crux check n.md")
    #expect(wrong.status == 3)
    #expect(wrong.errors.utf8.count < 1_000, "\(wrong.errors.prefix(2_000))")
    #expect(
      wrong.errors.hasPrefix("n.md:2:\(limit / 2 + 12): error: "), "\(wrong.errors.prefix(300))")
    let words = String(repeating: "word ", count: 199_000)
    box.write("claim a \"\(words)\"\nlist claims\n", to: "s")
    #expect(box.run("crux run - --on new.md < s").status == 0)
    #expect(box.read("new.md")?.count ?? 0 > 990_000)
  }

  @Test func `many commands of a batch`() {
    let count = Large.isFull ? 100_000 : 5_000
    let script = (0..<count).map {
      "claim \"Statement \($0)\"" + ($0 > 0 ? " supports c\($0)" : "")
    }
    box.write(script.joined(separator: "\n") + "\nedit c1 text \"First\"\nundo\n", to: "s")
    let result = box.run("crux run - --on n.md < s")
    #expect(result.status == 0, "\(result.errors.prefix(500))")
    #expect(result.output.split(separator: "\n").count == count + 1)
    #expect(box.run("crux -c 'list claims' n.md | wc -l").output == "\(count + 1)\n")
    box.write(script.joined(separator: "; "), to: "t")
    #expect(box.run("crux -c \"$(cat t | head -c 100000 | sed 's/;[^;]*$//')\" > o").status == 0)
    box.write((0..<count).map { "support x\($0) with y\($0)" }.joined(separator: "\n"), to: "u")
    let undeclared = box.run("crux run u")
    #expect(undeclared.status == 3)
    #expect(
      undeclared.errors.split(separator: "\n").count == 400, "\(undeclared.errors.prefix(900))")
  }
}
