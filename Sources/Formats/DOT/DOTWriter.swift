import ArgumentGraph
import SourceText

/// Writes a map for Graphviz, in the order of the document.
struct DOTWriter {
  let map: MapView
  let graph: Graph
  let part: MapPart
  let names: InferenceNames
  let verdict: ((NodeID) -> VerdictMark?)?
  let width: Int
  let showsSources: Bool
  let showsWarrants: Bool
  let showsLegend: Bool
  let direction: String
  /// What is known of the layout; nothing of maps that Graphviz can hardly lay out.
  let layout: DOTLayout?
  let contentions: Set<NodeID>
  var losses: [Diagnostic] = []
  /// The kinds that were drawn, for the legend.
  var drawn = DrawnKinds()
  /// How many nodes and joints were drawn.
  var size = 0

  /// Where most citations of one statement end.
  private static let citationLimit = 3

  init(_ map: MapView, _ options: ExportOptions) {
    self.map = map
    graph = map.graph
    part = MapPart(map, options)
    names = InferenceNames(map)
    verdict = options.verdict
    width = Int(options.value(DOTFormat.width)) ?? 32
    showsSources = options.value(DOTFormat.sources) == "on"
    showsWarrants = options.value(DOTFormat.warrants) == "on"
    showsLegend = options.value(DOTFormat.legend) == "on"
    contentions = Set(map.contentions)
    let statements = map.order.count { [graph, part] in
      graph.kind($0).isStatement && part.contains($0)
    }
    layout = statements <= DOTFormat.sizeLimit ? DOTLayout(map, part) : nil
    direction =
      switch options.value(DOTFormat.conclusions) {
      case "top": "BT"
      case "left": "RL"
      case "right": "LR"
      case "bottom": "TB"
      default: statements <= DOTFormat.uprightLimit ? "BT" : "RL"
      }
  }

  mutating func write(to sink: inout ByteSink) {
    writeHead(to: &sink)
    for node in map.order where graph.kind(node).isStatement && part.contains(node) {
      writeStatement(node, to: &sink)
    }
    writeUndeclared(to: &sink)
    for node in map.order where graph.kind(node).isInference && part.contains(node) {
      writeInference(node, to: &sink)
    }
    writeRows(to: &sink)
    if showsLegend, size > 0 {
      let isUpright = direction == "BT" || direction == "TB"
      let above = (layout?.lowest ?? []).map { dotName($0) }
      DOTLegend(drawn: drawn, isUpright: isUpright, above: above).write(to: &sink)
    }
    sink.append("}\n")
    if size > DOTFormat.sizeLimit {
      losses.append(
        Diagnostic(
          "\(size) nodes are more than Graphviz lays out in good time", severity: .warning,
          help: "export a part with --from ID --depth N, or lay it out with `sfdp`"))
    }
  }

  private func writeHead(to sink: inout ByteSink) {
    sink.append("digraph map {\n")
    sink.append("  graph [charset=\"UTF-8\", rankdir=\(direction), nodesep=0.25, ranksep=0.4,\n")
    sink.append("    fontname=\"\(DOTStyle.fontName)\", fontsize=16, pad=0.2")
    if let title = map.graph.title {
      let lines = DOTText.wrapped(title, width: max(width * 2, 60))
      sink.append(",\n    labelloc=t, label=\(DOTText.label(lines))")
    }
    sink.append("];\n")
    sink.append("  node [fontname=\"\(DOTStyle.fontName)\", fontsize=11, margin=\"0.14,0.08\"];\n")
    sink.append("  edge [fontname=\"\(DOTStyle.fontName)\", fontsize=9, arrowsize=0.8];\n")
  }

  /// The name of a node in the picture.
  func dotName(_ node: NodeID) -> String { "n\(node.raw)" }

  // MARK: Statements

