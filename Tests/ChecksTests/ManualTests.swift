import SourceText
import Testing

@testable import Checks

@Suite struct ManualTests {
  @Test func `every rule is explained by its code and its name`() throws {
    for rule in RuleCatalog.byCode {
      let about = rule.about
      let text = try Manual.explain(about.code)
      #expect(try text == Manual.explain(about.name))
      #expect(text.hasPrefix("\(about.code) \(about.name) (\(about.severity.word)"))
      #expect(text.contains("To mend it: "))
      for line in text.split(separator: "\n") { #expect(displayWidth(String(line)) <= 104) }
      #expect(!text.contains(RuleDescription.marker))
    }
    #expect(throws: Diagnostic.self) { try Manual.explain("U") }
  }

  @Test func `the reference names every rule once in its table`() {
    let reference = Manual.reference
    for rule in RuleCatalog.byCode {
      #expect(reference.contains("\n| \(rule.about.code) | \(rule.about.name) | "))
      #expect(reference.contains("\n## \(rule.about.code) \(rule.about.name)\n"))
    }
  }
}
