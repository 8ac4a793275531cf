import ArgumentGraph
import MapTesting
import Notebook
import Testing

/// Notebooks in memory, by their paths from one folder, for others to include.
struct Shelf {
  var files: [String: String]

  init(_ files: [String: String]) { self.files = files }

  /// A reader for the notebook `name`; a path is joined to its includer's folder by its letters.
  func loader(for name: String) -> IncludeLoader {
    let files = files
    return IncludeLoader(identity: name) {
      (path: String, includer: String) throws(IncludeFailure) -> IncludeLoader.Text in
      var parts = includer.split(separator: "/").dropLast().map(String.init)
      for part in path.split(separator: "/") {
        if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
      }
      let whole = parts.joined(separator: "/")
      guard let text = files[whole] else { throw IncludeFailure("`\(path)` is not there") }
      return .init(identity: whole, bytes: Array("```crux\n\(text)\n```\n".utf8))
    }
  }

  /// The notebook `name` with what it includes.
  func open(_ name: String = "main.md") -> Notebook {
    let text = files[name] ?? ""
    return Notebook(
      name: name, bytes: Array("```crux\n\(text)\n```\n".utf8), includes: loader(for: name))
  }
}

extension Notebook {
  /// The ids of the statements in the order of the map.
  fileprivate var labels: [String] {
    view.statements.compactMap { graph.label($0) }
  }
}

@Suite struct `Including a notebook` {
  @Test func `takes in its statements, inferences and sources under the prefix`() {
    let shelf = Shelf([
      "main.md": "include \"sub/other.md\" as o\ncontention m \"Main\"\nsupport m with o.c",
      "sub/other.md": """
      title "Other"
      source s "S" file "texts/s.txt" quotes none
      contention c "C" from 2.1 supports d
      claim d "D"
      evidence "E" from s:3 supports c
      undercut c -> d with e1 as u
      skip s:1 "Title"
      expect c falls
      allow U001 on d "Known"
      checks ignore S006
      """,
    ])
    let notebook = shelf.open()
    #expect(notebook.problems.isEmpty && notebook.includeProblems.isEmpty)
    #expect(notebook.labels == ["m", "o.c", "o.d", "o.e1"])
    let graph = notebook.graph
    #expect(notebook.view.contentions.map { graph.label($0) } == ["m"])
    #expect(graph.title == nil)
    let source = graph.find("o.s")
    #expect(graph.kind(source) == .source)
    #expect(graph.source(source).file == "sub/texts/s.txt")
    #expect(graph.source(source).quotes == SourceDetails.Quotes.none)
    // A passage without a source is of that notebook's only one.
    #expect(graph.anchors(graph.find("o.c")).map(\.source) == [source])
    #expect(graph.name(graph.conclusion(graph.find("o.u"))) == "o.c -> o.d")
    let kinds = graph.directives.map { placed -> String in
      switch placed.directive {
      case .include: "include"
      case .skip(let from, _, _): "skip \(graph.label(from) ?? "")"
      default: "other"
      }
    }
    #expect(kinds.sorted() == ["include", "skip o.s"])
  }

