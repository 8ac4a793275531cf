import ArgumentGraph
import SourceText

/// Statements, and ids that nothing declares.
extension DOTWriter {
  /// Where most citations of one statement end.
  private static let citationLimit = 3

  mutating func writeStatement(_ node: NodeID) {
    let kind = graph.kind(node)
    let isContention = contentions.contains(node)
    let mark = verdict?(node)
    out.append("  ")
    appendName(node)
    out.append(" [label=\"")
    out.append(contentsOf: DOTStyle.heading(kind, isContention: isContention).utf8)
    out.append("  ")
    graph.texts.withBytes(of: graph.labelID(node)) { out.append(contentsOf: $0) }
    if let mark { DOTText.append(visible("  " + Self.words(mark)), to: &out) }
    graph.texts.withBytes(of: graph.bodyID(node)) {
      // Large maps are for programs, not for eyes, and need not look their best.
      DOTText.append($0, width: width, isBalanced: layout != nil, to: &out)
    }
    if showsSources, graph.anchorCount(node) > 0 { appendCitations(node) }
    out.append("\", ")
    out.append(contentsOf: attributes(kind, isContention: isContention, mark).utf8)
    out.append("];\n")
    if isContention { drawn.hasContention = true } else { drawn.add(kind) }
    size += 1
  }

  private mutating func attributes(
    _ kind: NodeKind, isContention: Bool, _ mark: VerdictMark?
  ) -> String {
    guard let mark else { return DOTStyle.attributes(kind, isContention: isContention) }
    drawn.verdicts.insert(mark.word)
    var look = DOTStyle.look(kind)
    look.fill = DOTStyle.verdict(mark.word)?.fill ?? look.fill
    return DOTStyle.attributes(look, isContention: isContention)
  }

  static func words(_ mark: VerdictMark) -> String {
    let known = DOTStyle.verdict(mark.word)
    let word = known.map { "\($0.mark) \($0.shown)" } ?? mark.word
    return word + (mark.level.map { " \($0)" } ?? "")
  }

  /// Appends `[report:3.2, 5, op-ed:1]`, a source named once for the passages that follow it.
  private mutating func appendCitations(_ node: NodeID) {
    var seen: Set<Place> = []
    var text: [UInt8] = [UInt8(ascii: "[")]
    var last = NodeID.none
    for anchor in graph.anchors(node) where !anchor.source.isNone {
      guard seen.insert(Place(source: anchor.source, passage: anchor.passage)).inserted else {
        continue
      }
      if seen.count > Self.citationLimit { continue }
      if seen.count > 1 { text.append(", ") }
      let hasPassage = anchor.passage != .unknown
      if anchor.source != last || !hasPassage {
        graph.texts.withBytes(of: graph.labelID(anchor.source)) { text.append(contentsOf: $0) }
        if hasPassage { text.append(UInt8(ascii: ":")) }
      }
      if hasPassage { text += anchor.passage.description.utf8 }
      last = anchor.source
    }
    if seen.count > Self.citationLimit { text += ", +\(seen.count - Self.citationLimit)".utf8 }
    text.append(UInt8(ascii: "]"))
    text.withUnsafeBufferPointer {
      DOTText.append($0, width: width, isBalanced: false, to: &out)
    }
  }

  private struct Place: Hashable {
    var source: NodeID
    var passage: Passage
  }

  // MARK: Undeclared ids

  /// Draws the ids that inferences use and nothing declares.
  mutating func writeUndeclared() {
    guard graph.count(of: .undeclared) + graph.count(of: .source) > 0 else { return }
    var seen: Set<NodeID> = []
    for inference in map.order where graph.kind(inference).isInference && part.contains(inference) {
      for premise in graph.premises(inference) { writeUndeclared(premise, &seen) }
      let conclusion = graph.conclusion(inference)
      if !conclusion.isNone { writeUndeclared(conclusion, &seen) }
    }
  }

  private mutating func writeUndeclared(_ node: NodeID, _ seen: inout Set<NodeID>) {
    let kind = graph.kind(node)
    if kind.isStatement || kind.isInference || !seen.insert(node).inserted { return }
    writeMissing("n\(node.raw)", graph.label(node) ?? "")
  }

  mutating func writeMissing(_ name: String, _ id: String) {
    let look = DOTStyle.look(.undeclared)
    let lines = ["NOT DECLARED"] + DOTText.wrapped(id, width: width)
    out += "  \(name) [label=\(DOTText.label(lines)), shape=\(look.shape)".utf8
    out += ", style=\"\(look.style)\", color=\"\(look.colour)\", fontcolor=\"#666666\"];\n".utf8
    drawn.add(.undeclared)
    size += 1
  }
}
