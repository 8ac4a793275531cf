import Foundation
import Testing

@Suite struct `The pages` {
  @Test(arguments: Repository.pages + ["Examples/README.md", "Examples/session.md"])
  func `link only to what is there`(path: String) throws {
    let folder = path.contains("/") ? path.split(separator: "/")[0] + "/" : ""
    for match in try Repository.text(path).matches(of: /\]\(([^)\s]+)\)/) {
      let target = String(match.1)
      if target.contains("://") || target.hasPrefix("#") { continue }
      #expect(Repository.holds("\(folder)\(target)"), "\(path) links to \(target)")
    }
  }

  @Test(arguments: Repository.pages + ["Examples/README.md", "Examples/session.md"])
  func `close every fence, and label it`(path: String) throws {
    let page = Page(try Repository.text(path))
    for (info, lines) in page.blocks where info == "console" {
      #expect(lines.first?.hasPrefix("$ ") == true, "\(path): a transcript begins with a command")
    }
    #expect(!page.prose.contains { $0.hasPrefix("$ ") }, "\(path): a command outside a fence")
  }

  @Test func `name files of the sources that are there`() throws {
    for path in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
      for span in codeSpans(try Repository.text(path))
      where span.hasPrefix("Sources/") && !span.contains(where: { $0 == " " }) {
        if ["NAME", "ItsName", "WordCommand"].contains(where: { span.contains($0) }) { continue }
        #expect(Repository.holds(span), "\(path) names \(span)")
      }
    }
  }

  @Test func `list the parts of the benchmark`() throws {
    let main = try Repository.text("Sources/crux-benchmark/Main.swift")
    let page = try Repository.text("CONTRIBUTING.md")
    let parts = try Repository.swiftFiles(below: "Sources/crux-benchmark").flatMap { file in
      try Repository.text(file).matches(of: /static let name = "(\w+)"/).map { String($0.1) }
    }
    #expect(parts.count == 8)
    for part in parts {
      #expect(main.contains("  \(part) "))
      #expect(page.contains("`\(part)`"))
    }
  }

  @Test func `are a picture of the map that they show`() throws {
    let picture = try Repository.text("Examples/free-buses.svg")
      .replacing("&#45;", with: "-").replacing("&#160;", with: " ")
    let notebook = try Repository.text("Examples/free-buses.md")
    let ids = notebook.matches(
      of: /(?m)^(?:contention|claim|counterclaim|evidence|assumption) ([a-z0-9-]+) "/)
    #expect(ids.count == 30)
    for id in ids { #expect(picture.contains(" \(id.1)</text>"), "\(id.1) is not in it") }
  }
}
