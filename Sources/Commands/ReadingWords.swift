import ArgumentGraph
import Evaluation
import JSONText

/// What answers say of readings, when others than the grounded one count.
extension Evaluation {
  /// In how many readings something holds, where its verdict does not say so; `nil` else.
  func readingRemark(on node: NodeID) -> String? {
    guard let acceptance = acceptance(of: node) else { return nil }
    let isContested = if case .contested = verdict(node) { true } else { false }
    switch acceptance {
    case .undecided: return "in how many readings it holds was not decided within the limit"
    case .every where plain.verdict(node) != verdict(node): return "holds in every reading"
    case .some: return "holds in some readings"
    case .none where isContested && semantics == .ideal: return "the ideal reading leaves it open"
    case .none where isContested: return "holds in no reading, and not every one refutes it"
    case .every, .none: return nil
    }
  }
}

extension JSONWriter {
  /// The members `semantics` and `readings` (`every`, `some`, `none` or `not-decided`) of an object,
  /// when other readings than the grounded one count.
  mutating func readingMembers(of node: NodeID, _ evaluation: Evaluation) {
    guard evaluation.semantics != .grounded else { return }
    key("semantics")
    string(evaluation.semantics.rawValue)
    key("readings")
    switch evaluation.readings?.exist {
    case false?: string("there-are-none")
    case nil: string(Acceptance.undecided.rawValue)
    case true?: string((evaluation.acceptance(of: node) ?? Acceptance.none).rawValue)
    }
  }
}
