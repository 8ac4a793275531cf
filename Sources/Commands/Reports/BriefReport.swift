import ArgumentGraph
import Evaluation
import Reports
import SourceText

/// A page on what a map argues: its main points and whether they stand, what they rest on, what
/// speaks against them, what they hinge on, and how good the sources are.
enum BriefReport: Report {
  static let name = "brief"
  static let summary = "the contention, what it rests on, objections, linchpins, sources"

  /// The most main points that a brief goes into.
  static let pointLimit = 5

  static func make(_ context: ReportContext) -> Document {
    let points = context.map.mainPoints
    var document = Document(
      kind: name, title: context.graph.title ?? points.first.map { context.sentence($0) } ?? "Brief"
    )
    if points.isEmpty {
      document.add(StyledLine("The map makes no claim as yet."))
      return document
    }
    if context.map.contentions.isEmpty {
      document.add(
        StyledLine(
          "No contention is declared. \(counted(points.count, "claim bears", "claims bear")) on "
            + "nothing else, and "
            + (points.count == 1 ? "is" : "are") + " taken for the main "
            + (points.count == 1 ? "point." : "points.")))
    }
    let shown = Array(points.prefix(pointLimit))
    for point in shown {
      var part = BriefPoint(context: context, point: point, isOnly: shown.count == 1)
      part.write(into: &document)
    }
    if points.count > shown.count {
      document.add(
        StyledLine("\(points.count - shown.count) more main points are left out here: ")
          .adding(
            points.dropFirst(pointLimit).map { context.graph.name($0) }.joined(separator: ", ")))
    }
    BriefSources(context: context, points: shown).write(into: &document)
    return document
  }
}

/// What a brief says of one main point.
struct BriefPoint {
  let context: ReportContext
  let point: NodeID
  let isOnly: Bool
  var graph: Graph { context.graph }
  var evaluation: Evaluation { context.evaluation }

  /// The most reasons, objections and cruxes that are told in full.
  static let fullLimit = 6
  /// The fewest reasons that are not grounded for which there is room.
  static let fewest = 4
  /// The most items of evidence that are named beneath one reason.
  static let groundLimit = 3

  mutating func write(into document: inout Document) {
    document.addHeading(isOnly ? "The point" : "The point: \(context.sentence(point))")
    document.add(
      StyledLine("\(context.sentence(point)).", .keyword).adding(" [").adding(
        graph.name(point), .id
      )
      .adding("]"))
    document.add(StyledLine(verdict()))
    writeReasons(into: &document)
    writeObjections(into: &document)
    writeCruxes(into: &document)
  }

  // MARK: The verdict

  private func verdict() -> String {
    let reasons = evaluation.reasons(for: point)
    var text: String
    switch evaluation.verdict(point) {
    case .stands(let level):
      text = "It stands on what the map holds, at level \(level) of \(evaluation.grades.top)"
      if case .stands = evaluation.verdict(point), reasons.all > 0 {
        text += ": \(grounded(reasons))"
      }
      text += "."
    case .asserted:
      text =
        "It is only asserted: no reason for it is grounded in evidence or assumptions, and "
        + "nothing as strong speaks against it."
    case .contested(let level):
      let partners = evaluation.knotPartners(of: point).prefix(3).map {
        "“\(context.sentence($0))”"
      }
      text = "It is contested" + (level > 0 ? " at level \(level)" : ", word against word")
      text += partners.isEmpty ? "." : ", locked with \(listed(Array(partners)))."
    case .falls: text = "It falls: \(fall())."
    case .notAdmitted: text = "It is not admitted, and nothing supports it."
    }
    if case .stands = evaluation.verdict(point) {
    } else if reasons.grounded > 0 {
      text += " Of the reasons for it \(grounded(reasons))."
    }
    return text + estimate()
  }

  private func grounded(_ reasons: (grounded: Int, all: Int)) -> String {
    if reasons.grounded == reasons.all {
      return reasons.all == 1
        ? "the one reason for it is grounded in evidence or assumptions"
        : "all \(reasons.all) reasons for it are grounded in evidence or assumptions"
    }
    return "\(reasons.grounded) of \(reasons.all) reasons for it "
      + (reasons.grounded == 1 ? "is" : "are") + " grounded in evidence or assumptions"
  }

  private func fall() -> String {
    func words(_ nodes: [NodeID]) -> String {
      listed(
        nodes.prefix(3).map { node in
          "“\(graph.kind(node).isInference ? premiseWords(node) : context.sentence(node))”"
        })
    }
    switch evaluation.fallReason(point) {
    case .rebutted(let nodes, let level): return "\(words(nodes)) weighs more, at level \(level)"
    case .tied(let nodes, 0): return "word stands against word, with \(words(nodes))"
    case .tied(let nodes, let level): return "\(words(nodes)) weighs as much, at level \(level)"
    case .undercut(let nodes): return "all that supports it is undercut, by \(words(nodes))"
    case .circular: return "what supports it goes round in a circle"
    case .restsOnFallen(let nodes): return "it rests on what does not hold, \(words(nodes))"
    case .supposed, .inEveryReading, nil: return "nothing that holds supports it"
    }
  }