  @Test func `gives the file's stem as prefix when none is written`() {
    let shelf = Shelf(["main.md": "include \"a/cars.v2.md\"", "a/cars.v2.md": "claim c \"C\""])
    #expect(shelf.open().labels == ["cars.v2.c"])
    let bad = Shelf(["main.md": "include \"two words.md\"", "two words.md": "claim c \"C\""])
    #expect(
      bad.open().includeProblems.map(\.help) == [
        "choose one: include \"two words.md\" as PREFIX"
      ])
  }

  @Test func `leaves the document's bytes, cells and form alone`() {
    let shelf = Shelf([
      "main.md": "include \"o.md\" as o\nclaim   c  \"C\"", "o.md": "claim x \"X\"",
    ])
    var notebook = shelf.open()
    let bytes = notebook.bytes
    #expect(bytes == Array("```crux\n\(shelf.files["main.md"]!)\n```\n".utf8))
    #expect(notebook.isFaithful(bytes) && notebook.orderedCells.count == 1)
    #expect(!String(decoding: notebook.formatted(), as: UTF8.self).contains("\"X\""))
    #expect(notebook.statementTexts.count == 2)
  }

  @Test func `keeps the only own source apart from included ones`() {
    let shelf = Shelf([
      "main.md": "source s \"S\"\nclaim c \"C\" from 4\ninclude \"o.md\"",
      "o.md": "source t \"T\"\nclaim x \"X\" from 5",
    ])
    let notebook = shelf.open()
    let graph = notebook.graph
    #expect(notebook.problems.isEmpty)
    #expect(graph.anchors(graph.find("c")).map { graph.label($0.source) } == ["s"])
    #expect(graph.anchors(graph.find("o.x")).map { graph.label($0.source) } == ["o.t"])
  }

  // MARK: F46

  @Test func `names a circle from notebook to notebook`() {
    let shelf = Shelf([
      "main.md": "include \"a.md\"", "a.md": "include \"b.md\"\nclaim x \"X\"",
      "b.md": "include \"main.md\"\nclaim y \"Y\"",
    ])
    let notebook = shelf.open()
    #expect(notebook.labels == ["a.x", "a.b.y"])
    #expect(
      notebook.includeProblems.map(\.message) == [
        "the notebooks include each other in a circle: main.md -> a.md -> b.md -> main.md"
      ])
    let own = Shelf(["main.md": "include \"main.md\" as me\nclaim x \"X\""]).open()
    #expect(own.labels == ["x"])
    #expect(own.includeProblems.first?.message.hasSuffix("main.md -> main.md") == true)
    // A circle among notebooks that are all there already is one too.
    let knot = Shelf([
      "main.md": "include \"a.md\"\ninclude \"b.md\"", "a.md": "include \"b.md\"\nclaim x \"X\"",
      "b.md": "include \"a.md\"\nclaim y \"Y\"",
    ]).open()
    #expect(knot.labels == ["a.x", "b.y"])
    #expect(
      knot.includeProblems.map(\.message) == [
        "the notebooks include each other in a circle: a.md -> b.md -> a.md"
      ])
  }

  @Test func `takes a diamond once, under the first prefix, and knows it by both`() {
    let shelf = Shelf([
      "main.md": """
      claim m "M"
      support m with right.base.z as s
      include "left.md"
      include "right.md"
      """,
      "left.md": "include \"base.md\"\nclaim x \"X\" supports base.z",
      "right.md": "include \"base.md\" as base\nclaim y \"Y\" rebuts base.z",
      "base.md": "claim z \"Z\"",
    ])
    let notebook = shelf.open()
    #expect(notebook.includeProblems.isEmpty)
    #expect(notebook.labels == ["m", "left.x", "right.y", "left.base.z"])
    let graph = notebook.graph
    let z = graph.find("left.base.z")
    #expect(graph.find("right.base.z") == z)
    #expect(graph.incoming(z).map { graph.kind($0) } == [.support, .rebut])
    #expect(Array(graph.premises(graph.find("s"))) == [z])
    // A direct route is shorter than one through another notebook.
    let direct = Shelf([
      "main.md": "include \"left.md\"\ninclude \"base.md\" as b",
      "left.md": "include \"base.md\"\nclaim x \"X\" supports base.z", "base.md": "claim z \"Z\"",
    ]).open()
    #expect(direct.labels == ["left.x", "b.z"])
    #expect(direct.graph.find("left.base.z") == direct.graph.find("b.z"))
  }

  @Test func `stops after thirty-two levels`() {
    var files = ["main.md": "include \"n1.md\" as n"]
    for number in 1...200 {
      files["n\(number).md"] = "include \"n\(number + 1).md\" as n\nclaim c \"C\(number)\""
    }
    let notebook = Shelf(files).open()
    #expect(notebook.graph.statementCount == 32)
    #expect(notebook.includeProblems.contains { $0.message.contains("more than 32 deep") })
  }

  @Test func `goes on without what is missing or damaged`() {
    let shelf = Shelf([
      "main.md": "include \"gone.md\" as g\nclaim c \"C\" supports g.x\ninclude \"bad.md\"",
      "bad.md": "claim x \"X\"\nclaim y\ninclude \"lost.md\"\ninclude \"/etc/passwd\"",
    ])
    let notebook = shelf.open()
    #expect(notebook.labels == ["c", "bad.x"])
    let messages = notebook.includeProblems.map(\.message)
    #expect(messages.count == 4)
    #expect(messages[0] == "`gone.md` is not there")
    #expect(messages[1].hasPrefix("`bad.md` has an error, and what cannot be read is left out"))
    #expect(messages[2] == "`lost.md` is not there (included by bad.md)")
    #expect(notebook.includeProblems[0].place?.line == 2)
    #expect(notebook.problems.isEmpty)
  }

  @Test func `refuses one prefix for two notebooks, and ids that get too long`() {
    let twice = Shelf([
      "main.md": "include \"a.md\" as x\ninclude \"b.md\" as x", "a.md": "claim c \"A\"",
      "b.md": "claim c \"B\"",
    ]).open()
    #expect(twice.labels == ["x.c"])
    #expect(
      twice.includeProblems.map(\.message) == [
        "the prefix `x` is that of `a.md` already"
      ])
    let long = String(repeating: "y", count: 64)
    let over = Shelf(["main.md": "include \"a.md\" as x", "a.md": "claim \(long) \"A\""]).open()
    #expect(over.includeProblems.first?.message.contains("longer than 64 bytes") == true)
  }

  // MARK: Edits

  @Test func `follows the edits of the include itself, there and back`() throws {
    let shelf = Shelf([
      "main.md": "claim c \"C\"", "o.md": "claim x \"X\" supports y\nclaim y \"Y\"",
    ])
    var notebook = shelf.open()
    let before = exported(notebook)
    func draft(_ text: String) throws -> Edit {
      let bytes = Array(text.utf8)
      let draft = try bytes.withUnsafeBufferPointer { try notebook.draft($0, 0..<bytes.count) }
      return notebook.insertion(of: draft, into: notebook.orderedCells[0])
    }
    let edit = try draft("include \"o.md\" as o")
    try notebook.applyChecked(edit)
    #expect(notebook.labels == ["c", "o.x", "o.y"])
    let support = try draft("support c with o.x")
    try notebook.applyChecked(support)
    let full = exported(notebook)
    notebook.apply(support.inverse)
    notebook.apply(edit.inverse)
    #expect(exported(notebook) == before)
    #expect(notebook.graph.invariantFailure() == nil)
    notebook.apply(edit)
    notebook.apply(support)
    #expect(exported(notebook) == full)
    #expect(notebook.graph.invariantFailure() == nil)
  }

  @Test func `refuses to include what cannot be taken in, but for a journal`() throws {
    var notebook = Shelf(["main.md": "claim c \"C\""]).open()
    let bytes = Array("include \"gone.md\"".utf8)
    let draft = try bytes.withUnsafeBufferPointer { try notebook.draft($0, 0..<bytes.count) }
    let edit = notebook.insertion(of: draft, into: nil)
    let refusal = #expect(throws: EditRefusal.self) { try notebook.applyChecked(edit) }
    #expect(refusal?.problems.first?.message == "`gone.md` is not there")
    #expect(notebook.includeProblems.isEmpty)
    notebook.requiresIncludes = false
    try notebook.applyChecked(edit)
    #expect(notebook.includeProblems.count == 1)
  }

  @Test(arguments: [
    "/etc/passwd", "~/notes.md", "", "tool.crux",
  ])
  func `refuses a path that is wrong wherever it leads`(_ path: String) throws {
    var notebook = Shelf(["main.md": ""]).open()
    let bytes = Array("include \"\(path)\" as p".utf8)
    #expect(throws: EditRefusal.self) {
      _ = try bytes.withUnsafeBufferPointer { try notebook.draft($0, 0..<bytes.count) }
    }
  }

  // MARK: Properties

  @Test func `says of a random map what that says by itself, with the prefix`() {
    for seed in 0..<300 as Range<UInt64> {
      let bytes = RandomDocument.bytes(seed: seed)
      let alone = Notebook(name: "o.md", bytes: bytes)
      let loader = IncludeLoader(identity: "main.md") { _, _ throws(IncludeFailure) in
        .init(identity: "o.md", bytes: bytes)
      }
      let host = Notebook(
        name: "main.md", bytes: Array("```crux\ninclude \"o.md\" as zq\n```\n".utf8),
        includes: loader)
      #expect(host.graph.invariantFailure() == nil, "seed \(seed)")
      let nodes = alone.orderedNodes
      let copies = host.orderedNodes
      guard nodes.count == copies.count else {
        Issue.record("seed \(seed): \(nodes.count) nodes, and \(copies.count) when included")
        return
      }
      for (node, copy) in zip(nodes, copies) {
        let mine = describe(node, in: alone.graph)
        let theirs = describe(copy, in: host.graph).replacing("zq.", with: "")
        if mine != theirs {
          Issue.record("seed \(seed): \(mine) | \(theirs)")
          return
        }
      }
    }
  }

  private func describe(_ node: NodeID, in graph: Graph) -> String {
    let anchors = graph.anchors(node).map { "\(graph.label($0.source) ?? "")\($0.passage)" }
    let premises = graph.kind(node).isInference ? graph.premises(node).map { graph.name($0) } : []
    let conclusion =
      graph.kind(node).isInference && !graph.conclusion(node).isNone
      ? graph.name(graph.conclusion(node)) : ""
    return "\(graph.kind(node)) \(graph.name(node)) \(graph.text(node)) \(anchors) \(premises) "
      + "\(conclusion) \(graph.tags(node)) \(graph.note(node) ?? "")"
  }
}
