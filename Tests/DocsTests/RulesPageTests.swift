import Checks
import Testing

@Suite struct `The page of the rules` {
  private let path = "Examples/rules.md"

  @Test func `is what the rules say of themselves`() throws {
    if Repository.isRecording {
      try Repository.write(Manual.reference, to: path)
    }
    #expect(try Repository.text(path) == Manual.reference, "RECORD=1 writes it anew")
  }

  @Test func `is linked from the README`() throws {
    #expect(try Repository.text("README.md").contains("](\(path))"))
  }

  @Test func `names every rule, and closes every fence`() throws {
    let page = Page(try Repository.text(path))
    for rule in RuleCatalog.byCode {
      #expect(page.prose.contains("## \(rule.about.code) \(rule.about.name)"))
    }
    let count = RuleCatalog.byCode.reduce(0) {
      $0 + $1.about.triggering.count + $1.about.clean.count
    }
    #expect(page.blocks.count == count)
  }
}
