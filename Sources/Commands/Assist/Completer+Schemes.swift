import ArgumentGraph
import Conventions
import SourceText

/// Completing what argumentation schemes ask for.
extension Completer {
  /// The slots of a scheme, for premises; without a scheme those of all schemes, once something is
  /// typed.
  func slots(of scheme: String?, _ typed: String) -> [Proposal] {
    let catalog = SchemeCatalog(workspace.notebook.view)
    let schemes =
      scheme.map { catalog[$0].map { [$0] } ?? [] } ?? (typed.isEmpty ? [] : catalog.all)
    var seen: Set<String> = []
    let slots = schemes.flatMap { scheme in
      scheme.slots.filter { seen.insert($0.name).inserted }
        .map { Proposal("\($0.name):", "\(scheme.name): \($0.text)") }
    }
    return Self.matching(slots, typed)
  }

  /// The numbers of the open questions of an inference, by its name.
  func questions(_ name: String, _ typed: String) -> [Proposal] {
    let map = workspace.notebook.view
    let questions = CriticalQuestions(map)
    guard let inference = map.inferences.first(where: { map.graph.name($0) == name }) else {
      return []
    }
    return Self.matching(
      questions.open(of: inference).map { Proposal("\($0.number)", visible($0.text)) }, typed)
  }
}
