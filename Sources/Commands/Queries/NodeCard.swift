import ArgumentGraph
import Conventions
import Evaluation
import Reports
import SourceText

/// A node and its surroundings as lines.
struct NodeCard {
  let map: MapView
  let evaluation: Evaluation
  let questions: CriticalQuestions
  let width: Int
  /// Where it is declared, when that is in a notebook which is included.
  let place: Place?

  func lines(_ node: NodeID) -> [StyledLine] {
    let graph = map.graph
    switch graph.kind(node) {
    case .source: return source(node)
    case .support, .rebut, .undercut: return inference(node)
    default: return statement(node)
    }
  }

  private func head(_ node: NodeID, _ kind: String, _ text: String) -> [StyledLine] {
    var lines = [StyledLine(map.graph.name(node), .id).adding("  \(kind)", .keyword)]
    for line in wrapped(visible(text), to: max(20, width - 2)) where !line.isEmpty {
      lines.append(StyledLine("  \(line)"))
    }
    return lines + field("included", place.map { "\($0.file):\($0.line)" })
  }

  private func field(_ name: String, _ value: String?) -> [StyledLine] {
    guard let value, !value.isEmpty else { return [] }
    let pad = String(repeating: " ", count: max(1, 14 - name.count))
    let lines = wrapped(visible(value), to: max(20, width - 16))
    return lines.enumerated().map { index, line in
      index == 0
        ? StyledLine("  \(name)\(pad)", .dim).adding(line)
        : StyledLine(String(repeating: " ", count: 16) + line)
    }
  }

  private func statement(_ node: NodeID) -> [StyledLine] {
    let graph = map.graph
    let kind = map.contentions.contains(node) ? "contention" : graph.kind(node).word
    var lines = head(node, kind, graph.text(node)) + standing(node)
    for anchor in graph.anchors(node) {
      var text = "\(graph.label(anchor.source) ?? "?"):\(anchor.passage)"
      if let quote = graph.quote(anchor) { text += "  “\(quote)”" }
      if graph.kind(anchor.source) == .source { text += "  (\(graph.text(anchor.source)))" }
      lines += field("from", text)
    }
    lines += field("by", graph.by(node))
    if graph.credibility(node) > 0 { lines += field("credibility", "\(graph.credibility(node))") }
    lines += field(
      "likelihood", graph.likelihood(node).map { LikelihoodScale.of(map).shown($0) })
    lines += field("confidence", graph.confidence(node).word)
    lines += field("status", graph.status(node).word)
    lines += field("tags", graph.tags(node).joined(separator: ", "))
    lines += field("note", graph.note(node))
    return lines + surroundings(node)
  }

  /// The verdict, with why it falls or what it rests on.
  private func standing(_ node: NodeID) -> [StyledLine] {
    let verdict = evaluation.verdict(node)
    let remarks = evaluation.remarks(on: node)
    var line = StyledLine("  verdict\(String(repeating: " ", count: 7))", .dim)
    line.append(verdict.phrase, verdict.role)
    let words = remarks.joined(separator: "; ")
    if words.isEmpty { return [line] }
    let isShort = line.width + 2 + displayWidth(visible(words)) <= width
    if isShort { return [line.adding("  \(visible(words))", .dim)] }
    return [line]
      + wrapped(visible(words), to: max(20, width - 16)).map {
        StyledLine(String(repeating: " ", count: 16) + $0, .dim)
      }
  }

