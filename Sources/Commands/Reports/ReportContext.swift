import ArgumentGraph
import Conventions
import Evaluation
import Reports
import SourceText

/// What reports are made of: the map, what stands, and how both are put into words.
struct ReportContext {
  let map: MapView
  let evaluation: Evaluation
  let badges: Badges
  let questions: CriticalQuestions
  var graph: Graph { map.graph }

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    map = evaluation.map
    badges = evaluation.badges()
    questions = CriticalQuestions(map)
  }

  /// The title of a report.
  func title(_ words: String) -> String {
    graph.title.map { "\($0): \(words)" } ?? words.capitalizedFirst
  }

  // MARK: Words

  /// A statement's own words, without a full stop at the end, and its id.
  func mention(_ node: NodeID) -> StyledLine {
    StyledLine(sentence(node)).adding(" [").adding(graph.name(node), .id).adding("]")
  }

  /// A statement's own words, without a full stop at the end.
  func sentence(_ node: NodeID) -> String {
    var text = graph.text(node)
    while let last = text.last, last == "." || last.isWhitespace { text.removeLast() }
    return text.isEmpty ? "(no words)" : text
  }

  /// Premises as one phrase, the linked ones joined.
  func premises(of inference: NodeID) -> StyledLine {
    var line = StyledLine()
    for (index, premise) in graph.premises(inference).enumerated() {
      if index > 0 { line.append("; together with: ") }
      line = line.adding(mention(premise))
    }
    return line
  }

  /// Where a statement is from: `courier:8.2, courier:9`, and who says so.
  func origin(of node: NodeID) -> String {
    var parts = graph.anchors(node).map { anchor in
      let source = graph.label(anchor.source) ?? "?"
      return anchor.passage == .unknown ? source : "\(source):\(anchor.passage)"
    }
    if let by = graph.by(node) { parts.append(by) }
    return parts.joined(separator: ", ")
  }

  /// The words of a source that a statement quotes, but for those of a source whose words may not
  /// be kept.
  func quotations(of node: NodeID) -> String {
    graph.anchors(node).filter { anchor in
      let quotes = graph.source(anchor.source).quotes
      return !anchor.quote.isNone && quotes != SourceDetails.Quotes.none && quotes != .secret
    }.map { "“\(graph.texts[$0.quote])”" }.joined(separator: " ")
  }

  /// The grade of evidence, both letters: `B2`.
  func grade(of node: NodeID) -> String {
    graph.kind(node) == .evidence ? evaluation.grade(of: node).code : ""
  }

  /// The likelihood of a statement: the word that was given, and the range that it stands for.
  func likelihood(of node: NodeID) -> String? { graph.likelihood(node) }

  /// A verdict in running text.
  func words(_ verdict: Verdict) -> String {
    switch verdict {
    case .stands(let level): "stands at level \(level)"
    case .asserted: "is only asserted"
    case .contested(0): "is contested, word against word"
    case .contested(let level): "is contested at level \(level)"
    case .falls: "falls"
    case .notAdmitted: "is not admitted"
    }
  }

  /// How an inference fares as a reason, whatever is said against its conclusion.
  func standing(_ inference: NodeID) -> Verdict { evaluation.standing(ofReason: inference) }

  /// Inferences by how well they stand, the best first, then in the order of the document.
  func strongestFirst(_ inferences: [NodeID]) -> [NodeID] {
    func strength(_ node: NodeID) -> Int {
      switch standing(node) {
      case .stands(let level): 300 + level
      case .contested(let level): 200 + level
      case .asserted: 100
      default: 0
      }
    }
    return inferences.map { (node: $0, strength: strength($0), rank: map.rank[$0.index]) }
      .sorted { ($1.strength, $0.rank) < ($0.strength, $1.rank) }.map(\.node)
  }

  // MARK: Neighbours

  /// Support of a statement.
  func support(of node: NodeID) -> [NodeID] {
    map.incoming(node).filter { graph.kind($0) == .support }
  }

  /// Attacks on a node.
  func attacks(on node: NodeID) -> [NodeID] {
    map.incoming(node).filter { graph.kind($0) == .rebut || graph.kind($0) == .undercut }
  }

  /// Attacks on an objection or on what it rests on: the replies to it.
  func replies(to objection: NodeID) -> [NodeID] {
    var seen: Set<NodeID> = []
    let all = attacks(on: objection) + graph.premises(objection).flatMap { attacks(on: $0) }
    return strongestFirst(all.filter { seen.insert($0).inserted })
  }

  /// How an objection has been dealt with.
  func answer(to objection: NodeID) -> AnswerState {
    if graph.isConceded(objection) { return .conceded }
    let replies = replies(to: objection)
    if replies.isEmpty { return .none }
    for reply in replies {
      if case .stands = standing(reply) { return .evidence }
    }
    return replies.contains { standing($0) == .asserted } ? .word : .failed
  }

  /// How an objection has been dealt with.
  enum AnswerState: String {
    case none = "not answered"
    case conceded = "conceded"
    case evidence = "answered on evidence"
    case word = "answered by word only"
    case failed = "the answers do not hold"
  }

  /// What a statement bears on: `+ c1`, `- c2`, `/ c3 -> c1`.
  func bearing(of node: NodeID) -> String {
    map.uses(node).map { inference in
      let conclusion = graph.conclusion(inference)
      return "\(graph.kind(inference).mark) \(conclusion.isNone ? "?" : graph.name(conclusion))"
    }.joined(separator: ", ")
  }
}

extension String {
  /// The text with its first letter as a capital.
  var capitalizedFirst: String {
    prefix(1).uppercased() + dropFirst()
  }
}

/// Words for counts: `1 item`, `3 items`.
func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}

/// Items in a row: `a, b and c`.
func listed(_ items: [String]) -> String {
  if items.count < 2 { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + items[items.count - 1]
}