  private mutating func writeStatement(_ node: NodeID, to sink: inout ByteSink) {
    let kind = graph.kind(node)
    let isContention = contentions.contains(node)
    var look = DOTStyle.look(kind)
    let mark = verdict?(node)
    if let mark {
      look.fill = DOTStyle.verdict(mark.word)?.fill ?? look.fill
      drawn.verdicts.insert(mark.word)
    }
    var lines = [heading(node, kind, isContention, mark)]
    lines += wrapped(graph.text(node))
    if showsSources { lines += citations(node) }
    sink.append("  \(dotName(node)) [label=\(DOTText.label(lines)), ")
    sink.append(DOTStyle.attributes(look, isContention: isContention))
    sink.append("];\n")
    if isContention { drawn.hasContention = true } else { drawn.statements.insert(kind) }
    size += 1
  }

  /// Large maps are for programs, not for eyes, and need not look their best.
  private func wrapped(_ text: String) -> [String] {
    layout == nil
      ? DOTText.wrapped(text, width: width) : DOTText.balanced(text, width: width)
  }

  /// What it is, what it is called, and what became of it.
  private func heading(
    _ node: NodeID, _ kind: NodeKind, _ isContention: Bool, _ mark: VerdictMark?
  ) -> String {
    let word = isContention ? "CONTENTION" : kind.word.uppercased()
    var heading = "\(word)  \(graph.label(node) ?? "")"
    if let mark { heading += "  " + Self.words(mark) }
    return visible(heading)
  }

  static func words(_ mark: VerdictMark) -> String {
    let known = DOTStyle.verdict(mark.word)
    let word = known.map { "\($0.mark) \($0.shown)" } ?? mark.word
    return word + (mark.level.map { " \($0)" } ?? "")
  }

  /// `[report:3.2, 5, op-ed:1]`, a source named once for the passages that follow it.
  private func citations(_ node: NodeID) -> [String] {
    var seen: Set<String> = []
    var places: [String] = []
    var last = NodeID.none
    for anchor in graph.anchors(node) where !anchor.source.isNone {
      let source = graph.label(anchor.source) ?? ""
      let passage = anchor.passage == .unknown ? "" : anchor.passage.description
      guard seen.insert("\(source):\(passage)").inserted else { continue }
      let name = anchor.source == last && !passage.isEmpty ? "" : source
      places.append(name.isEmpty || passage.isEmpty ? name + passage : "\(name):\(passage)")
      last = anchor.source
    }
    if places.isEmpty { return [] }
    let rest = places.count - Self.citationLimit
    let shown = places.prefix(Self.citationLimit) + (rest > 0 ? ["+\(rest)"] : [])
    return DOTText.wrapped("[" + shown.joined(separator: ", ") + "]", width: width)
  }

  /// Ids that inferences use and nothing declares.
  private mutating func writeUndeclared(to sink: inout ByteSink) {
    var seen: Set<NodeID> = []
    for inference in map.order where graph.kind(inference).isInference && part.contains(inference) {
      for premise in graph.premises(inference) { writeUndeclared(premise, &seen, to: &sink) }
      let conclusion = graph.conclusion(inference)
      if !conclusion.isNone { writeUndeclared(conclusion, &seen, to: &sink) }
    }
  }

  private mutating func writeUndeclared(
    _ node: NodeID, _ seen: inout Set<NodeID>, to sink: inout ByteSink
  ) {
    let kind = graph.kind(node)
    if kind.isStatement || kind.isInference || !seen.insert(node).inserted { return }
    writeMissing(dotName(node), graph.label(node) ?? "", to: &sink)
  }

  private mutating func writeMissing(_ name: String, _ id: String, to sink: inout ByteSink) {
    let look = DOTStyle.look(.undeclared)
    let lines = ["NOT DECLARED"] + DOTText.wrapped(id, width: width)
    sink.append("  \(name) [label=\(DOTText.label(lines)), shape=\(look.shape)")
    sink.append(", style=\"\(look.style)\", color=\"\(look.colour)\", fontcolor=\"#666666\"];\n")
    drawn.statements.insert(.undeclared)
    size += 1
  }

