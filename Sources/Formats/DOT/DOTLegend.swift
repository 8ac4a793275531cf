import ArgumentGraph
import SourceText

/// A row that says what the shapes and the lines of a picture mean; only those that occur.
struct DOTLegend {
  let drawn: DrawnKinds
  /// Whether rows of the picture run from top to bottom.
  let isUpright: Bool
  /// The names of the nodes that it is to stand under.
  let above: [String]

  func write(to sink: inout ByteSink) {
    sink.append("  subgraph cluster_legend {\n")
    sink.append("    graph [label=\"\", color=\"#BBBBBB\", style=rounded, margin=8];\n")
    sink.append("    node [fontsize=9, margin=\"0.08,0.04\"];\n")
    sink.append("    edge [arrowsize=0.7];\n")
    var row = writeKinds(to: &sink) + writeLines(to: &sink)
    // Graphviz fills columns from below.
    if !isUpright { row.reverse() }
    sink.append("    { rank=same;")
    for (index, name) in row.enumerated() {
      sink.append(index == 0 ? " \(name);" : " \(row[index - 1]) -> \(name) [style=invis];")
    }
    sink.append(" }\n  }\n")
    // Under the last row, in its middle.
    guard let first = above.first, !row.isEmpty else { return }
    let middle = above.count > 1 ? above[above.count / 2] : first
    sink.append("  \(row[row.count / 2]) -> \(middle) [style=invis, weight=0];\n")
  }

  /// A node for each kind of statement, and for each verdict.
  private func writeKinds(to sink: inout ByteSink) -> [String] {
    var names: [String] = []
    func add(_ word: String, _ attributes: String) {
      names.append("k\(names.count)")
      sink.append("    k\(names.count - 1) [label=\"\(word)\", \(attributes)];\n")
    }
    func look(_ kind: NodeKind) -> DOTStyle.Look {
      var look = DOTStyle.look(kind)
      // Fills stand for verdicts, when there are any.
      if !drawn.verdicts.isEmpty { look.fill = "#FFFFFF" }
      return look
    }
    if drawn.hasContention {
      let attributes = DOTStyle.attributes(look(.claim), isContention: true)
      add("contention", attributes + ", fontsize=9")
    }
    for kind in [NodeKind.claim, .counterclaim, .evidence, .assumption, .undeclared]
    where drawn.contains(kind) {
      let word = kind == .undeclared ? "not declared" : kind.word
      add(word, DOTStyle.attributes(look(kind), isContention: false))
    }
    for verdict in DOTStyle.verdicts where drawn.verdicts.contains(verdict.word) {
      let fill = "fillcolor=\"\(verdict.fill)\", color=\"#666666\""
      add("\(verdict.mark) \(verdict.shown)", "shape=box, style=filled, \(fill)")
    }
    return names
  }

  /// A line for each kind of inference, with its word at its end.
  private func writeLines(to sink: inout ByteSink) -> [String] {
    let kinds: [(Bool, NodeKind, Bool, String)] = [
      (drawn.hasSupport, .support, false, "supports"),
      (drawn.hasRebuttal, .rebut, false, "rebuts"),
      (drawn.hasUndercut, .undercut, false, "undercuts a step"),
      (drawn.hasBacking, .support, true, "backs a step"),
    ]
    var names: [String] = []
    for (index, (occurs, kind, isBacking, word)) in kinds.enumerated() where occurs {
      let line = DOTStyle.line(kind, isBacking: isBacking)
      let look = line.attributes + line.head
      let size = isUpright ? "width=0.5, height=0.1" : "width=0.1, height=0.2"
      sink.append("    l\(index) [label=\"\", shape=none, margin=0, \(size)];\n")
      sink.append("    w\(index) [label=\"\(word)\", shape=plaintext];\n")
      if isUpright {
        sink.append("    { rank=same; l\(index) -> w\(index) [\(look), tailclip=false]; }\n")
        names.append("l\(index)")
      } else {
        sink.append("    l\(index) -> w\(index) [\(look), tailclip=false];\n")
      }
      names.append("w\(index)")
    }
    if drawn.hasLinked {
      sink.append("    j [\(DOTStyle.joint), color=\"#333333\"];\n")
      sink.append("    wj [label=\"only together\", shape=plaintext];\n")
      if isUpright {
        names += ["j", "wj"]
      } else {
        sink.append("    j -> wj [style=invis];\n")
        names.append("wj")
      }
    }
    return names
  }
}
