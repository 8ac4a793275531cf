import SourceText

/// A step of the tour: what it is about, what to type, and when it is done.
enum TourStep: Int, CaseIterable, Sendable {
  case point, focus, reason, evidence, objection, answer, tree, check, mend, verdict, cruxes, export
  /// The last words, after which nothing is left to be done.
  case end

  /// The steps before the last words.
  static let count = allCases.count - 1

  /// The step after this one.
  var next: TourStep { TourStep(rawValue: rawValue + 1) ?? .end }

  /// The step before this one.
  var previous: TourStep { TourStep(rawValue: rawValue - 1) ?? .point }

  /// Whether it builds the map, so that it can come undone.
  var builds: Bool { self < .tree || self == .mend }

  /// What it is called.
  var title: String {
    switch self {
    case .point: "The point"
    case .focus: "Where you are"
    case .reason: "A reason"
    case .evidence: "Evidence"
    case .objection: "An objection"
    case .answer: "An answer"
    case .tree: "The whole"
    case .check: "What is wrong with it"
    case .mend: "Mending"
    case .verdict: "What stands"
    case .cruxes: "What it hangs on"
    case .export: "To other programs"
    case .end: "That is all"
    }
  }

  /// Why it is done.
  func why(_ map: TourMap) -> String {
    switch self {
    case .point:
      "A map argues for something: its contention. You give it an id, a short word that you make "
        + "up, and say it in quotes. These words are only a suggestion: what you want to argue for "
        + "is better."
    case .focus:
      "Most of what you add bears on something that is there. Put that in focus, and the prompt "
        + "shows what it is."
    case .reason:
      "because gives a reason for what is in focus. It becomes a claim of its own, with the next "
        + "free id."
    case .evidence:
      "A claim rests on other claims, or on evidence: something seen, measured or reported. Here "
        + "everything is said in one line: supports names what it is a reason for."
    case .objection:
      "An argument that nobody has spoken against is not tested. but puts an objection to what is "
        + "in focus: a counterclaim that rebuts it."
    case .answer:
      "Perhaps the objection is true, and yet nothing follows from it. unless denies the step that "
        + "was made last, from the objection to what it is against: it undercuts it."
    case .tree:
      "Have a look. In the tree + stands before a reason, - before an objection to a statement, and "
        + "/ before an objection to a step."
    case .check:
      "check reads a map as a careful reader would. Errors should be mended, warnings thought "
        + "about. Each has a code, which explain explains."
    case .mend:
      "Evidence must say where it is from, or no one can look it up. Declare the source, then "
        + "add the passage: here its third paragraph. ; joins two commands on a line."
    case .verdict:
      "verdict says what stands. It goes by what the map holds: a claim stands on evidence or "
        + "assumptions, and falls to an objection that is as strong and unanswered."
    case .cruxes:
      "cruxes asks which few things would change the answer, if they fell. These are worth another "
        + "look before you decide."
    case .export:
      "A map is data. export json writes all of it for scripts, export dot a picture for Graphviz, "
        + "and export svg to map.svg draws that picture."
    case .end:
      "You have built a map, tested it, and know what it hangs on."
    }
  }

  /// What to type, on the map as it is; `nil` when there is nothing to do.
  func suggestion(_ map: TourMap) -> String? {
    switch self {
    case .point: "contention close \"Our street should be closed to cars\""
    case .focus: "focus \(map.name(map.point) ?? "it")"
    case .reason: "because \"Children could play outside\""
    case .evidence:
      "evidence \"On two Sundays forty children played there\" supports "
        + (map.name(map.reason) ?? map.name(map.point) ?? "it")
    case .objection:
      map.isPointInFocus || map.point == nil
        ? "but \"The shops could not get their goods\""
        : "counterclaim \"The shops could not get their goods\" rebuts \(map.name(map.point) ?? "")"
    case .answer: "unless \"Vans may come before ten\""
    case .tree: "tree"
    case .check: "check"
    case .mend:
      "source \(map.freeSource) \"A neighbour's diary\"; edit "
        + "\(map.name(map.looseEvidence ?? map.evidence) ?? "e1") add from \(map.freeSource):3"
    case .verdict: "verdict"
    case .cruxes: "cruxes"
    case .export: "export json"
    case .end: nil
    }
  }

  /// Whether it is done: by what the map holds, and for queries by the commands that were carried
  /// out since the step began.
  func isDone(_ map: TourMap, _ commands: Set<String>) -> Bool {
    switch self {
    case .point: map.point != nil
    case .focus: map.hasFocus
    case .reason: map.reason != nil
    case .evidence: map.evidence != nil
    case .objection: map.objection != nil
    case .answer: map.isObjectionAnswered
    case .tree: !commands.isDisjoint(with: ["tree", "show", "list", "view"])
    case .check: commands.contains("check")
    case .mend: map.evidence != nil && map.looseEvidence == nil
    case .verdict: !commands.isDisjoint(with: ["verdict", "why"])
    case .cruxes: commands.contains("cruxes")
    case .export: !commands.isDisjoint(with: ["export", "view"])
    case .end: false
    }
  }
}

extension TourStep: Comparable {
  static func < (a: TourStep, b: TourStep) -> Bool { a.rawValue < b.rawValue }
}

extension TourStep {
  /// What is said when it is done.
  func praise(_ map: TourMap) -> String {
    switch self {
    case .point:
      "Good: \(quoted(map.point, map)) is the point of this map, and the * in the prompt says that "
        + "there is something to save."
    case .focus: "Good: the prompt names it, and because, but and unless bear on it."
    case .reason: "Good: \(quoted(map.reason, map)) is a reason now. undo would take it back."
    case .evidence: "Good: \(quoted(map.evidence, map)) is evidence."
    case .objection: "Good: \(quoted(map.objection, map)) speaks against it."
    case .answer: "Good: the objection is answered."
    case .tree: "That is the whole argument."
    case .check: "That is what a reader would ask about."
    case .mend: "Good: now it can be looked up. read and coverage work with the document itself."
    case .verdict: "why ID gives the reasons for a verdict in sentences."
    case .cruxes: "These are the cruxes. suppose not ID tries what would happen without one."
    case .export: "Other programs can go on from there."
    case .end: ""
    }
  }

  /// What is said when something else was done, besides what to type.
  func hint(_ map: TourMap) -> String {
    switch self {
    case .point:
      map.firstClaim.map {
        "That is a statement. To make it the point of the map: contention \(map.name($0) ?? "it")"
      } ?? "The map has no contention yet."
    case .focus: "Nothing is in focus yet."
    case .reason: "Nothing supports \(map.name(map.point) ?? "the point") yet."
    case .evidence:
      map.unusedEvidence.map {
        "That is evidence, but nothing rests on it yet: support "
          + "\(map.name(map.reason) ?? map.name(map.point) ?? "ID") with \(map.name($0) ?? "it")"
      } ?? "There is no evidence beneath it yet."
    case .objection: "Nothing speaks against it yet."
    case .answer: "The objection \(map.name(map.objection) ?? "") is not answered yet."
    case .mend:
      map.looseEvidence.map { "\(map.name($0) ?? "It") does not say yet where it is from." }
        ?? "There is no evidence yet."
    default: "This step is still to be done."
    }
  }

  private func quoted(_ node: TourMap.Node?, _ map: TourMap) -> String {
    guard let node else { return "that" }
    return "\u{201C}\(shortened(visible(map.text(node)), to: 50))\u{201D}"
  }
}
