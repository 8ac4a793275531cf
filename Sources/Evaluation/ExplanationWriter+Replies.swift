import ArgumentGraph

extension ExplanationWriter {
  /// Says what replies to an objection, and whether by evidence or by word only.
  mutating func writeReplies(to attack: NodeID) {
    let objection = evaluation.objection(attack)
    let name = premises(of: attack)
    func those(_ isMember: (Verdict) -> Bool) -> [String] {
      var names: [String] = []
      for reply in objection.replies where isMember(evaluation.standing(ofReason: reply)) {
        let name = premises(of: reply)
        if !names.contains(name) { names.append(name) }
      }
      return names
    }
    func subject(_ names: [String]) -> String {
      let rest = names.count - Evaluation.namedLimit
      let named = Array(names.prefix(Evaluation.namedLimit))
      return
        "\(list(named + (rest > 0 ? ["\(rest) more"] : []))) \(verb(names, "reply")) to \(name)"
    }
    switch objection.answer {
    case .none: add("Nothing replies to \(name).")
    case .grounded: add("\(subject(those(\.isStanding))), on evidence.")
    case .contested: add("\(subject(those(\.isContested))): contested.")
    case .asserted:
      let names = those { $0 == .asserted }
      let stops = objection.standing.isStanding ? ": word does not stop evidence" : ""
      add("\(subject(names)), but \(names.count == 1 ? "is" : "are") asserted only\(stops).")
    case .fallen:
      let names = those { _ in true }
      add("\(subject(names)), but \(verb(names, "fall")).")
    }
  }
}
