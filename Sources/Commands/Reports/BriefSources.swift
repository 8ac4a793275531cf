import ArgumentGraph
import Evaluation
import Reports
import SourceText

/// The end of a brief: the sources and their grades, and what a reader has to be wary of.
struct BriefSources {
  let context: ReportContext
  let points: [NodeID]
  private var graph: Graph { context.graph }

  init(context: ReportContext, points: [NodeID]) {
    self.context = context
    self.points = points
  }

  /// The most sources that a brief lists.
  static let limit = 12

  func write(into document: inout Document) {
    let sources = Array(context.map.sources)
    document.addHeading("Sources")
    if sources.isEmpty {
      document.add(StyledLine("No source is given."))
    } else {
      let uses = SourceUses(context)
      let ordered = sources.sorted { left, right in
        let counts = [left, right].map { uses.count(of: $0) }
        let ranks = [left, right].map { context.map.rank[$0.index] }
        return (counts[1], ranks[0]) < (counts[0], ranks[1])
      }
      for source in ordered.prefix(Self.limit) { document.addItem(line(source, uses)) }
      if sources.count > Self.limit {
        document.addItem(StyledLine("\(sources.count - Self.limit) more"))
      }
      document.add(
        StyledLine(
          "A letter grades the source, from A (reliable) to E (unreliable); a number the item, from "
            + "1 (confirmed) to 5 (improbable). F and 6 say that it was not, or cannot be, judged.")
      )
    }
    let caveats = caveats()
    if caveats.isEmpty { return }
    document.addHeading("Caveats")
    for caveat in caveats { document.addItem(caveat) }
  }

  private func line(_ source: NodeID, _ uses: SourceUses) -> StyledLine {
    let details = graph.source(source)
    var text = context.sentence(source)
    if let by = details.by { text += ", by \(by)" }
    if let date = details.date { text += ", \(date)" }
    var line = StyledLine(text).adding(" [").adding(graph.name(source), .id).adding("]. ")
    let letter = details.reliability ?? "F"
    line.append("Reliability \(letter), \(Self.words(letter)). ")
    if !details.origin.isNone {
      line = line.adding("It derives from ").adding(graph.name(details.origin), .id).adding(". ")
    }
    let count = uses.count(of: source)
    let evidence = uses.evidenceCount(of: source)
    line.append(
      count == 0
        ? "Nothing is drawn from it."
        : "\(counted(count, "statement is", "statements are")) drawn from it, "
          + (evidence == 0 ? "none of them evidence." : "evidence: \(uses.grades(of: source))."))
    return line
  }

  /// A reliability letter in words (AJP-2.1).
  private static func words(_ letter: Character) -> String {
    switch letter {
    case "A": "reliable"
    case "B": "usually reliable"
    case "C": "fairly reliable"
    case "D": "not usually reliable"
    case "E": "unreliable"
    default: "not judged"
    }
  }

  // MARK: Caveats

  private func caveats() -> [StyledLine] {
    var lines: [StyledLine] = []
    for point in points {
      let subject = points.count == 1 ? "The point" : "“\(context.sentence(point))”"
      for badge in context.badges[point] { lines.append(StyledLine(words(badge, subject))) }
    }
    let assumptions = context.map.order.filter {
      graph.kind($0) == .assumption && graph.status($0) == .none
    }
    if !assumptions.isEmpty {
      lines.append(
        StyledLine(
          "\(counted(assumptions.count, "assumption has", "assumptions have")) not been examined: "
        )
        .adding(names(assumptions)).adding("."))
    }
    let claims = unsupportedClaims()
    if !claims.isEmpty {
      lines.append(
        StyledLine("\(counted(claims.count, "claim rests", "claims rest")) on word alone: ")
          .adding(names(claims)).adding("."))
    }
    let open = points.flatMap { context.questions.inferences(bearingOn: $0) }
    let steps = Set(open).filter { !context.questions.open(of: $0).isEmpty }
    if !steps.isEmpty {
      lines.append(
        StyledLine(
          "\(counted(steps.count, "step has", "steps have")) critical questions that nobody has "
            + "dealt with; `questions` lists them."))
    }
    return lines
  }

  /// Claims that nothing supports, counterclaims among them, in the order of the document.
  private func unsupportedClaims() -> [NodeID] {
    context.map.order.filter {
      graph.kind($0).isClaim && context.support(of: $0).isEmpty && !points.contains($0)
    }
  }

  /// The most ids in a row.
  private static let nameLimit = 12

  private func names(_ nodes: [NodeID]) -> StyledLine {
    var line = StyledLine()
    for (index, node) in nodes.prefix(Self.nameLimit).enumerated() {
      if index > 0 { line.append(", ") }
      line.append(graph.name(node), .id)
    }
    let more = nodes.count - Self.nameLimit
    return more > 0 ? line.adding(" and \(more) more") : line
  }

  private func words(_ badge: Badge, _ subject: String) -> String {
    switch badge {
    case .singleSource(.source(let source)):
      "\(subject) rests on a single source: all the evidence beneath it comes from “"
        + "\(context.sentence(source))”."
    case .singleSource(.person(let name)):
      "\(subject) rests on a single source: all the evidence beneath it is the word of \(name)."
    case .ownWord:
      "\(subject) rests on the studied text's own word: no evidence comes from elsewhere."
    case .unjudged: "\(subject) would not stand without evidence that has not been judged."
    case .assumed: "\(subject) would not stand without assumptions."
    case .circular: "\(subject) is part of a circle of support."
    }
  }
}
