import ArgumentGraph
import Formats
import Foundation
import JSONText
import Notebook
import Testing

struct `JSON export` {
  @Test func `a small map`() throws {
    let text = json(notebook(Sample.buses))
    #expect(text == (try golden("buses.json", text)))
  }

  @Test func `an empty map has its lists`() {
    let expected = """
      {
        "format": "crux-map",
        "version": 1,
        "contentions": [],
        "sources": [],
        "nodes": [],
        "inferences": [],
        "allows": [],
        "expects": [],
        "skips": []
      }

      """
    #expect(json(notebook("")) == expected)
  }

  @Test func `verdicts stand at the end of nodes and inferences`() throws {
    let notebook = notebook("claim c1 \"x\"\nevidence e1 \"y\" supports c1")
    let c1 = notebook.graph.find("c1")
    let options = ExportOptions(verdict: {
      $0 == c1 ? VerdictMark("stands", level: 4) : VerdictMark("asserted")
    })
    let map = try #require(
      JSONReader.read(Array(export(JSONFormat.self, notebook, options).text.utf8)).node)
    let node = map.value["nodes"]?.value.array?.first?.value
    #expect(node?.object?.map(\.key) == ["id", "kind", "text", "verdict", "level"])
    #expect(node?["level"]?.value.int == 4)
    let inference = map.value["inferences"]?.value.array?.first?.value
    #expect(inference?.object?.map(\.key).last == "verdict")
  }

  @Test func `words of a source that may not be kept are left out`() {
    let notebook = notebook(
      """
      source open "Open"
      source shut "Shut" quotes none
      source keyed "Keyed" quotes secret
      claim c1 "x" from open:1 "one word", shut:2~0123abcd "two words", keyed "three words"
      """)
    let (text, losses) = export(JSONFormat.self, notebook)
    #expect(text.contains("one word"))
    #expect(!text.contains("two words") && !text.contains("three words"))
    #expect(text.contains("0123abcd"))
    #expect(
      losses.map(\.message) == [
        "1 quotation is left out: the source is declared with `quotes none` or `quotes secret`",
        "1 anchor is left out: it has words and no passage, and its source's words may not be kept",
      ])
  }

  @Test func `what has no place in the form is a loss`() {
    let notebook = notebook(
      "title \"a\"\ntitle \"b\"\nscale phia\nscale icd203\nclaim c1 \"x\"\nclaim c1 \"y\"")
    let (text, losses) = export(JSONFormat.self, notebook)
    #expect(text.contains("\"title\": \"a\"") && text.contains("\"scale\": \"phia\""))
    #expect(losses.count == 3)
    #expect(losses.allSatisfy { $0.severity == .warning })
  }

  @Test func `an included notebook is named unless its statements are there`() {
    let notebook = notebook(
      "include \"a/part.md\"\ninclude \"b.md\" as other\nclaim part.c1 \"x\"")
    #expect(!json(notebook).contains("a/part.md"))
    #expect(json(notebook).contains("b.md"))
  }

  @Test func `names are unique, and the same for the same document`() {
    for seed in UInt64(2_000)..<2_100 {
      let notebook = RandomMap.notebook(seed: seed)
      let map = JSONReader.read(Array(json(notebook).utf8)).node
      let ids =
        map?.value["inferences"]?.value.array?.map { $0.value["id"]?.value.string ?? "" } ?? []
      #expect(Set(ids).count == ids.count, "seed \(seed)")
    }
  }

  @Test func `parallel inferences are numbered in the order of the document`() {
    let count = 2_000
    var lines = ["claim c \"x\"", "claim p \"y\"", "claim q \"z\""]
    for index in 0..<count { lines.append("support c with \(index % 2 == 0 ? "p + q" : "q + p")") }
    let text = json(notebook(lines.joined(separator: "\n")))
    #expect(text.contains("\"id\": \"p + q -> c\""))
    #expect(text.contains("\"id\": \"q + p -> c (2)\""))
    #expect(text.contains("\"id\": \"q + p -> c (\(count))\""))
  }

  @Test func `a long chain and a wide star are no trouble`() {
    let count = 2_000
    var lines = ["claim c0 \"x\""]
    for index in 1...count { lines.append("claim c\(index) \"x\" supports c\(index - 1), hub") }
    let notebook = notebook(lines.joined(separator: "\n"))
    #expect(json(notebook).contains("\"id\": \"c\(count) -> hub\""))
    var options = ExportOptions(roots: [notebook.graph.find("c0")])
    options.depth = count - 1
    let text = export(JSONFormat.self, notebook, options).text
    #expect(text.contains("\"c\(count - 1)\"") && !text.contains("\"c\(count)\""))
    #expect(!text.contains("hub"))
  }
}

