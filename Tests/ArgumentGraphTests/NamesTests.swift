import Testing

@testable import ArgumentGraph

@Suite struct NamesTests {
  /// A graph with claims of one letter, and with inferences between them.
  static func graph(_ inferences: [(premises: [String], target: [[String]], label: String?)])
    -> Graph
  {
    var graph = Graph()
    var slow: [SlowGraph.Statement] = "abcdef".map {
      .init(kind: .claim, label: String($0), text: "", inferences: [])
    }
    for inference in inferences {
      let end = inference.target.last![0]
      let steps = Array(inference.target.dropLast())
      let goal: SlowGraph.Goal = steps.isEmpty ? .id(end) : .path(steps, end: end)
      slow.append(
        .init(
          kind: .claim, label: nil, text: "",
          inferences: [
            .init(
              kind: .support, label: inference.label, premises: inference.premises, goal: goal)
          ]))
    }
    for (index, statement) in slow.enumerated() {
      let declaration = GraphTests.declaration(statement, in: &graph)
      graph.declare(declaration, Origin(raw: UInt32(index)))
    }
    graph.resolvePaths()
    return graph
  }

  static func names(_ graph: Graph) -> [String] {
    graph.slots.filter { graph.kind($0).isInference }
      .sorted { graph.origin($0).raw < graph.origin($1).raw }.map { graph.name($0) }
  }

  @Test func `inferences are named by their premises and conclusion`() {
    let graph = Self.graph([
      (["b", "c"], [["a"]], nil), (["d"], [["c", "b"], ["a"]], nil),
      (["e"], [["d"], ["b", "c"], ["a"]], nil), (["f"], [["a"]], "step"), (["b"], [["step"]], nil),
      (["c"], [["f"], ["a"]], nil),
    ])
    #expect(
      Self.names(graph) == [
        "b + c -> a", "d -> b + c -> a", "e -> d -> b + c -> a", "step", "b -> step", "c -> step",
      ])
    #expect(graph.ambiguous.isEmpty && !graph.hasUnresolvedPaths)
  }

  @Test func `steps that look alike at two depths are not taken for each other`() {
    let graph = Self.graph([
      (["e", "d"], [["b"]], nil),
      (["c", "b", "f", "a"], [["e", "d"], ["b"]], nil),
      (["d", "e"], [["c", "b", "f", "a"], ["e", "d"], ["b"]], nil),
      (["a"], [["d", "e"], ["c", "b", "f", "a"], ["e", "d"], ["b"]], nil),
      (["b"], [["a"], ["d", "e"], ["c", "b", "f", "a"], ["e", "d"], ["b"]], nil),
    ])
    #expect(!graph.hasUnresolvedPaths)
  }

  @Test func `those that share a name are numbered, and the name means none of them`() {
    let graph = Self.graph([
      (["b"], [["a"]], nil), (["b"], [["a"]], nil), (["c"], [["b"], ["a"]], nil),
    ])
    #expect(Self.names(graph) == ["b -> a", "b -> a (2)", "c -> b -> a"])
    #expect(graph.ambiguous.count == 1)
    let b = graph.find("b")
    let a = graph.find("a")
    guard case .ambiguous(let both) = graph.resolve(InferencePath(steps: [[b]], end: a)) else {
      Issue.record("the name is not ambiguous")
      return
    }
    #expect(both.count == 2)
  }

  @Test func `an inference without an id is preferred to one with an id`() {
    let graph = Self.graph([
      (["b"], [["a"]], "named"), (["b"], [["a"]], nil), (["c"], [["b"], ["a"]], nil),
    ])
    #expect(Self.names(graph) == ["named", "b -> a", "c -> b -> a"])
  }

  @Test func `a path names exactly its premise set`() {
    let graph = Self.graph([(["b", "c"], [["a"]], nil), (["d"], [["b"], ["a"]], nil)])
    #expect(graph.danglingInferences.count == 1)
    #expect(Self.names(graph).last == "d -> b -> a")
    let nodes = ["d", "b", "a"].map { graph.find($0) }
    let path = InferencePath(steps: [[nodes[0]], [nodes[1]]], end: nodes[2])
    #expect(graph.resolve(path) == .missing)
    #expect(graph.lookUp(path) == .found(graph.danglingInferences[0]))
  }

  @Test func `steps that undercut each other by id have names, and are no endless chain`() {
    let graph = Self.graph([(["b"], [["y"]], "x"), (["c"], [["x"]], "y"), (["d"], [["x"]], nil)])
    #expect(Self.names(graph) == ["x", "y", "d -> x"])
    #expect(graph.invariantFailure() == nil)
  }

  @Test(arguments: [
    ("a", true), ("c1", true), ("word-2_x", true), ("a.b", true), ("é", true), ("e\u{301}", true),
    ("漢字", true), ("a_", true), ("", false), ("1a", false), ("-a", false), ("a-", false),
    ("a.", false), ("_a", false), ("a b", false), ("a\u{200B}", false), ("\u{301}a", false),
    ("a:b", false), (String(repeating: "a", count: 64), true),
    (String(repeating: "a", count: 65), false), ("a💡", false),
  ])
  func `ids are letters, digits and three marks`(text: String, isGood: Bool) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { isLabel($0) } == isGood)
  }

  @Test func `ids are compared in form C, and shown as they are written`() {
    var graph = Graph()
    let node = graph.node(labelled: "e\u{301}a")
    #expect(graph.find("éa") == node)
    #expect(graph.node(labelled: "éa") == node)
    #expect(graph.find("ea") == .none)
    #expect(graph.label(node)?.utf8.elementsEqual("e\u{301}a".utf8) == true)
    #expect(graph.label(.none) == nil)
  }

  @Test(arguments: [
    ("3", true), ("3.2", true), ("3-5", true), ("3.2-4.1", true), ("3-3", true), ("0", false),
    ("3.0", false), ("03", false), ("5-3", false), ("3.2-4", false), ("3-4.1", false), ("", false),
    ("3.", false), ("-3", false), ("3-", false), ("a", false), ("1234567890", false),
    ("3.2-3.1", false), ("1.2.3", false),
  ])
  func `passages count from one`(text: String, isGood: Bool) {
    #expect((Passage(text.utf8) != nil) == isGood)
  }

  @Test func `a passage is written as it is read`() {
    for text in ["3", "3.2", "3-5", "3.2-4.1"] {
      #expect(Passage(text.utf8)?.description == text)
    }
    #expect(Passage("3.2-3.2".utf8)?.description == "3.2")
  }
}
