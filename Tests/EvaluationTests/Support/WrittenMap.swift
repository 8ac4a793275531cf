import ArgumentGraph
import Evaluation
import Notebook
import RandomTesting

/// A draft written as a notebook, with things that a draft has no words for: several sources of one
/// item of evidence, inferences named by their paths, backing, and suppositions.
struct WrittenMap {
  let view: MapView
  /// The nodes of the draft's statements and, after them, of its inferences.
  let nodes: [NodeID]
  /// What is supposed, by the same numbers.
  private(set) var held: Set<Int> = []
  private(set) var dropped: Set<Int> = []
  let text: String

  init(_ draft: MapDraft, _ dice: inout Dice) {
    var lines = "ABCDEF".map { "source s\($0) \"Source\" reliability \($0)" }
    lines += draft.statements.indices.map { Self.statement($0, draft.statements[$0], &dice) }
    let paths = draft.inferences.map { Self.path($0) }
    for (index, inference) in draft.inferences.enumerated() {
      lines.append(Self.inference(index, inference, draft, paths, &dice))
      if dice.once(in: 5) {
        lines.append("support i\(index) with n\(dice.roll(draft.statements.count))")
      }
    }
    text = lines.joined(separator: "\n")
    view = EvaluationTests.view(text)
    let graph = view.graph
    nodes =
      draft.statements.indices.map { graph.find("n\($0)") }
      + draft.inferences.indices.map { graph.find("i\($0)") }
    if dice.once(in: 2) { return }
    for item in nodes.indices where dice.once(in: 6) {
      if dice.once(in: 2) { held.insert(item) } else { dropped.insert(item) }
    }
  }

  /// What to suppose.
  var suppositions: Suppositions {
    Suppositions(held: Set(held.map { nodes[$0] }), dropped: Set(dropped.map { nodes[$0] }))
  }

  private static func statement(
    _ index: Int, _ statement: MapDraft.Statement, _ dice: inout Dice
  ) -> String {
    let head = "n\(index) \"Statement\""
    switch statement.kind {
    case .evidence:
      // A second source that is no better changes nothing.
      let worse =
        statement.letter == "A" ? ["A", "B", "C", "D", "E"] : ["E", "\(statement.letter)"]
      let other = dice.once(in: 3) ? ", s\(dice.pick(worse)):2" : ""
      return "evidence \(head) from s\(statement.letter):1\(other) credibility \(statement.number)"
    case .assumption:
      return "assumption \(head)" + (statement.status == .none ? "" : " status \(statement.status)")
    case .counterclaim: return "counterclaim \(head)"
    default: return "claim \(head)"
    }
  }

  private static func path(_ inference: MapDraft.Inference) -> String {
    let premises = inference.premises.sorted().map { "n\($0)" }.joined(separator: " + ")
    return "\(premises) -> \(inference.kind == .undercut ? "i" : "n")\(inference.target)"
  }

  private static func inference(
    _ index: Int, _ inference: MapDraft.Inference, _ draft: MapDraft, _ paths: [String],
    _ dice: inout Dice
  ) -> String {
    let word = ["rebut": "rebut", "undercut": "undercut"]["\(inference.kind)"] ?? "support"
    var target = "n\(inference.target)"
    if inference.kind == .undercut {
      target = "i\(inference.target)"
      let path = paths[inference.target]
      let isOnlyOne = paths.count { $0 == path } == 1
      if isOnlyOne, draft.inferences[inference.target].kind != .undercut, dice.once(in: 2) {
        target = path
      }
    }
    let premises = inference.premises.map { "n\($0)" }.joined(separator: " + ")
    return "\(word) \(target) with \(premises) as i\(index)"
  }
}