  func premiseWords(_ inference: NodeID) -> String {
    graph.premises(inference).map { context.sentence($0) }.joined(separator: "; ")
  }

  /// The author's own estimate, when there is one.
  private func estimate() -> String {
    var parts: [String] = []
    if let term = context.likelihood(of: point) { parts.append("holds it to be \(term)") }
    if let confidence = graph.confidence(point).word {
      parts.append("gives it with \(confidence) confidence")
    }
    return parts.isEmpty ? "" : " The author \(parts.joined(separator: ", and "))."
  }

  // MARK: For it

  private func writeReasons(into document: inout Document) {
    let reasons = context.strongestFirst(context.support(of: point))
    document.addHeading("What it rests on")
    if reasons.isEmpty {
      document.add(StyledLine("Nothing is given in support of it."))
      return
    }
    let told = reasons.filter {
      if case .stands = context.standing($0) { true } else { false }
    }
    let rest = reasons.filter { !told.contains($0) }
    for reason in told.prefix(Self.fullLimit) {
      document.addItem(
        context.premises(of: reason).adding(". It \(context.words(context.standing(reason)))."))
      let grounds = grounds(of: reason)
      for ground in grounds.prefix(Self.groundLimit) {
        document.addItem(groundLine(ground), depth: 1)
      }
      if grounds.count > Self.groundLimit {
        document.addItem(
          StyledLine("and \(grounds.count - Self.groundLimit) more: ")
            .adding(names(grounds.dropFirst(Self.groundLimit))), depth: 1)
      }
    }
    if told.count > Self.fullLimit {
      document.addItem(StyledLine("\(told.count - Self.fullLimit) more grounded reasons"))
    }
    writeUngrounded(rest, beside: told.count, into: &document)
  }

  /// The reasons that do not stand, those that fare alike together.
  private func writeUngrounded(
    _ reasons: [NodeID], beside told: Int, into document: inout Document
  ) {
    let limit = max(Self.fullLimit - told, Self.fewest)
    let shown = Array(reasons.prefix(reasons.count <= limit + 2 ? reasons.count : limit))
    var fates: [Verdict] = []
    for reason in shown where !fates.contains(context.standing(reason)) {
      fates.append(context.standing(reason))
    }
    for fate in fates {
      let alike = shown.filter { context.standing($0) == fate }
      let words = context.words(fate)
      if alike.count == 1 {
        document.addItem(context.premises(of: alike[0]).adding(". It \(words)."))
        continue
      }
      document.addItem(StyledLine("Each of these \(words):"))
      for reason in alike { document.addItem(context.premises(of: reason), depth: 1) }
    }
    let left = reasons.count - shown.count
    if left > 0 {
      document.addItem(StyledLine("\(counted(left, "more is", "more are")) not grounded"))
    }
  }

  /// A row of ids.
  private func names(_ nodes: some Sequence<NodeID>) -> StyledLine {
    var line = StyledLine()
    for (index, node) in nodes.enumerated() {
      if index > 0 { line.append(", ") }
      line.append(graph.name(node), .id)
    }
    return line
  }

  private func groundLine(_ node: NodeID) -> StyledLine {
    var line = context.mention(node)
    var about: [String] = []
    switch graph.kind(node) {
    case .evidence: about.append("evidence graded \(context.grade(of: node))")
    case .assumption:
      about.append("an assumption, \(graph.status(node).word ?? "not examined")")
    default: about.append(graph.kind(node).word)
    }
    let origin = context.origin(of: node)
    if !origin.isEmpty { about.append(origin) }
    line.append(" (\(about.joined(separator: "; ")))")
    return line
  }

  /// The evidence and assumptions that a reason stands on, the best first.
  private func grounds(of reason: NodeID) -> [NodeID] {
    var seen: Set<NodeID> = []
    var open = Array(graph.premises(reason))
    var found: [NodeID] = []
    while let node = open.popLast() {
      guard seen.insert(node).inserted, case .stands = evaluation.verdict(node) else { continue }
      let kind = graph.kind(node)
      if kind == .evidence || kind == .assumption { found.append(node) }
      for inference in graph.incoming(node) where graph.kind(inference) == .support {
        if case .stands = context.standing(inference) { open += graph.premises(inference) }
      }
    }
    return found.sorted { left, right in
      let levels = [left, right].map { evaluation.verdict($0).level ?? 0 }
      let ranks = [left, right].map { context.map.rank[$0.index] }
      return (levels[1], ranks[0]) < (levels[0], ranks[1])
    }
  }
}
