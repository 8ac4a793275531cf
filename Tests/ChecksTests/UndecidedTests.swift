import ArgumentGraph
import Evaluation
import Testing

@testable import Checks

/// A rule that gives up at its limit says so, and never misses anything silently.
@Suite struct UndecidedTests {
  private func findings(
    _ cell: String, _ code: String, _ change: (inout CheckLimits) -> Void = { _ in }
  ) throws -> CheckResult {
    var limits = CheckLimits()
    change(&limits)
    return Checker.run(
      notebook(cell).view, policy: try CheckPolicy(select: [code]), limits: limits)
  }

  /// Statements that are half alike, the last two nearly the same.
  private static let texts =
    (0..<20).map { "claim t\($0) \"one two three four w\($0) x\($0) y\($0) z\($0)\"" }
    .joined(separator: "\n")
    + "\nclaim a \"nine out of ten towns said so at last\""
    + "\nclaim b \"nine out of ten towns said so at least\""

  @Test func `texts that were not compared are told`() throws {
    let whole = try findings(Self.texts, "S011")
    #expect(whole.findings.map { whole.describe($0).id } == ["b"])
    #expect(!whole.findings.contains { $0.isUndecided })
    let stopped = try findings(Self.texts, "S011") { $0.textComparisons = 0 }
    let last = try #require(stopped.findings.first { $0.isUndecided })
    #expect(last.detail > 0)
    let words = stopped.describe(last)
    #expect(words.message.hasPrefix("not decided within the limit: "))
    #expect(words.isUndecided && words.id.isEmpty && words.severity == .note)
  }

  @Test func `linchpins that were not tried are told by each rule that asks for them`() throws {
    var cell = "contention c0 \"Zero\" confidence high\n"
    for number in 1...12 { cell += "claim c\(number) \"T \(number)\" supports c\(number - 1)\n" }
    cell += "assumption a \"Said\" supports c12\nassumption b \"Held\" supports c12 with a"
    for code in ["U004", "U005", "U007", "L005"] {
      let whole = try findings(cell, code)
      #expect(!whole.findings.contains { $0.isUndecided }, "\(code)")
      let stopped = try findings(cell, code) { $0.linchpinWork = -1 }
      #expect(stopped.findings.contains { $0.isUndecided }, "\(code)")
    }
  }

  @Test func `reasons whose evidence was not compared are told`() throws {
    var cell = "contention c \"Main\"\nclaim l \"Left\" supports c\nclaim r \"Right\" supports c\n"
    cell += "claim m \"Middle\" supports l\nclaim n \"Other\" supports r\n"
    for number in 0..<12 { cell += "evidence e\(number) \"E \(number)\" supports m, n\n" }
    let whole = try findings(cell, "U009")
    #expect(whole.findings.count == 1 && !whole.findings[0].isUndecided)
    let stopped = try findings(cell, "U009") { $0.setVisits = 3 }
    #expect(stopped.findings.map(\.isUndecided) == [true])
    #expect(stopped.findings.map(\.detail) == [1])
  }

  @Test func `what is not decided has a line of its own among many findings`() throws {
    var cell = Self.texts
    for number in 0..<6 { cell += "\nclaim same\(number) \"The very same words\"" }
    let map = notebook(cell)
    var limits = CheckLimits()
    limits.textComparisons = 0
    let result = Checker.run(
      map.view, policy: try CheckPolicy(select: ["S011"]), limits: limits)
    let lines = result.lines { map.place($0, lines: map.lineOfItems()) }
    #expect(lines.count == 2)
    #expect(lines.filter { $0.contains("not decided within the limit") }.count == 1)
    #expect(lines.contains { $0.contains("5 statements say the same as others") })
  }

  @Test func `an assumption that nobody examined is told once in text, and twice in records`()
    throws
  {
    let cell = "contention c \"Main\"\nassumption a \"Said\" supports c"
    let map = notebook(cell)
    let result = Checker.run(map.view, policy: try CheckPolicy(select: ["U004", "U005"]))
    #expect(result.findings.map(\.code) == ["U004", "U005"])
    let starts = map.lineOfItems()
    #expect(result.lines { map.place($0, lines: starts) }.count == 1)
    #expect(result.lines(each: true) { map.place($0, lines: starts) }.count == 2)
    #expect(result.records { map.place($0, lines: starts) }.count == 2)
  }
}
