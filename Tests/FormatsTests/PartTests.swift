import ArgumentGraph
import Formats
import JSONText
import Notebook
import Testing

struct `Part of a map` {
  private let map = notebook(
    """
    source s "S" origin o
    source o "O"
    source t "T"
    contention main "m"
    claim a "a" supports main from s:1
    claim b "b" supports a from t:1
    claim c "c" supports b
    counterclaim k "k" rebuts main
    claim u "u" undercuts k -> main
    claim v "v" undercuts u -> k -> main
    claim w "w" supports v
    claim over "o"
    support over with main + x
    claim x "x"
    allow U001 on a "r"
    allow U001 on x "r"
    expect main stands
    expect x falls
    skip s:2 "r"
    skip t:2 "r"
    """)

  private func ids(_ roots: [String], depth: Int? = nil) -> (nodes: [String], rest: [String]) {
    let nodes = roots.map { root in
      map.graph.slots.first { map.graph.name($0) == root } ?? .none
    }
    let text = export(JSONFormat.self, map, ExportOptions(roots: nodes, depth: depth)).text
    let value = JSONReader.read(Array(text.utf8)).node?.value
    func list(_ key: String, _ id: String) -> [String] {
      value?[key]?.value.array?.map { $0.value[id]?.value.string ?? "?" } ?? []
    }
    let rest =
      list("sources", "id") + list("inferences", "id") + list("allows", "on")
      + list("expects", "id") + list("skips", "source")
    return (list("nodes", "id"), rest)
  }

  @Test func `under a statement, with what attacks the inferences`() {
    let part = ids(["main"])
    #expect(part.nodes == ["main", "a", "b", "c", "k", "u", "v", "w"])
    #expect(
      part.rest == [
        "s", "o", "t", "a -> main", "b -> a", "c -> b", "k -> main", "u -> k -> main",
        "v -> u -> k -> main", "w -> v", "a", "main", "s", "t",
      ])
  }

  @Test func `to a depth`() {
    #expect(ids(["main"], depth: 0).nodes == ["main"])
    let part = ids(["main"], depth: 1)
    #expect(part.nodes == ["main", "a", "k", "u", "v"])
    #expect(
      part.rest == [
        "s", "o", "a -> main", "k -> main", "u -> k -> main", "v -> u -> k -> main", "a", "main",
        "s",
      ])
    #expect(ids(["main"], depth: 2).nodes == ["main", "a", "b", "k", "u", "v", "w"])
  }

  @Test func `under an inference, with what it leads to`() {
    #expect(ids(["u -> k -> main"], depth: 1).nodes == ["main", "k", "u", "v"])
    let part = ids(["u -> k -> main"], depth: 2)
    #expect(part.nodes == ["main", "k", "u", "v", "w"])
    #expect(
      part.rest == ["k -> main", "u -> k -> main", "v -> u -> k -> main", "w -> v", "main"])
  }

  @Test func `under several`() {
    #expect(ids(["c", "x"]).nodes == ["c", "x"])
    #expect(ids(["over"]).nodes.count == map.graph.statementCount)
  }

  @Test func `random parts hold what a slow search finds`() {
    for seed in UInt64(0)..<100 {
      let notebook = RandomMap.notebook(seed: seed)
      let graph = notebook.graph
      var dice = Dice(seed: seed)
      let statements = graph.slots.filter { graph.kind($0).isStatement }
      if statements.isEmpty { continue }
      let root = dice.pick(Array(statements))
      let depth = dice.roll(4)
      let options = ExportOptions(roots: [root], depth: depth)
      let text = export(JSONFormat.self, notebook, options).text
      let value = JSONReader.read(Array(text.utf8)).node?.value
      let nodes = value?["nodes"]?.value.array?.map { $0.value["id"]?.value.string ?? "?" } ?? []
      let expected = slowPart(of: graph, from: root, depth: depth)
      #expect(Set(nodes) == expected, "seed \(seed)")
    }
  }

  /// Statements by repeated relaxation of their distance, until nothing changes.
  private func slowPart(of graph: Graph, from root: NodeID, depth: Int) -> Set<String> {
    var distance: [NodeID: Int] = [root: 0]
    var changed = true
    while changed {
      changed = false
      for inference in graph.slots where graph.kind(inference).isInference {
        var goal = graph.conclusion(inference)
        while !goal.isNone, graph.kind(goal).isInference { goal = graph.conclusion(goal) }
        guard !goal.isNone, let start = distance[goal], start < depth else { continue }
        for premise in graph.premises(inference) where distance[premise] ?? .max > start + 1 {
          distance[premise] = start + 1
          changed = true
        }
      }
    }
    return Set(distance.keys.filter { graph.kind($0).isStatement }.map { graph.name($0) })
  }
}
