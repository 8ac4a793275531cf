import ArgumentGraph
import SourceText

extension Evaluation {
  /// The most sentences of an explanation.
  public static let sentenceLimit = 8
  /// The most reasons or objections that one sentence names.
  static let namedLimit = 3
  /// The most characters of a statement's words.
  static let wordLimit = 60

  /// Why the verdict on a statement or an inference is what it is, in at most eight sentences: the
  /// verdict; the best reasons for it; the strongest objections; which of them are answered, and
  /// whether by evidence or by word only.
  public func explanation(of node: NodeID) -> [String] {
    guard node.index < network.count, network.roles[node.index] != .none else { return [] }
    var writer = ExplanationWriter(self)
    writer.write(node)
    return Array(writer.sentences.prefix(Self.sentenceLimit))
  }
}

/// Writes the sentences of one explanation.
struct ExplanationWriter {
  let evaluation: Evaluation
  private let graph: Graph
  private(set) var sentences: [String] = []
  private var quoted: Set<NodeID> = []

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    graph = evaluation.graph
  }

  mutating func write(_ node: NodeID) {
    let verdict = evaluation.verdict(node)
    sentences.append(opening(node, verdict))
    writeExample(of: node)
    if graph.kind(node).isInference {
      writePremises(of: node)
    } else {
      writeReasons(for: node)
      writeObjections(to: node, verdict)
    }
    writeUndercuts(of: node)
  }

  /// Adds a sentence.
  mutating func add(_ sentence: String) { sentences.append(sentence) }

  // MARK: The verdict

  private mutating func opening(_ node: NodeID, _ verdict: Verdict) -> String {
    let name = graph.kind(node).isInference ? graph.name(node) : mention(node)
    if let sentence = readingSentence(name, node, verdict) { return sentence }
    switch verdict {
    case .stands(let level): return "\(name) STANDS at level \(level)\(admission(node))."
    case .asserted:
      let isBare = !graph.kind(node).isInference && !graph.hasIncoming(node)
      let why = isBare ? "nothing bears on it" : "nothing but somebody's word holds it up"
      return "\(name) is ASSERTED: \(why)."
    case .contested(let level):
      let partners = evaluation.knotPartners(of: node).prefix(4).map { graph.name($0) }
      let with = partners.isEmpty ? "" : ", locked with \(list(partners))"
      return level == 0
        ? "\(name) is CONTESTED on assertion\(with)."
        : "\(name) is CONTESTED at level \(level)\(with)."
    case .notAdmitted:
      return "\(name) is NOT ADMITTED: \(keptOut(node)), and nothing supports it."
    case .falls: return "\(name) FALLS\(fall(node))."
    }
  }

  private func admission(_ node: NodeID) -> String {
    guard graph.kind(node).isStatement, evaluation.standsByItself(node.index) else { return "" }
    switch graph.kind(node) {
    case .evidence: return " by its grade, \(evaluation.grade(of: node).code)"
    case .assumption: return " as an assumption\(graph.status(node).word.map { ", \($0)" } ?? "")"
    default: return ", as is supposed"
    }
  }

  private func keptOut(_ node: NodeID) -> String {
    switch graph.kind(node) {
    case .evidence: "its grade is \(evaluation.grade(of: node).code)"
    default: "its status is unsupported"
    }
  }

  private func fall(_ node: NodeID) -> String {
    switch evaluation.fallReason(node) {
    case .tied(_, 0): ": word stands against word"
    case .tied(_, let level): " by a tie at level \(level)"
    case .rebutted(_, let level): ": it is rebutted at level \(level)"
    case .undercut(let undercuts):
      graph.kind(node).isInference
        ? ": it is undercut by \(list(undercuts.map { premises(of: $0) }))"
        : ": all its support is undercut, by \(list(undercuts.map { premises(of: $0) }))"
    case .circular(let circle):
      circle.count == 1
        ? ": its support is circular, as it rests on itself"
        : ": its support is circular, through \(list(circle.dropFirst().map { graph.name($0) }))"
    case .restsOnFallen(let premises):
      ": it rests on what falls, \(list(premises.prefix(4).map { graph.name($0) }))"
    case .supposed: ", as is supposed"
    case .inEveryReading(let nodes):
      ": every \(evaluation.semantics.rawValue) reading refutes it, by one or another of "
        + list(nodes.prefix(4).map { graph.name($0) })
    case nil: ""
    }
  }

  // MARK: For it

  private mutating func writePremises(of inference: NodeID) {
    let parts = graph.premises(inference).map { premise -> String in
      let verdict = evaluation.verdict(premise)
      let level = if case .stands(let level) = verdict { " at level \(level)" } else { "" }
      return "\(mention(premise)) \(verdict.word)\(level)"
    }
    sentences.append("Of its premises, \(list(parts)).")
  }

  private mutating func writeReasons(for node: NodeID) {
    let reasons = evaluation.network.supports[node.index].map { NodeID(raw: $0) }
    if reasons.isEmpty { return }
    let groups: [(String, (Verdict) -> Bool)] = [
      ("the best grounded reasons", { if case .stands = $0 { true } else { false } }),
      ("contested reasons", { if case .contested = $0 { true } else { false } }),
      ("on word only", { $0 == .asserted }),
    ]
    for (words, isMember) in groups {
      let mine = evaluation.strongestFirst(
        reasons.filter { isMember(evaluation.standing(ofReason: $0)) })
      if mine.isEmpty { continue }
      let level = evaluation.levelBeforeRebuttals(node)
      let named = mine.prefix(Evaluation.namedLimit).map { describe($0, besides: level) }
      let only = mine.count == 1 && words.hasPrefix("the best") ? "the one grounded reason" : words
      sentences.append("For it, \(only): \(named.joined(separator: "; "))\(more(mine.count)).")
      return
    }
    sentences.append("None of its \(counted(reasons.count, "reason")) holds.")
  }

  private func more(_ count: Int) -> String {
    let rest = count - Evaluation.namedLimit
    return rest > 0 ? "; and \(rest) more" : ""
  }

  // MARK: Against it

  private mutating func writeObjections(to node: NodeID, _ verdict: Verdict) {
    let objections = evaluation.strongestFirst(
      evaluation.network.attacks[node.index].map { NodeID(raw: $0) })
    if objections.isEmpty {
      if case .stands = verdict { sentences.append("Nothing is said against it.") }
      return
    }
    let level = evaluation.levelBeforeRebuttals(node)
    var byStrength: [(words: String, members: [NodeID])] = []
    for objection in objections {
      let words = strength(of: objection, beside: level)
      if let index = byStrength.firstIndex(where: { $0.words == words }) {
        byStrength[index].members.append(objection)
      } else {
        byStrength.append((words, [objection]))
      }
    }
    var answered: [NodeID] = []
    for (words, members) in byStrength.prefix(2) {
      let named = members.prefix(Evaluation.namedLimit)
      let described = named.map { describe($0, besides: level) }.joined(separator: "; ")
      sentences.append("Against it, \(words): \(described)\(more(members.count)).")
      answered += named
    }
    for objection in answered.prefix(Evaluation.namedLimit) { writeReplies(to: objection) }
  }

  private func strength(of objection: NodeID, beside level: Int) -> String {
    switch evaluation.standing(ofReason: objection) {
    case .stands(let mine) where mine > level: level == 0 ? "on evidence" : "stronger"
    case .stands(let mine): mine == level ? "equally strong" : "weaker"
    case .contested: "contested"
    case .asserted: "on word only"
    default: "defeated"
    }
  }

  private mutating func writeUndercuts(of node: NodeID) {
    let network = evaluation.network
    let steps =
      graph.kind(node).isInference ? [node] : network.supports[node.index].map { NodeID(raw: $0) }
    for step in steps {
      let holding = network.attacks[step.index].map { NodeID(raw: $0) }.filter {
        if case .stands = evaluation.standing(ofReason: $0) { true } else { false }
      }
      if holding.isEmpty { continue }
      var names: [String] = []
      for undercut in evaluation.strongestFirst(holding).prefix(Evaluation.namedLimit) {
        names.append(describe(undercut))
      }
      sentences.append("The step \(graph.name(step)) is undercut by \(list(names)).")
    }
  }

  // MARK: Phrases

  /// An id, and at its first mention the words.
  private mutating func mention(_ node: NodeID) -> String {
    let name = graph.name(node)
    if !quoted.insert(node).inserted || graph.text(node).isEmpty { return name }
    return "\(name) \"\(shortened(graph.text(node), to: Evaluation.wordLimit))\""
  }

  func premises(of inference: NodeID) -> String {
    graph.premises(inference).map { graph.name($0) }.joined(separator: " with ")
  }

  /// A reason: its premises, and what the first that is no leaf rests on.
  ///
  /// - Parameter level: the level that goes without saying.
  private mutating func describe(_ inference: NodeID, besides level: Int? = nil) -> String {
    let premises = Array(graph.premises(inference))
    var notes: [String] = []
    if let level, case .stands(let mine) = evaluation.standing(ofReason: inference), mine != level {
      notes.append("level \(mine)")
    }
    if let claim = premises.first(where: { !evaluation.bestReason(for: $0).isNone }) {
      notes.append(grounds(of: claim))
    }
    let text = premises.map { mention($0) }.joined(separator: " with ")
    return notes.isEmpty ? text : text + " (\(notes.joined(separator: ", ")))"
  }

  /// `from n44, on n45`: the claims and the leaves that a claim's best reason rests on.
  private func grounds(of claim: NodeID) -> String {
    var claims: [String] = []
    var leaves: [String] = []
    var next = claim
    for depth in 0..<2 {
      let reason = evaluation.bestReason(for: next)
      if reason.isNone { break }
      let premises = Array(graph.premises(reason))
      leaves += premises.filter { evaluation.bestReason(for: $0).isNone }.map { graph.name($0) }
      let carried = premises.filter { !evaluation.bestReason(for: $0).isNone }
      if depth == 0 { claims = carried.map { graph.name($0) } }
      guard leaves.isEmpty, let first = carried.first else { break }
      next = first
    }
    let from = claims.isEmpty ? "" : "from \(claims.joined(separator: ", "))"
    let on = leaves.isEmpty ? "" : "on \(leaves.joined(separator: ", "))"
    return [from, on].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  func verb(_ subjects: [String], _ plural: String) -> String {
    if subjects.count > 1 { return plural }
    return plural.hasSuffix("y") ? "\(plural.dropLast())ies" : plural + "s"
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  func list(_ items: [String]) -> String {
    if items.count < 2 { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + items[items.count - 1]
  }
}
