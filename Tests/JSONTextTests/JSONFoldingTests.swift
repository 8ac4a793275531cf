import JSONText
import Testing

@Suite struct `Folding a large text` {
  private let text = """
    {"title": "T", "nodes": [{"id": "a", "at": [1, {"x": 2}]}, 7, {}, {"id": "b"}],
     "other": [{"id": "c"}], "deep": [[{"id": "d"}]], "one": {"nodes": [{"id": "e"}]}}
    """

  @Test func `shows each element, and gives the same when it is unfolded`() throws {
    let bytes = Array(text.utf8)
    let whole = try #require(JSONReader.read(bytes).node)
    final class Seen { var elements: [(String, Int, JSONNode)] = [] }
    let seen = Seen()
    let folded = JSONReader.read(bytes) { list, position, element in
      seen.elements.append((list, position, element))
      return list == "nodes"
    }
    #expect(folded.problems.isEmpty)
    let root = try #require(folded.node)
    #expect(seen.elements.map(\.0) == ["nodes", "nodes", "nodes", "other"])
    #expect(seen.elements.map(\.1) == [0, 2, 3, 0])
    #expect(root.value["other"]?.value == whole.value["other"]?.value)
    #expect(root.value["deep"]?.value == whole.value["deep"]?.value)
    #expect(root.value["one"]?.value == whole.value["one"]?.value)
    let nodes = try #require(root.value["nodes"]?.value.array)
    let originals = try #require(whole.value["nodes"]?.value.array)
    #expect(nodes.count == originals.count)
    #expect(nodes[0].value == .object([]))
    var unfolder = JSONUnfolder(bytes)
    for (node, original) in zip(nodes, originals) {
      #expect(node.range == original.range)
      let unfolded = unfolder.unfold(node)
      #expect(unfolded.value == original.value)
      #expect(unfolded.range == original.range)
    }
    #expect(unfolder.unfold(nodes[0]).value["at"]?.range == originals[0].value["at"]?.range)
    #expect(seen.elements[2].2.value == originals[3].value)
  }

  @Test func `finds the same problems`() {
    for cut in text.utf8.indices {
      let bytes = Array(text.utf8[..<cut])
      let folded = JSONReader.read(bytes) { _, _, _ in true }
      #expect(folded.node == nil)
      #expect(folded.problems == JSONReader.read(bytes).problems)
    }
  }
}