  // MARK: Inferences

  private mutating func writeInference(_ node: NodeID, to sink: inout ByteSink) {
    let kind = graph.kind(node)
    let isBacking = graph.isBacking(node)
    let line = DOTStyle.line(kind, isBacking: isBacking)
    drawn.add(kind, isBacking: isBacking, isLinked: graph.premiseCount(node) > 1)
    let target = targetName(node, to: &sink)
    let caption = caption(node, line)
    let colour = "color=\"\(line.colour)\", style=\"\(line.style)\""
    let end = ", arrowhead=\(line.arrow)"
    let label =
      caption.isEmpty
      ? "" : ", label=\(DOTText.label(caption)), fontcolor=\"\(line.colour)\""
    if !DOTLayout.hasJoint(node, graph, part) {
      let premise = dotName(graph.premise(node, 0))
      let length = layout.map { $0.length(node) } ?? 1
      let span = length > 1 ? ", minlen=\(length)" : ""
      sink.append("  \(premise) -> \(target) [\(colour)\(end)\(span)\(label)];\n")
      return
    }
    writeJoint(node, line, to: &sink)
    for premise in graph.premises(node) {
      sink.append("  \(dotName(premise)) -> \(dotName(node)) [\(colour), arrowhead=none];\n")
    }
    sink.append("  \(dotName(node)) -> \(target) [\(colour)\(end)\(label)];\n")
  }

  private mutating func writeJoint(
    _ node: NodeID, _ line: DOTStyle.Line, to sink: inout ByteSink
  ) {
    sink.append("  \(dotName(node)) [color=\"\(line.colour)\", ")
    if graph.premiseCount(node) > 1 {
      sink.append(DOTStyle.joint)
    } else {
      sink.append("label=\"\", shape=point, width=0.1")
    }
    sink.append("];\n")
    size += 1
  }

  /// What an inference points at; drawn here when there is no such thing.
  private mutating func targetName(_ node: NodeID, to sink: inout ByteSink) -> String {
    let conclusion = graph.conclusion(node)
    if !conclusion.isNone { return dotName(conclusion) }
    let name = "m\(node.raw)"
    var bytes: [UInt8] = []
    names.appendConclusion(of: node, to: &bytes)
    writeMissing(name, String(decoding: bytes, as: UTF8.self), to: &sink)
    return name
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

  /// Main points that lead nowhere stand in one row at the top, and beside them statements without
  /// any relation, in columns.
  private func writeRows(to sink: inout ByteSink) {
    guard let layout else { return }
    let points = map.mainPoints.filter { node in
      part.contains(node) && !graph.uses(node).contains { part.contains($0) }
    }
    let lonely = Set(layout.firstLonely)
    let tops = points.filter { !lonely.contains($0) }
    let row = (map.contentions.isEmpty ? Array(tops.prefix(1)) : tops) + layout.firstLonely
    if row.count > 1 {
      sink.append("  { rank=same; \(row.map { dotName($0) }.joined(separator: "; ")); }\n")
    }
    for (below, above) in layout.lonely {
      sink.append("  \(dotName(below)) -> \(dotName(above)) [style=invis];\n")
    }
  }
}

/// What occurs in a picture, for its legend.
struct DrawnKinds {
  var statements: Set<NodeKind> = []
  var hasContention = false
  var hasLinked = false
  var hasSupport = false
  var hasRebuttal = false
  var hasUndercut = false
  var hasBacking = false
  var verdicts: Set<String> = []

  mutating func add(_ kind: NodeKind, isBacking: Bool, isLinked: Bool) {
    if isLinked { hasLinked = true }
    switch kind {
    case .rebut: hasRebuttal = true
    case .undercut: hasUndercut = true
    default: if isBacking { hasBacking = true } else { hasSupport = true }
    }
  }
}
