import ArgumentGraph
import MapTesting
import Notebook

@testable import Commands

/// Random commands, with ids that are mostly there.
struct RandomScript {
  private var dice: Dice
  private var opened: [String] = []

  init(seed: UInt64) {
    dice = Dice(seed &+ 77)
    if dice.once(in: 2) { opened = Self.opening }
  }

  static let words = [
    "by", "credibility", "likelihood", "confidence", "status", "tags", "note", "from", "supports",
    "rebuts", "undercuts", "as", "scheme", "warrant", "conceded", "file", "origin", "reliability",
  ]

  /// Commands that give the later ones something to work on.
  static let opening = [
    "source s1 \"Survey\"", "contention main \"The point\"",
    "claim \"A first reason\" supports main", "focus main", "because \"A second reason\"",
    "but \"An objection\"", "unless \"An exception\"",
  ]

  /// The next command to type.
  mutating func command(in workspace: Workspace) -> String {
    if !opened.isEmpty { return opened.removeFirst() }
    switch dice.roll(32) {
    case 0..<6: return joined(RandomStatement.declaration(&dice).clauses.flatMap { $0 })
    case 6: return "edit \(statement(workspace)) text \(text())"
    case 7, 8: return "edit \(statement(workspace)) \(joined(RandomStatement.clause(&dice)))"
    case 9, 10: return "edit \(statement(workspace)) add \(joined(RandomStatement.clause(&dice)))"
    case 11: return "edit \(name(workspace)) drop \(dice.pick(Self.words))"
    case 12:
      let kind = dice.pick(["claim", "counterclaim", "evidence", "assumption", "contention"])
      return "edit \(statement(workspace)) kind \(kind)"
    case 13: return "edit \(step(workspace)) \(inferenceClause())"
    case 14: return "edit \(step(workspace)) add with \(statement(workspace))"
    case 15: return "rename \(name(workspace)) \(dice.pick(Self.labels))"
    case 16: return "remove \(name(workspace))"
    case 17:
      return "remove \(dice.once(in: 2) ? name(workspace) : step(workspace)) cascade"
    case 18: return unlink(workspace)
    case 19: return "merge \(statement(workspace)) into \(statement(workspace))"
    case 20: return "move \(name(workspace)) to cell \(1 + dice.roll(3))"
    case 21:
      return dice.pick([
        "heading \"Against\"", "prose \"- a list\\n\\nand more\"", "prose \"Words.\"",
        "prose \"<!-- open\"", "prose \"<pre>\"", "rerun",
      ])
    case 22, 23:
      return "focus \(dice.pick([statement(workspace), step(workspace), "it"]))"
    case 24: return dice.pick(["up", "stats", "tree", "list inferences"])
    case 25..<30:
      return dice.pick(["because", "but", "and", "unless"]) + " " + reason(workspace)
    case 30: return "redo"
    default: return dice.once(in: 3) ? "undo 2" : "undo"
    }
  }

  static let labels = ["c1", "c2", "n1", "n2", "s2", "e\u{301}", "step1", "main", "claim"]

  private mutating func text() -> String {
    dice.pick(["\"Other words\"", "\"\"", "\"a\\nb \\u{202E}\\u{7}\"", "\"x # y\""])
  }

  private mutating func inferenceClause() -> String {
    dice.pick([
      "warrant \"because so\"", "note \"n\"", "scheme expert", "as step\(1 + dice.roll(3))",
      "conceded", "conceded \"yes\" note \"n\"", "add scheme cause",
    ])
  }

  private mutating func reason(_ workspace: Workspace) -> String {
    switch dice.roll(4) {
    case 0: return "\"A reason\""
    case 1: return "evidence \"Seen\" \(joined(RandomStatement.clause(&dice)))"
    case 2: return "assumption n\(dice.roll(6)) \"Taken\""
    default: return statement(workspace)
    }
  }

  /// The name of something that is there, or of anything.
  private mutating func name(_ workspace: Workspace) -> String {
    let all = workspace.notebook.orderedNodes
    if all.isEmpty || dice.once(in: 10) { return dice.pick(["c1", "c2", "s1", "zz", "c1 -> c2"]) }
    return workspace.graph.name(dice.pick(all))
  }

  private mutating func statement(_ workspace: Workspace) -> String {
    let all = workspace.notebook.orderedNodes.filter { workspace.graph.kind($0).isStatement }
    if all.isEmpty || dice.once(in: 12) { return name(workspace) }
    return workspace.graph.name(dice.pick(all))
  }

  /// Two statements, mostly ones that an inference joins.
  private mutating func unlink(_ workspace: Workspace) -> String {
    let graph = workspace.graph
    let all = workspace.notebook.orderedNodes.filter {
      graph.kind($0).isInference && !graph.conclusion($0).isNone
    }
    guard !all.isEmpty, !dice.once(in: 4) else {
      return "unlink \(name(workspace)) \(name(workspace))"
    }
    let inference = dice.pick(all)
    return "unlink \(graph.name(graph.premise(inference, 0))) "
      + graph.name(graph.conclusion(inference))
  }

  private mutating func step(_ workspace: Workspace) -> String {
    let all = workspace.notebook.orderedNodes.filter { workspace.graph.kind($0).isInference }
    return all.isEmpty ? "c1 -> c2" : workspace.graph.name(dice.pick(all))
  }

  private func joined(_ words: [String]) -> String { words.joined(separator: " ") }
}
