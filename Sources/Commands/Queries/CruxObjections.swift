import ArgumentGraph
import Evaluation
import JSONText

/// The objections that keep something from standing and that nobody answers well: those to which
/// nothing replies, and those to which only somebody's word does.
struct CruxObjections {
  private(set) var unanswered: [NodeID] = []
  private(set) var byWord: [(attack: NodeID, replies: [NodeID])] = []

  /// None for what stands or is asserted.
  init(_ result: Cruxes, _ evaluation: Evaluation) {
    switch result.verdict {
    case .falls, .contested: break
    case .stands, .asserted, .notAdmitted: return
    }
    for objection in evaluation.openObjections(to: result.node) {
      switch objection.answer {
      case .none: unanswered.append(objection.attack)
      case .asserted:
        let replies = objection.replies.filter { evaluation.standing(ofReason: $0) == .asserted }
        byWord.append((objection.attack, replies))
      case .grounded, .contested, .fallen: continue
      }
    }
  }

  /// An attack by its premises.
  func name(_ attack: NodeID, _ graph: Graph) -> String {
    graph.premises(attack).map { graph.name($0) }.joined(separator: " + ")
  }

  /// Writes the members `unanswered` and `answeredByWord` of an object, with attacks by their names.
  func write(_ graph: Graph, into writer: inout JSONWriter) {
    if !unanswered.isEmpty { writer.strings("unanswered", unanswered.map { graph.name($0) }) }
    if byWord.isEmpty { return }
    writer.key("answeredByWord")
    writer.beginArray()
    for (attack, replies) in byWord {
      writer.beginObject()
      writer.key("objection")
      writer.string(graph.name(attack))
      writer.strings("replies", replies.map { graph.name($0) })
      writer.endObject()
    }
    writer.endArray()
  }
}
