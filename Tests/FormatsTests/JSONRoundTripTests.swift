import ArgumentGraph
import Formats
import Notebook
import SourceText
import Testing

struct `JSON there and back` {
  /// Exports, imports and exports again, and holds the two JSON texts together.
  private func checkRoundTrip(_ notebook: Notebook, _ comment: Comment) {
    let first = json(notebook)
    let result = JSONFormat.read(Array(first.utf8), name: "map.json")
    #expect(result.diagnostics == [], comment)
    guard let bytes = result.notebook else {
      Issue.record("the import was refused: \(comment)")
      return
    }
    let again = Notebook(name: "again.md", bytes: bytes)
    #expect(again.problems == [], comment)
    #expect(json(again) == first, comment)
  }

  @Test(arguments: Sample.all)
  func `samples come back to the byte`(sample: String) {
    let notebook = notebook(sample)
    #expect(notebook.problems == [])
    checkRoundTrip(notebook, "\(sample)")
  }

  @Test func `random maps come back to the byte`() {
    var tried = 0
    for seed in UInt64(0)..<200 {
      let notebook = RandomMap.notebook(seed: seed)
      // A path that names two inferences is an error of the notebook, which is never exported.
      guard notebook.problems.isEmpty else { continue }
      tried += 1
      checkRoundTrip(notebook, "seed \(seed)")
    }
    #expect(tried > 150, "only \(tried) random maps were without errors")
  }

  @Test func `nothing that is declared is lost`() throws {
    let notebook = notebook(Sample.everything)
    let (text, losses) = export(JSONFormat.self, notebook)
    #expect(losses == [])
    #expect(text == (try golden("everything.json", text)))
  }

  @Test func `what is imported reads as if it had been written by hand`() throws {
    let text = json(notebook(Sample.everything))
    let result = JSONFormat.read(Array(text.utf8), name: "map.json")
    let made = String(decoding: try #require(result.notebook), as: UTF8.self)
    #expect(made == (try golden("everything.md", made)))
  }

  @Test func `what is imported is canonical`() throws {
    for seed in UInt64(1_000)..<1_060 {
      let notebook = RandomMap.notebook(seed: seed)
      guard notebook.problems.isEmpty else { continue }
      let result = JSONFormat.read(Array(json(notebook).utf8), name: "map.json")
      let made = try #require(result.notebook)
      for statement in statements(String(decoding: made, as: UTF8.self)) {
        var graph = Graph()
        var parser = StatementParser()
        let bytes = Array(statement.utf8)
        let canonical = bytes.withUnsafeBufferPointer { buffer in
          _ = parser.parse(buffer, 0..<buffer.count, into: &graph)
          return Canonical.write(parser.syntax, buffer, Canonical.Fill())
        }
        #expect(String(decoding: canonical, as: UTF8.self) == statement, "seed \(seed)")
      }
    }
  }

  /// The statements of a cell, each with the lines that continue it.
  private func statements(_ text: String) -> [String] {
    var statements: [String] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("```") {
      if line.hasPrefix(" ") {
        statements[statements.count - 1] += line + "\n"
      } else {
        statements.append(line + "\n")
      }
    }
    return statements
  }

  @Test func `a text of many marks, and a long one, come back`() {
    let marks = "a" + String(repeating: "\\u{301}", count: 5_000) + "b"
    let long = String(repeating: "word ", count: 100_000)
    checkRoundTrip(notebook("claim c1 \"\(marks)\"\nclaim c2 \"\(long)\""), "marks")
  }

  @Test func `one premise of very many conclusions makes many statements`() {
    var lines = (0..<1_500).map { "claim conclusion-number-\($0) \"\($0)\"" }
    lines.append("evidence e \"one\"")
    for index in 0..<1_500 { lines.append("support conclusion-number-\(index) with e") }
    checkRoundTrip(notebook(lines.joined(separator: "\n")), "star")
  }

  @Test func `what import cannot write is refused, at its place`() throws {
    let long = String(repeating: "x", count: 1 << 20)
    let text = """
      {"format": "crux-map", "version": 1,
       "nodes": [{"id": "c1", "kind": "claim", "text": "\(long)"},
                 {"id": "c2", "kind": "claim", "text": "a\\u0000b"}]}
      """
    let result = JSONFormat.read(Array(text.utf8), name: "m.json")
    #expect(result.notebook == nil)
    let places = result.diagnostics.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
    #expect(places == ["2:12", "3:50"])
  }
}
