import Checks
import Foundation
import JSONText
import MapTesting
import Notebook
import Testing

@testable import Commands

@Suite struct SARIFTests {
  private let schema: JSONSchema

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Schemas/sarif-2.1.0-rtm.4.json")
    schema = try JSONSchema(try Data(contentsOf: file))
  }

  private func log(_ workspace: Workspace, _ log: SARIFLog = SARIFLog()) throws -> [String: Any] {
    var log = log
    log.add(try CheckReport(workspace))
    return try object(log)
  }

  private func object(_ log: SARIFLog) throws -> [String: Any] {
    var writer = JSONWriter(.pretty)
    log.write(into: &writer)
    let value = try JSONSerialization.jsonObject(with: Data(writer.finish()))
    return try #require(value as? [String: Any])
  }

  private func withoutRules(_ log: [String: Any]) throws -> [String: Any] {
    var log = log
    var run = try run(log)
    run["tool"] = ["driver": ["name": Program.name]]
    log["runs"] = [run]
    return log
  }

  private func run(_ log: [String: Any]) throws -> [String: Any] {
    try #require((log["runs"] as? [[String: Any]])?.first)
  }

  private func results(_ log: [String: Any]) throws -> [[String: Any]] {
    try #require(try run(log)["results"] as? [[String: Any]])
  }

  /// What is at a path of keys and positions.
  private func at(_ value: Any?, _ path: Any...) -> Any? {
    path.reduce(value) { value, step in
      if let key = step as? String { return (value as? [String: Any])?[key] }
      let items = value as? [Any]
      return (step as? Int).flatMap { items?.indices.contains($0) == true ? items?[$0] : nil }
    }
  }

  @Test func `a log of every rule's examples is valid`() throws {
    var log = SARIFLog()
    for rule in RuleCatalog.byCode {
      for example in rule.about.triggering {
        let cell = example.filter { $0 != RuleDescription.marker }
        log.add(try CheckReport(Workspace(cell: cell)))
      }
    }
    let value = try object(log)
    #expect(schema.faults(in: value) == [])
    let results = try results(value)
    #expect(results.count > 200)
    #expect(Set(results.compactMap { $0["ruleId"] as? String }).count > 40)
  }

  @Test func `the validator finds what is wrong`() throws {
    let good = try withoutRules(try log(Workspace(cell: "claim c1 \"A\"")))
    func broken(_ change: (inout [String: Any]) -> Void) throws -> [String] {
      var log = good
      var run = try run(log)
      change(&run)
      log["runs"] = [run]
      return schema.faults(in: log)
    }
    #expect(try broken { _ in } == [])
    #expect(
      try broken { $0["results"] = [["ruleId": "U001"]] } == ["$.runs[0].results[0]: required"])
    #expect(try broken { $0["columnKind"] = "bytes" } == ["$.runs[0].columnKind: enum"])
    #expect(try broken { $0["colour"] = "red" } == ["$.runs[0].colour: additionalProperties"])
    #expect(
      try broken { $0["results"] = [["message": ["text": "a"], "level": "fatal"]] }
        == ["$.runs[0].results[0].level: enum"])
    #expect(
      try broken { $0["results"] = [["message": ["text": "a"], "ruleIndex": -2]] }
        == ["$.runs[0].results[0].ruleIndex: minimum"])
  }

  @Test func `a result has its place, the other places, and a fingerprint`() throws {
    let cell = """
      contention main "Buses should be free"
      claim c1 "Buses should be free" supports main
      """
    let all = try results(try log(Workspace(cell: cell)))
    let result = try #require(all.first { $0["ruleId"] as? String == "S011" })
    #expect(result["level"] as? String == "warning")
    let place = at(result, "locations", 0, "physicalLocation")
    #expect(at(place, "artifactLocation", "uri") as? String == "map.md")
    #expect(at(place, "region", "startLine") as? Int == 3)
    #expect(at(place, "region", "startColumn") as? Int == 7)
    #expect(at(place, "region", "endColumn") as? Int == 9)
    #expect(
      at(result, "locations", 0, "logicalLocations", 0, "fullyQualifiedName") as? String == "c1")
    let other = at(result, "relatedLocations", 0)
    #expect(at(other, "physicalLocation", "region", "startLine") as? Int == 2)
    #expect(at(other, "logicalLocations", 0, "fullyQualifiedName") as? String == "main")
    #expect(at(result, "partialFingerprints", SARIFLog.fingerprintName) as? String == "S011/c1#1")
    #expect((at(result, "message", "text") as? String)?.hasSuffix(".") == true)
  }

  @Test func `columns count what the log says they do`() throws {
    let cell = "claim c0 \"A\"; claim c1 \"🚌\"".replacing("; ", with: "\n")
    let log = try log(Workspace(cell: cell + "\nsupport c1 with c0 note \"é🚌\" as ghost"))
    #expect(at(try run(log), "columnKind") as? String == "unicodeCodePoints")
  }

  @Test func `every rule is described, and results refer to it`() throws {
    let log = try log(Workspace(cell: "contention c1 \"A\""))
    let rules = try #require(at(try run(log), "tool", "driver", "rules") as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == RuleCatalog.byCode.map { $0.about.code })
    for (rule, type) in zip(rules, RuleCatalog.byCode) {
      let about = type.about
      #expect(rule["name"] as? String == about.name)
      #expect(at(rule, "defaultConfiguration", "level") as? String == about.severity.word)
      #expect(at(rule, "defaultConfiguration", "enabled") as? Bool == !about.isOnlyWhenNamed)
      #expect((at(rule, "help", "text") as? String)?.contains("To mend it: ") == true)
      #expect((at(rule, "help", "markdown") as? String)?.contains("```text") == true)
    }
    for result in try results(log) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
  }

  @Test func `what is allowed is suppressed, with the reason and its place`() throws {
    let cell = "claim c1 \"A\"\nallow U001 on c1 \"Common ground\""
    let log = try log(Workspace(cell: cell))
    #expect(schema.faults(in: log) == [])
    let allowed = try results(log).filter { $0["suppressions"] != nil }
    #expect(allowed.map { $0["ruleId"] as? String } == ["U001"])
    let suppression = at(allowed.first, "suppressions", 0)
    #expect(at(suppression, "kind") as? String == "inSource")
    #expect(at(suppression, "justification") as? String == "Common ground")
    #expect(
      at(suppression, "location", "physicalLocation", "region", "startLine") as? Int == 3)
  }

  @Test func `fingerprints stay when lines move, and are used once a file`() throws {
    func prints(_ cell: String) throws -> [String] {
      var log = SARIFLog()
      log.add(try CheckReport(Workspace(cell: cell)))
      return log.fingerprints.sorted()
    }
    var dice = Dice(4)
    var compared = 0
    for rule in RuleCatalog.byCode {
      for example in rule.about.triggering where !["S002", "E007"].contains(rule.about.code) {
        let cell = example.filter { $0 != RuleDescription.marker }
        let before = try prints(cell)
        #expect(Set(before).count == before.count, "\(rule.about.code): \(cell)")
        let moved =
          "# moved\n\n" + String(repeating: "\n", count: 1 + Int.random(in: 0..<3, using: &dice))
        #expect(try prints(moved + cell) == before, "\(rule.about.code): \(cell)")
        compared += before.count
      }
    }
    #expect(compared > 200)
  }

  @Test func `a notebook that could not be read is told of`() throws {
    var log = SARIFLog()
    log.addFailure([.init("a.md: no such file")])
    let value = try object(log)
    #expect(schema.faults(in: value) == [])
    #expect(at(try run(value), "invocations", 0, "executionSuccessful") as? Bool == false)
    #expect(
      at(try run(value), "invocations", 0, "toolExecutionNotifications", 0, "message", "text")
        as? String == "a.md: no such file.")
  }

  @Test(arguments: [
    ("Plain [c1]", "Plain [c1]."), ("\"see [x](1)\"", "\"see \\[x\\](1)\"."),
    ("a\\b [c]", "a\\\\b \\[c\\]."), ("\\[x](1)?", "\\\\\\[x\\](1)?"),
  ])
  func `nothing in a message is taken for a link`(_ text: String, _ message: String) {
    #expect(SARIFLog.message(text) == message)
    #expect(SARIFLog.unescaped(message) == SARIFLog.sentence(text))
  }

  @Test(arguments: [
    ("map.md", "map.md"), ("./a//b/map.md", "a/b/map.md"), ("a b%.md", "a%20b%25.md"),
    ("/x/é.md", "file:///x/%C3%A9.md"), ("-", "-"), ("c:d.md", "c%3Ad.md"),
    ("a?#.md", "a%3F%23.md"),
  ])
  func `paths are references that lead back to them`(_ path: String, _ reference: String) {
    #expect(FileURI.encoded(path) == reference)
    #expect(FileURI.decoded(reference) == FileURI.plain(path))
  }

  @Test func `the prompt and cells can ask for it`() throws {
    var workspace = Workspace(cell: "contention c1 \"A\"")
    let answer = try #require(try workspace.type("check U001 format sarif").answer)
    let text = answer.lines(width: 80).map(\.text).joined(separator: "\n")
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(schema.faults(in: value) == [])
    let log = try #require(value as? [String: Any])
    #expect(try results(log).map { $0["ruleId"] as? String } == ["U001"])
    var writer = JSONWriter(.compact)
    answer.json(&writer)
    let again = try JSONSerialization.jsonObject(with: Data(writer.bytes))
    #expect((again as? NSDictionary)?.isEqual(value) == true)
  }
}
