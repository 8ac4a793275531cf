import Foundation
import Testing

/// What must hold of every notebook that is shipped.
@Suite struct `Shipped notebooks` {
  static let notebooks = [
    "Maps/engaging-the-taliban.md", "Maps/standalone-agendas.md",
    "Maps/dealing-with-the-taliban.md", "Examples/free-buses.md",
  ]

  @Test func `are all named here`() throws {
    for folder in ["Maps", "Examples"] {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: "\(Programs.repository)/\(folder)")
      let pages = ["README.md", "session.md", "rules.md"]
      for name in names where name.hasSuffix(".md") && !pages.contains(name) {
        #expect(Self.notebooks.contains("\(folder)/\(name)"))
      }
    }
  }

  @Test(arguments: notebooks)
  func `check without errors and fit on a screen`(_ notebook: String) {
    let result = Sandbox().run("crux check \(Programs.repository)/\(notebook)")
    #expect(result.status == 0, "\(result)")
    #expect(result.output.split(separator: "\n").count <= 24)
    #expect(result.errors == "")
  }

  @Test(arguments: notebooks)
  func `export JSON that the schema accepts and that comes back the same`(_ notebook: String) {
    let sandbox = Sandbox()
    let path = "\(Programs.repository)/\(notebook)"
    #expect(sandbox.run("crux export json \(path) -o a.json").status == 0)
    #expect(sandbox.run("crux import json a.json -o b.md").status == 0)
    #expect(sandbox.run("crux export json b.md -o b.json && cmp a.json b.json").status == 0)
    guard Programs.hasJSONSchema else { return }
    let schema = "\(Programs.repository)/Sources/Formats/Schemas/crux-map.schema.json"
    let program =
      "import json,jsonschema; "
      + "jsonschema.validate(json.load(open('a.json')), json.load(open('\(schema)')))"
    let result = sandbox.run("python3 -c \(Sandbox.quoted(program))")
    #expect(result.status == 0, "\(result)")
  }

  @Test(arguments: notebooks)
  func `export pictures that are well-formed`(_ notebook: String) throws {
    guard Programs.hasGraphviz else { return }
    let sandbox = Sandbox()
    let path = "\(Programs.repository)/\(notebook)"
    let result = sandbox.run("crux export dot \(path) | timeout 60 dot -Tsvg > a.svg")
    #expect(result.status == 0, "\(result)")
    let parser = "import xml.dom.minidom; xml.dom.minidom.parse('a.svg')"
    if Programs.hasPython {
      #expect(sandbox.run("python3 -c \(Sandbox.quoted(parser))").status == 0)
    }
  }

  @Test(arguments: notebooks)
  func `keep their map when they are formatted, and have no stale output`(_ notebook: String) {
    let sandbox = Sandbox()
    let path = "\(Programs.repository)/\(notebook)"
    #expect(
      sandbox.run("cp \(path) n.md; crux export json n.md -o a.json; crux fmt n.md").status == 0)
    #expect(sandbox.run("crux export json n.md -o b.json && cmp a.json b.json").status == 0)
    #expect(sandbox.run("crux fmt --check n.md").status == 0)
    #expect(sandbox.run("crux rerun --check \(path)").status == 0)
  }

  @Test(arguments: notebooks.filter { $0.hasPrefix("Maps/") })
  func `are complete, verified and recorded alike where the documents are at hand`(
    _ notebook: String
  ) {
    guard let folder = ProcessInfo.processInfo.environment["CRUX_SOURCES"] else {
      print("skipped: CRUX_SOURCES names no folder of documents")
      return
    }
    let sandbox = Sandbox()
    let path = "\(Programs.repository)/\(notebook)"
    let environment = ["CRUX_SOURCES": folder]
    let coverage = sandbox.run("crux coverage \(path)", environment: environment)
    #expect(coverage.status == 0 && coverage.errors == "", "\(coverage)")
    for row in coverage.output.split(separator: "\n").dropFirst() {
      #expect(row.split(separator: " ").last == "0", "\(coverage)")
    }
    let check = sandbox.run("crux check \(path) --select Q", environment: environment)
    #expect(check.status == 0 && check.output == "", "\(check)")
    #expect(sandbox.run("crux rerun --check \(path)", environment: environment).status == 0)
    #expect(sandbox.run("crux rerun --check \(path)").status == 0)
    #expect(sandbox.run("crux reanchor --check \(path)", environment: environment).status == 0)
  }

  /// The documents are copyrighted: the maps say it in other words.
  @Test func `share no eight words with a paragraph of the documents`() throws {
    let folder =
      ProcessInfo.processInfo.environment["CRUX_SOURCES"]
      ?? "\(Programs.repository)/../shared/documents"
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let texts = files.filter { $0.hasSuffix(".txt") }.compactMap {
      try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
    }
    if texts.isEmpty {
      print("skipped: the documents are not here (CRUX_SOURCES names their folder)")
      return
    }
    var runs: Set<String> = []
    for text in texts {
      // Short lines are titles, bylines and headings, which may be cited.
      for line in text.split(whereSeparator: \.isNewline) where line.count >= 120 {
        runs.formUnion(Self.runs(of: String(line)))
      }
    }
    let listed = Sandbox().run(
      "cd \(Programs.repository) && find Maps Examples Sources Tests README.md -type f "
        + "\\( -name '*.md' -o -name '*.swift' -o -name '*.txt' -o -name '*.crux' \\)")
    for name in listed.output.split(separator: "\n").map(String.init) {
      let text = try String(contentsOfFile: "\(Programs.repository)/\(name)", encoding: .utf8)
      let shared = Self.runs(of: text).filter { runs.contains($0) }
      #expect(shared.isEmpty, "\(name): \(shared.first ?? "")")
    }
  }

  /// Every eight words in a row.
  private static func runs(of text: String) -> [String] {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    guard words.count >= 8 else { return [] }
    return (0...(words.count - 8)).map { words[$0..<$0 + 8].joined(separator: " ") }
  }
}
