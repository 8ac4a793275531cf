import MapTesting
import Testing

@testable import ArgumentGraph

/// Declaring and withdrawing, beside a slow graph that finds everything anew.
@Suite struct GraphTests {
  static let ids = ["a", "b", "c", "d", "é"]
  static let steps = ["s", "t"]

  static func statement(_ dice: inout Dice) -> SlowGraph.Statement {
    var statement = SlowGraph.Statement(kind: .claim, label: nil, text: "", inferences: [])
    if dice.once(in: 2) {
      statement.kind = dice.pick([.claim, .counterclaim, .evidence, .assumption])
      statement.label = dice.pick(ids)
      statement.text = dice.pick(["x", "y", ""])
      for _ in 0..<dice.roll(3) {
        statement.inferences.append(inference(&dice, first: statement.label))
      }
    } else {
      statement.inferences = [inference(&dice, first: nil)]
      if dice.once(in: 3) { statement.inferences[0].label = dice.pick(steps) }
    }
    return statement
  }

  private static func premises(_ dice: inout Dice, _ first: String?) -> [String] {
    let others = ids.filter { $0 != first }.shuffled(using: &dice)
    let count = first == nil ? 1 + dice.roll(2) : dice.roll(2)
    return (first.map { [$0] } ?? []) + others.prefix(count)
  }

  private static func inference(_ dice: inout Dice, first: String?) -> SlowGraph.Inference {
    let kind = dice.pick([.support, .rebut, .undercut] as [NodeKind])
    var goal = SlowGraph.Goal.id(dice.pick(ids + steps))
    if dice.once(in: 2) {
      let path = (0...dice.roll(2)).map { _ in premises(&dice, nil) }
      goal = .path(path, end: dice.pick(ids))
    }
    return .init(kind: kind, label: nil, premises: premises(&dice, first), goal: goal)
  }

  /// The declaration of a statement in a graph.
  static func declaration(
    _ statement: SlowGraph.Statement, in graph: inout Graph
  ) -> Declaration {
    var declaration = Declaration(form: .inference)
    if let label = statement.label {
      declaration.form = .statement(statement.kind)
      declaration.node = graph.node(labelled: label)
      declaration.label = graph.labelID(declaration.node)
      declaration.text = graph.keep(Array(statement.text.utf8))
    }
    for inference in statement.inferences {
      var draft: InferenceDraft
      switch inference.goal {
      case .id(let id):
        draft = InferenceDraft(
          kind: inference.kind, target: .node(graph.node(labelled: id)), place: 0)
      case .path(let steps, let end):
        let nodes = steps.map { $0.map { graph.node(labelled: $0) } }
        let path = InferencePath(steps: nodes, end: graph.node(labelled: end))
        draft = InferenceDraft(kind: inference.kind, target: .path(path), place: 0)
      }
      if let label = inference.label { draft.label = graph.node(labelled: label) }
      let first = declaration.premises.count
      declaration.premises += inference.premises.map { Premise(graph.node(labelled: $0)) }
      draft.premises = first..<declaration.premises.count
      declaration.inferences.append(draft)
    }
    return declaration
  }

  /// The graph in words, and the slow one in the same words.
  static func dump(_ graph: Graph) -> [String] {
    var lines: [String] = []
    var spots: [NodeID: String] = [:]
    for raw in 0..<64 as Range<UInt32> {
      let own = graph.nodes(of: Origin(raw: raw)).filter { graph.kind($0).isInference }
      for (index, node) in own.enumerated() { spots[node] = "\(raw).\(index)" }
    }
    for node in graph.slots where graph.kind(node).isStatement {
      lines.append("\(graph.label(node)!) \(graph.kind(node).word) \(graph.text(node))")
    }
    for (node, spot) in spots {
      let premises = graph.premises(node).map { graph.label($0)! }.joined(separator: "+")
      let end = graph.conclusion(node)
      let conclusion = end.isNone ? "-" : spots[end] ?? graph.label(end)!
      let mark = graph.ambiguous.contains(node) ? "?" : ""
      let label = graph.label(node) ?? ""
      lines.append("\(spot) \(label) \(graph.kind(node).word) \(premises) \(conclusion)\(mark)")
    }
    lines.append("silent \(graph.duplicates.map(\.origin.raw).sorted())")
    return lines.sorted()
  }

  static func dump(_ slow: SlowGraph) -> [String] {
    var lines: [String] = []
    let (tied, ambiguous) = slow.conclusions()
    for (_, statement) in slow.standing {
      if let label = statement.label {
        lines.append("\(label) \(statement.kind.word) \(statement.text)")
      }
    }
    for (spot, inference) in slow.inferences {
      let premises = inference.premises.joined(separator: "+")
      var conclusion = "-"
      switch tied[spot] {
      case .id(let id): conclusion = id
      case .inference(let other): conclusion = "\(other.origin).\(other.index)"
      case nil: break
      }
      let mark = ambiguous.contains(spot) ? "?" : ""
      lines.append(
        "\(spot.origin).\(spot.index) \(inference.label ?? "") \(inference.kind.word) \(premises) "
          + "\(conclusion)\(mark)")
    }
    lines.append("silent \(slow.silent.sorted())")
    return lines.sorted()
  }

  @Test func `random scripts make what the slow graph makes, and every step can be taken back`() {
    for seed in 0..<25 as Range<UInt64> {
      var dice = Dice(seed)
      var graph = Graph()
      var slow = SlowGraph()
      var known: [UInt32: SlowGraph.Statement] = [:]
      for step in 0..<40 {
        let origin = UInt32(dice.roll(10))
        let before = Self.dump(graph)
        let inverse: Graph.Mutation
        if let statement = known.removeValue(forKey: origin) {
          slow.withdraw(origin)
          let declaration = Self.declaration(statement, in: &graph)
          inverse = graph.apply(.withdraw(declaration, Origin(raw: origin)))
        } else {
          let statement = Self.statement(&dice)
          known[origin] = statement
          slow.declare(statement, origin)
          let declaration = Self.declaration(statement, in: &graph)
          inverse = graph.apply(.declare(declaration, Origin(raw: origin)))
        }
        graph.resolvePaths()
        let (fast, wanted) = (Self.dump(graph), Self.dump(slow))
        let failure = graph.invariantFailure()
        if fast != wanted || failure != nil {
          Issue.record("seed \(seed), step \(step): \(failure ?? "")\n\(fast)\n\(wanted)")
          return
        }
        var copy = graph
        let again = copy.apply(inverse)
        copy.resolvePaths()
        #expect(Self.dump(copy) == before, "seed \(seed), step \(step): the inverse")
        copy.apply(again)
        copy.resolvePaths()
        #expect(Self.dump(copy) == fast, "seed \(seed), step \(step): the inverse's inverse")
        #expect(copy.invariantFailure() == nil)
        // As a notebook does: what had lost its id to this one is made now.
        for origin in slow.silent.sorted() where slow.mayDeclare(known[origin]!) {
          slow.declare(known[origin]!, origin)
          let declaration = Self.declaration(known[origin]!, in: &graph)
          graph.apply(.declare(declaration, Origin(raw: origin)))
          graph.resolvePaths()
        }
        #expect(Self.dump(graph) == Self.dump(slow), "seed \(seed), step \(step): the freed")
      }
    }
  }
}
