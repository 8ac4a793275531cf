import ArgumentGraph
import Notebook

@testable import Evaluation

/// A random map that is edited at random, with an evaluation that follows.
struct EditedMap {
  private var dice: Dice
  private var notebook: Notebook
  private var evaluation: Evaluation?
  private var scratch = Evaluation.Scratch()
  private var inverses: [Edit] = []
  private var count = 0
  /// How many statements there may be: few, so that they meet in circles, or more.
  private let size: Int
  private let isKeepingAll: Bool
  /// What was typed.
  private(set) var typed = ""

  init(seed: UInt64) {
    dice = Dice(seed: seed)
    isKeepingAll = seed % 2 == 1
    size = [4, 8, 20, 60][dice.roll(4)]
    let sources = "ABCDEF".map { "source s\($0) \"S\" reliability \($0)\n" }.joined()
    notebook = Notebook(name: "test.md", bytes: Array("```crux\n\(sources)```\n".utf8))
    var start = ""
    for _ in 0..<size * 2 { start += statement() }
    add(start)
    evaluation = fresh
  }

  /// The verdicts as the kept evaluation has them, in no order of the graph's.
  var verdicts: [String] {
    guard let evaluation else { return [] }
    let graph = notebook.graph
    let nodes = graph.slots.filter {
      graph.kind($0).isStatement || (graph.kind($0).isInference && !graph.conclusion($0).isNone)
    }
    return nodes.map { "\(graph.name($0)): \(evaluation.verdict($0))" }.sorted()
  }

  private var fresh: Evaluation {
    let notebook = notebook
    return Evaluation(notebook.graph, grades: .admiralty) { notebook.view }
  }

  /// Where the kept evaluation differs from a new one.
  var fault: String? {
    guard let evaluation else { return "there is none" }
    let (kept, new) = (evaluation.values, fresh.values)
    for node in 0..<notebook.graph.count {
      let (mine, its) = (kept.all(node), new.all(node))
      if mine != its {
        let id = NodeID(raw: UInt32(node))
        return "\(notebook.graph.name(id)) (\(node)) has \(mine), not \(its)"
      }
    }
    return scratch.order?.fault(in: evaluation.network)
  }

  // MARK: Editing

  /// Makes edits, and lets the evaluation follow them together.
  mutating func edit(times: Int = 1, takingBack: Bool = true) {
    follow { map in
      for _ in 0..<times {
        if takingBack, !map.inverses.isEmpty, map.dice.once(in: 6) {
          map.apply(map.inverses.removeLast(), isUndo: true)
        } else {
          map.change()
        }
      }
    }
  }

  /// Takes back the last edit.
  mutating func takeBack() {
    follow { map in
      if !map.inverses.isEmpty { map.apply(map.inverses.removeLast(), isUndo: true) }
    }
  }

  private mutating func follow(_ change: (inout EditedMap) -> Void) {
    let state = notebook.mapState
    // In every other map the smallest knots are kept as large ones are.
    if isKeepingAll {
      scratch.keepers.leastMembers = 1
      scratch.order?.crowdedRounds = 1
      scratch.keepers.patience = [0, 4, 1_000][dice.roll(3)]
    }
    var remains = evaluation?.remains(after: scratch)
    evaluation = nil
    scratch = .init()
    change(&self)
    guard let changed = notebook.changedNodes(since: state), let kept = remains.take() else {
      evaluation = fresh
      return
    }
    let notebook = notebook
    let (updated, room) = Evaluation.update(kept, on: notebook.graph, changed: changed) {
      notebook.view
    }
    (evaluation, scratch) = (updated, room)
  }

  private mutating func apply(_ edit: Edit, isUndo: Bool = false) {
    notebook.apply(edit)
    if isUndo { typed += "undo\n" } else { inverses.append(edit.inverse) }
  }

  private mutating func add(_ text: String) {
    typed += text
    let cell = notebook.orderedCells.first
    for line in text.split(separator: "\n") {
      apply(notebook.insertion(of: Array("\(line)\n".utf8), into: cell))
    }
  }

  private mutating func change() {
    let nodes = Array(notebook.graph.slots).filter {
      notebook.graph.kind($0).isStatement || notebook.graph.kind($0).isInference
    }
    guard !nodes.isEmpty, dice.once(in: 2) else { return add(statement()) }
    let node = nodes[dice.roll(nodes.count)]
    let name = notebook.graph.name(node)
    if notebook.graph.kind(node).isStatement, dice.once(in: 2) {
      let words: [Keyword] = [.claim, .counterclaim, .evidence, .assumption]
      guard let edit = try? notebook.kindEdit(of: node, to: words[dice.roll(4)]) else { return }
      typed += "edit \(name) kind …\n"
      apply(edit)
    } else {
      typed += "remove \(name)\n"
      apply(notebook.removal(of: node))
    }
  }

  // MARK: Statements

  private mutating func name() -> String { "n\(dice.roll(size))" }

  private mutating func relation() -> String {
    let word = ["supports", "supports", "supports", "rebuts"][dice.roll(4)]
    return " \(word) \(name())" + (dice.once(in: 4) ? " with \(name())" : "")
  }

  /// A statement of the language, most likely a good one.
  private mutating func statement() -> String {
    count += 1
    let letter = Array("ABCDEF")[dice.roll(6)]
    let id = "n\(dice.roll(size))"
    switch dice.roll(12) {
    case 0...2: return "claim \(id) \"C\"\(dice.once(in: 3) ? "" : relation())\n"
    case 3...4:
      return "evidence \(id) \"E\" from s\(letter):1 credibility \(1 + dice.roll(6))"
        + "\(dice.once(in: 3) ? "" : relation())\n"
    case 5:
      let status = ["", " status solid", " status caveated", " status unsupported"][dice.roll(4)]
      return "assumption \(id) \"A\"\(status)\(relation())\n"
    case 6: return "support \(name()) with \(name()), \(name())\n"
    case 7: return "support \(name()) with \(name()) + \(name()) as i\(dice.roll(size))\n"
    case 8: return "rebut \(name()) with \(name()) as i\(dice.roll(size))\n"
    case 9...10:
      return "undercut i\(dice.roll(size)) with \(name()) as i\(dice.roll(size))\n"
    default: return "support i\(dice.roll(size)) with \(name())\n"
    }
  }
}

extension LiveOrder {
  /// Where the order is not one of the network.
  func fault(in network: Network) -> String? {
    func check(_ input: UInt32, _ node: Int) -> String? {
      if input == network.nowhere { return nil }
      let knot = knotNumbers[node]
      if knot != 0, knot == knotNumbers[Int(input)] {
        return ranks[node] == ranks[Int(input)] ? nil : "a knot at several ranks: \(node)"
      }
      return ranks[Int(input)] < ranks[node] ? nil : "\(node) is not after \(input)"
    }
    for node in 0..<network.count where network.roles[node] != .none {
      for inputs in [network.premises, network.supports, network.attacks] {
        for input in inputs[node] { if let fault = check(input, node) { return fault } }
      }
    }
    for (number, knot) in knots.enumerated() {
      for member in knot.members where Int(knotNumbers[Int(member)]) != number {
        return "\(member) is not in knot \(number)"
      }
    }
    return nil
  }
}