  private func inference(_ node: NodeID) -> [StyledLine] {
    let graph = map.graph
    let kind = graph.isBacking(node) ? "backing" : graph.kind(node).word
    var lines = head(node, kind, "") + standing(node)
    for (index, premise) in graph.premises(node).enumerated() {
      let slot = graph.slot(node, index).map { "\($0): " } ?? ""
      lines += field(
        index == 0 ? "with" : "and",
        "\(slot)\(graph.label(premise) ?? "?")  \(graph.text(premise))")
    }
    let conclusion = graph.conclusion(node)
    if conclusion.isNone {
      lines += field("bears on", "nothing: no such inference is declared")
    } else {
      lines += field("bears on", "\(graph.name(conclusion))  \(graph.text(conclusion))")
    }
    lines += scheme(of: node)
    lines += field("warrant", graph.warrant(node))
    if graph.isConceded(node) { lines += field("conceded", graph.concession(node) ?? "yes") }
    let question = graph.answeredQuestion(node)
    if question > 0, !conclusion.isNone {
      let all = questions.all(of: conclusion)
      let text = all.indices.contains(question - 1) ? "  \(all[question - 1].text)" : ""
      lines += field("answers", "\(question)\(text)")
    }
    lines += field("note", graph.note(node))
    return lines + surroundings(node)
  }

  /// The scheme of an inference, the slots that it leaves empty, and its open questions.
  private func scheme(of node: NodeID) -> [StyledLine] {
    guard let name = map.graph.scheme(node) else { return [] }
    guard let scheme = questions.scheme(of: node) else {
      return field("scheme", "\(name)  (there is no such scheme)")
    }
    var lines = field("scheme", "\(name)  \(scheme.summary)")
    for slot in questions.emptySlots(of: node) {
      lines += field("not filled", "\(slot.name): \(slot.text)")
    }
    let open = questions.open(of: node)
    for (index, question) in open.enumerated() {
      let line = "\(question.number) \(question.text)"
      lines += index == 0 ? field("open", line) : field("", line)
    }
    return lines
  }

  private func source(_ node: NodeID) -> [StyledLine] {
    let graph = map.graph
    let details = graph.source(node)
    var lines = head(node, "source", graph.text(node))
    lines += field("file", details.file)
    lines += field("by", details.by)
    lines += field("date", details.date)
    lines += field("url", details.url)
    lines += field("reliability", details.reliability.map { String($0) })
    if !details.origin.isNone { lines += field("origin", graph.label(details.origin)) }
    lines += field("quotes", details.quotes?.rawValue)
    lines += field("note", details.note)
    let users = map.order.filter { other in
      graph.kind(other).isStatement && graph.anchors(other).contains { $0.source == node }
    }
    lines += field("used by", users.map { graph.name($0) }.joined(separator: ", "))
    return lines
  }

  private func surroundings(_ node: NodeID) -> [StyledLine] {
    let graph = map.graph
    var lines: [StyledLine] = []
    for inference in map.incoming(node) {
      let premises = graph.premises(inference)
      let mark = graph.kind(inference).mark
      for (index, premise) in premises.enumerated() {
        var line = StyledLine("  \(index == 0 ? mark : "&") ", mark == "+" ? .good : .bad)
        line.append(graph.label(premise) ?? "?", .id)
        line.append("  \(visible(graph.text(premise)))")
        lines.append(line.cut(to: width))
      }
      let open = questions.open(of: inference).count
      if open > 0 {
        let name = visible(graph.scheme(inference) ?? "")
        lines.append(
          StyledLine(
            "      scheme \(name), \(open) open \(open == 1 ? "question" : "questions")", .dim))
      }
      for attack in map.incoming(inference) {
        let names = graph.premises(attack).map { graph.label($0) ?? "?" }.joined(separator: " + ")
        lines.append(
          StyledLine("      \(graph.kind(attack).mark) ", .bad).adding(names, .id)
            .adding("  on this step", .dim))
      }
    }
    for inference in map.uses(node) {
      let conclusion = graph.conclusion(inference)
      let word = graph.isBacking(inference) ? "backs" : graph.kind(inference).word + "s"
      let linked = graph.premises(inference).filter { $0 != node }.map { graph.label($0) ?? "?" }
      var line = StyledLine("  \(word) ", .keyword)
      line.append(conclusion.isNone ? "?" : graph.name(conclusion), .id)
      if !linked.isEmpty { line.append(" with \(linked.joined(separator: " + "))") }
      if let scheme = graph.scheme(inference) { line.append("  scheme \(scheme)", .dim) }
      if graph.isConceded(inference) { line.append("  conceded", .dim) }
      lines.append(line.cut(to: width))
    }
    return lines
  }
}
