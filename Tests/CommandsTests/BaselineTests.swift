import Checks
import Foundation
import JSONText
import MapTesting
import Notebook
import SourceText
import Testing

@testable import Commands

@Suite struct BaselineTests {
  private let cell = """
    contention main "Buses should be free"
    claim c1 "More people would ride" supports main
    claim c2 "Cars would stay at home" supports c1
    counterclaim k1 "It costs too much" rebuts main
    """

  private func report(_ cell: String, _ name: String = "map.md") throws -> CheckReport {
    let text = "```crux\n\(cell)\n```\n"
    return try CheckReport(Workspace(Notebook(name: name, bytes: Array(text.utf8))))
  }

  private func json(_ report: CheckReport) -> [UInt8] {
    var writer = JSONWriter(.pretty)
    report.writeJSON(into: &writer)
    return writer.finish()
  }

  private func sarif(_ report: CheckReport) -> [UInt8] {
    var log = SARIFLog()
    log.add(report)
    var writer = JSONWriter(.pretty)
    log.write(into: &writer)
    return writer.finish()
  }

  private func compared(
    _ report: CheckReport, with bytes: [UInt8]
  ) throws -> (new: [String], known: Int, cured: Int) {
    var comparison = BaselineComparison(with: try Baseline(reading: bytes, name: "old.json"))
    let kept = comparison.keepingNew(report)
    #expect(kept.result.findings.count == comparison.new)
    return (
      kept.records.map { "\($0.finding.code) \($0.finding.id)" }, comparison.known,
      comparison.cured
    )
  }

  @Test func `only what is new is left, in JSON and in SARIF`() throws {
    let old = try report(cell)
    let count = old.result.findings.count
    let now = try report(
      "# moved\n\ntitle \"A map\"\n" + cell.replacing("costs too much", with: "is too dear")
        + "\nevidence e1 \"Fares fell\" supports c2")
    for bytes in [json(old), sarif(old)] {
      #expect(try compared(old, with: bytes) == (new: [], known: count, cured: 0))
      let (new, known, cured) = try compared(now, with: bytes)
      #expect(new == ["U002 c2", "P001 e1", "P004 e1", "U004 e1"])
      // `c2` has support now, so that U001 on it is cured.
      #expect(cured > 0)
      #expect(known == count - cured)
    }
  }

  @Test func `a finding counts as often as it is there`() throws {
    let once = "claim c1 \"TODO\" note \"a\\u{202E}b\" supports ghost"
    let findings = try report(once)
    var bytes = json(findings)
    #expect(try compared(findings, with: bytes).new == [])
    // The same report without one finding: just that one is new.
    for index in findings.records.indices {
      var writer = JSONWriter(.compact)
      writer.beginArray()
      for (position, record) in findings.records.enumerated() where position != index {
        CheckReport.write(record, into: &writer)
      }
      writer.endArray()
      bytes = writer.finish()
      let record = findings.records[index].finding
      #expect(try compared(findings, with: bytes).new == ["\(record.code) \(record.id)"])
    }
  }

  @Test func `a rule that did not run has cured nothing`() throws {
    let bytes = json(try report(cell))
    var workspace = Workspace(cell: "claim other \"B\"")
    workspace.options.select = ["P"]
    let (new, known, cured) = try compared(try CheckReport(workspace), with: bytes)
    #expect(new == [] && known == 0 && cured == 0)
  }

  @Test func `a notebook is known by its path, or by its name when that is enough`() throws {
    let old = try report(cell, "maps/a.md")
    let count = old.result.findings.count
    #expect(try compared(try report(cell, "./maps//a.md"), with: json(old)).new == [])
    #expect(try compared(try report(cell, "/home/x/maps/a.md"), with: sarif(old)).new == [])
    let other = try compared(try report(cell, "maps/b.md"), with: json(old))
    #expect(other.new.count == count && other.cured == 0)
    let two = Array(
      (String(decoding: json(old), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        .dropLast()
        + ", "
        + String(decoding: json(try report(cell, "b/a.md")), as: UTF8.self).drop { $0 != "{" })
        .utf8)
    #expect(try compared(try report(cell, "c/a.md"), with: two).new.count == count)
    #expect(try compared(try report(cell, "b/a.md"), with: two).new == [])
  }

  @Test func `what was allowed then is new when it is allowed no more`() throws {
    let allowed = try report(cell + "\nallow U001 on c2 \"Common ground\"")
    for bytes in [json(allowed), sarif(allowed)] {
      #expect(try compared(try report(cell), with: bytes).new == ["U001 c2"])
    }
  }

  @Test(arguments: [
    ("{", "this is no JSON"), ("", "this is no JSON"), ("[1]", "a finding is an object"),
    ("[{}]", "this has no `file`"), ("[{\"file\": 1}]", "`file` is a number, not a string"),
    ("{\"nodes\": []}", "this is no report of findings"), ("7", "this is no report of findings"),
    ("{\"runs\": 1}", "`runs` is a number"), ("{\"runs\": [{}]}", "this run is of nobody"),
    ("{\"runs\": [{\"tool\": {\"driver\": {\"name\": \"x\"}}}]}", "this run is of `x`"),
    (
      "{\"runs\": [{\"tool\": {\"driver\": {\"name\": \"Crux\"}}, \"results\": [{}]}]}",
      "this result has no place"
    ),
  ])
  func `a broken file is refused with a place`(_ text: String, _ message: String) throws {
    let problem = #expect(throws: Diagnostic.self) {
      try Baseline(reading: Array(text.utf8), name: "old.json")
    }
    #expect(problem?.message.hasPrefix(message) == true, "\(String(describing: problem))")
    #expect(problem?.place?.file == "old.json")
  }

  @Test func `damaged files never trap`() throws {
    let bytes = sarif(try report(cell))
    var dice = Dice(11)
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<1 + dice.next() % 3 {
        damaged[Int(dice.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: dice.next())
      }
      _ = try? Baseline(reading: damaged, name: "old.sarif")
      _ = try? Baseline(reading: Array(bytes[..<Int(dice.next() % UInt64(bytes.count))]), name: "o")
    }
  }

  @Test func `random maps have nothing new beside themselves, however they are moved`() throws {
    var found = 0
    for seed in UInt64(0)..<60 {
      let text = RandomDocument.bytes(seed: seed)
      // A mark at the start is one no more when prose stands before it.
      if text.starts(with: [0xEF, 0xBB, 0xBF]) { continue }
      let notebook = Notebook(name: "map.md", bytes: text)
      let moved = Notebook(name: "map.md", bytes: Array("prose\n\n".utf8) + text)
      let old = try CheckReport(Workspace(notebook))
      let new = try CheckReport(Workspace(moved))
      found += old.result.findings.count
      for bytes in [json(old), sarif(old)] {
        let result = try compared(new, with: bytes)
        #expect(result.new == [] && result.cured == 0, "seed \(seed)")
      }
    }
    #expect(found > 100)
  }
}