/// Compares with the validator of Python, which other people wrote.
struct `JSON Schema` {
  /// What the validator says of each map: `ok`, or where it fails.
  private func validate(_ maps: [String]) throws -> [String]? {
    let program = """
      import json, sys
      try:
          import jsonschema
      except ImportError:
          print("missing"); sys.exit(0)
      schema = json.loads(sys.stdin.readline())
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      for line in sys.stdin:
          errors = sorted(e.json_path for e in validator.iter_errors(json.loads(line)))
          print(" ".join(errors) or "ok")
      """
    let schema = JSONReader.read(JSONFormat.schema).node
    let lines = try
      ([#require(schema)] + maps.map { try #require(JSONReader.read(Array($0.utf8)).node) })
      .map { String(decoding: $0.value.serialized(), as: UTF8.self) }
    let input = lines.joined(separator: "\n") + "\n"
    guard let run = try run("python3", ["-c", program], input: input) else { return nil }
    #expect(run.status == 0, "\(run.text)")
    if run.text == "missing\n" {
      print("skipped: the Python package jsonschema is not installed")
      return nil
    }
    return run.text.split(separator: "\n").map(String.init)
  }

  @Test func `what is exported is valid`() throws {
    var maps = Sample.all.map { json(notebook($0)) }
    maps += (UInt64(0)..<80).map { json(RandomMap.notebook(seed: $0)) }
    let judged = notebook(Sample.buses)
    let words = ["stands", "asserted", "contested", "falls", "not-admitted"]
    let options = ExportOptions(verdict: { VerdictMark(words[Int($0.raw) % 5], level: 2) })
    maps.append(export(JSONFormat.self, judged, options).text)
    guard let answers = try validate(maps) else { return }
    #expect(answers.count == maps.count)
    for (index, answer) in answers.enumerated() where answer != "ok" {
      Issue.record("map \(index): \(answer)")
    }
  }

  @Test func `what is wrong is not valid`() throws {
    let lists = """
      "contentions": [], "sources": [], "inferences": [], "allows": [], "expects": [], "skips": []
      """
    let head = "{\"format\": \"crux-map\", \"version\": 1, \(lists), \"nodes\": [{\"id\": \"c1\""
    let wrong = [
      "{}": "$",
      head + ", \"kind\": \"claim\"}]}": "$.nodes[0]",
      head + ", \"kind\": \"clam\", \"text\": \"x\"}]}": "$.nodes[0].kind",
      head + ", \"kind\": \"claim\", \"text\": \"x\", \"status\": \"solid\"}]}": "$.nodes[0].kind",
      head + ", \"kind\": \"claim\", \"text\": \"x\", \"credibility\": 7}]}":
        "$.nodes[0].credibility",
      head + ", \"kind\": \"claim\", \"text\": \"x\", \"anchors\": [{\"source\": \"s\"}]}]}":
        "$.nodes[0].anchors[0]",
      head + ", \"kind\": \"claim\", \"text\": \"x\", \"colour\": 1}]}": "$.nodes[0]",
    ]
    guard let answers = try validate(Array(wrong.keys)) else { return }
    for (answer, expected) in zip(answers, wrong.values) {
      #expect(answer.hasPrefix(expected), "\(answer)")
    }
  }

  @Test func `the program carries the file of the repository`() throws {
    let file = repositoryFile("Sources/Formats/Schemas/crux-map.schema.json")
    #expect(JSONFormat.schema == [UInt8](try Data(contentsOf: file)))
  }
}
