import ArgumentGraph
import SourceText

/// Inferences: lines, and joints where there is more than a line.
extension DOTWriter {
  mutating func writeInference(_ node: NodeID) {
    let isBacking = graph.isBacking(node)
    let line = DOTStyle.line(graph.kind(node), isBacking: isBacking)
    drawn.add(graph.kind(node), isBacking: isBacking, isLinked: graph.premiseCount(node) > 1)
    if graph.conclusion(node).isNone { writeMissingTarget(node) }
    guard DOTLayout.hasJoint(node, graph, part) else {
      writeLine(node, from: graph.premise(node, 0), line)
      return
    }
    writeJoint(node, line)
    for premise in graph.premises(node) {
      out.append("  ")
      appendName(premise)
      out.append(" -> ")
      appendName(node)
      out.append(" [")
      out.append(contentsOf: line.attributes.utf8)
      out.append(", arrowhead=none];\n")
    }
    writeLine(node, from: node, line)
  }

  /// The line that ends in the arrow.
  private mutating func writeLine(_ node: NodeID, from start: NodeID, _ line: DOTStyle.Line) {
    out.append("  ")
    appendName(start)
    out.append(" -> ")
    appendTarget(node)
    out.append(" [")
    out.append(contentsOf: line.attributes.utf8)
    out.append(contentsOf: line.head.utf8)
    if let layout, layout.length(node) > 1 {
      out.append(", minlen=")
      out.append(decimal: UInt32(layout.length(node)))
    }
    let caption = caption(node, line)
    if !caption.isEmpty {
      out += ", label=\(DOTText.label(caption)), fontcolor=\"\(line.colour)\"".utf8
    }
    out.append("];\n")
  }

  private mutating func writeJoint(_ node: NodeID, _ line: DOTStyle.Line) {
    out.append("  ")
    appendName(node)
    let shape =
      graph.premiseCount(node) > 1 ? DOTStyle.joint : "label=\"\", shape=point, width=0.1"
    out += " [color=\"\(line.colour)\", \(shape)];\n".utf8
    size += 1
  }

  private mutating func appendTarget(_ node: NodeID) {
    let conclusion = graph.conclusion(node)
    if !conclusion.isNone {
      appendName(conclusion)
    } else {
      out.append(UInt8(ascii: "m"))
      out.append(decimal: node.raw)
    }
  }

  /// Draws what an inference was to point at, when there is no such thing.
  private mutating func writeMissingTarget(_ node: NodeID) {
    let name = graph.targetPath(node).map { graph.describe($0) } ?? ""
    writeMissing("m\(node.raw)", name)
  }

  /// What stands beside the line of an inference.
  private func caption(_ node: NodeID, _ line: DOTStyle.Line) -> [String] {
    var words: [String] = []
    if let word = line.word { words.append(word) }
    if let scheme = graph.scheme(node) { words.append("by \(scheme)") }
    if let label = graph.label(node) { words.append("(\(label))") }
    if graph.isConceded(node) { words.append("– conceded") }
    if let mark = verdict?(node) { words.append(Self.words(mark)) }
    var lines = words.isEmpty ? [] : [visible(words.joined(separator: " "))]
    if showsWarrants, let warrant = graph.warrant(node) {
      lines += DOTText.wrapped(warrant, width: max(16, width * 3 / 4))
    }
    return lines
  }
}
