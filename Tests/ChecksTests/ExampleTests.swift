import ArgumentGraph
import Documents
import Foundation
import Notebook
import Testing

@testable import Checks

@Suite struct ExampleTests {
  static let examples: [(code: String, cell: String, isTriggering: Bool)] =
    RuleCatalog.byCode.flatMap { rule in
      rule.about.triggering.map { (rule.about.code, $0, true) }
        + rule.about.clean.map { (rule.about.code, $0, false) }
    }

  @Test(arguments: examples)
  func `every example has its finding where the mark stands`(
    _ example: (code: String, cell: String, isTriggering: Bool)
  ) throws {
    let (cell, spots) = unmarked(example.cell)
    #expect(spots.isEmpty != example.isTriggering)
    let notebook = notebook(cell)
    #expect(notebook.problems.isEmpty, "\(notebook.problems.map(\.rendered))")
    var policy = try CheckPolicy(select: everything)
    policy.asOf = RuleCatalog.rule(code: example.code)?.about.exampleDate.flatMap {
      PartialDate($0)
    }
    let documents = RuleCatalog.rule(code: example.code)?.about.exampleDocuments.map {
      DocumentAccess(MemoryShelf($0))
    }
    let result = Checker.run(notebook.view, policy: policy, documents: documents)
    let lines = notebook.lineOfItems()
    let found = result.records { notebook.place($0, lines: lines) }
      .filter { $0.finding.code == example.code }
    #expect(found.map { Spot(line: $0.at.line, column: $0.at.column) }.sorted() == spots)
    for record in found {
      #expect(!record.finding.message.isEmpty)
      #expect(!record.finding.message.hasSuffix("."))
      #expect(!record.finding.message.contains("\n"))
      #expect(record.finding.help?.isEmpty == false)
    }
  }

  /// The codes of all rules, those that run only when they are named included.
  private var everything: [String] { RuleCatalog.byCode.map { $0.about.code } }

  @Test func `the folder and the catalog agree`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Checks/Rules").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()
    let types = RuleCatalog.all.map { "\($0)" }
    #expect(types == files, "add the missing type to RuleCatalog.all")
  }

  @Test func `codes and names are used once and well formed`() {
    let abouts = RuleCatalog.all.map { $0.about }
    #expect(Set(abouts.map(\.code)).count == abouts.count)
    #expect(Set(abouts.map(\.name)).count == abouts.count)
    for about in abouts {
      #expect(about.code.wholeMatch(of: /[A-Z][0-9]{3}/) != nil)
      #expect(about.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
      #expect(!about.triggering.isEmpty && !about.clean.isEmpty)
      for sentence in [about.summary, about.rationale, about.mending] {
        #expect(!sentence.isEmpty && !sentence.hasSuffix("."))
      }
    }
  }

  @Test func `an empty map has no findings`() throws {
    #expect(try check("").findings.isEmpty)
    #expect(try check("# nothing\n\ntitle \"A map\"").findings.isEmpty)
  }
}
