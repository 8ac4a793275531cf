import ArgumentGraph
import Formats
import Reports
import SourceText

/// `path A B`
enum PathCommand: Command {
  static let first = Parameter.node("A", .argument)
  static let second = Parameter.node("B", .argument)

  static let about = CommandDescription(
    name: "path", kind: .query, summary: "Show how one statement bears on another.",
    grammar: [first, second],
    details: """
      The shortest chain of inferences from A to B, and whether it speaks for B or against it: \
      an even number of attacks speaks for it.
      """,
    examples: [
      Example(
        "path e1 c1",
        before: """
          claim c1 "Rents will fall"
          claim c2 "Homes are built" supports c1
          evidence e1 "400 homes" supports c2
          """, prints: "e1 bears on c1 in 2 steps, and speaks for it")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let graph = map.graph
    let (a, b) = (call.node(first), call.node(second))
    let chain = shortest(from: a, to: b, map)
    var answer = Answer()
    let names = (graph.name(a), graph.name(b))
    guard let chain else {
      answer.add("\(names.0) does not bear on \(names.1)")
      answer.json = { $0.null() }
      return Outcome(answer)
    }
    let attacks = chain.filter { graph.kind($0) != .support }.count
    let sense = attacks.isMultiple(of: 2) ? "speaks for it" : "speaks against it"
    let steps = chain.count == 1 ? "1 step" : "\(chain.count) steps"
    answer.add(
      a == b
        ? "\(names.0) and \(names.1) are the same"
        : "\(names.0) bears on \(names.1) in \(steps), and \(sense)")
    for inference in chain {
      let conclusion = graph.conclusion(inference)
      let mark = graph.kind(inference).mark
      answer.add(
        StyledLine("  \(mark) ", mark == "+" ? .good : .bad).adding(graph.name(inference), .id)
          .adding("  \(visible(graph.text(conclusion)))").trimmed
          .cut(to: workspace.options.width))
    }
    answer.json = { writer in
      writer.beginObject()
      writer.key("from")
      writer.string(names.0)
      writer.key("to")
      writer.string(names.1)
      writer.key("attacks")
      writer.int(attacks)
      writer.key("inferences")
      var objects = JSONNodeWriter(map)
      objects.writeArray(chain, into: &writer)
      writer.endObject()
    }
    return Outcome(answer)
  }

  /// How a node was reached from A: by which inference, and from which node.
  private struct Arrival {
    var inference = NodeID.none
    var from = NodeID.none
  }

  /// The inferences of a shortest chain, by breadth-first search; `nil` when there is none.
  private static func shortest(from a: NodeID, to b: NodeID, _ map: MapView) -> [NodeID]? {
    let graph = map.graph
    var arrivals = [Arrival](repeating: Arrival(), count: graph.count)
    var seen = [Bool](repeating: false, count: graph.count)
    var queue = [a]
    seen[a.index] = true
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      if node == b { return chain(to: b, arrivals) }
      var ahead = map.uses(node)
      // An attack on a step bears on what the step concludes.
      if graph.kind(node).isInference { ahead.append(node) }
      for inference in ahead {
        let target = graph.conclusion(inference)
        if target.isNone || seen[target.index] { continue }
        seen[target.index] = true
        arrivals[target.index] = Arrival(inference: inference, from: node)
        queue.append(target)
      }
    }
    return nil
  }

  private static func chain(to b: NodeID, _ arrivals: [Arrival]) -> [NodeID] {
    var chain: [NodeID] = []
    var node = b
    while !arrivals[node.index].inference.isNone {
      chain.append(arrivals[node.index].inference)
      node = arrivals[node.index].from
    }
    return chain.reversed()
  }
}
