import ArgumentGraph
import SourceText

/// Writes a map for Graphviz, in the order of the document.
struct DOTWriter {
  let map: MapView
  let graph: Graph
  let part: MapPart
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
  /// What was written and not handed to the sink yet.
  var out: [UInt8] = []

  init(_ map: MapView, _ options: ExportOptions) {
    self.map = map
    graph = map.graph
    part = MapPart(map, options)
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
    writeHead()
    for node in map.order where graph.kind(node).isStatement && part.contains(node) {
      writeStatement(node)
      handOn(to: &sink)
    }
    writeUndeclared()
    for node in map.order where graph.kind(node).isInference && part.contains(node) {
      writeInference(node)
      handOn(to: &sink)
    }
    writeRows()
    sink.append(out)
    if showsLegend, size > 0 {
      let isUpright = direction == "BT" || direction == "TB"
      let above = (layout?.lowest ?? []).map { "n\($0.raw)" }
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

  private mutating func handOn(to sink: inout ByteSink) {
    guard out.count >= ByteSink.portion else { return }
    sink.append(out)
    out.removeAll(keepingCapacity: true)
  }

  private mutating func writeHead() {
    var head = "digraph map {\n"
    head += "  graph [charset=\"UTF-8\", rankdir=\(direction), nodesep=0.25, ranksep=0.4,\n"
    head += "    fontname=\"\(DOTStyle.fontName)\", fontsize=16, pad=0.2"
    if let title = map.graph.title {
      let lines = DOTText.wrapped(title, width: max(width * 2, 60))
      head += ",\n    labelloc=t, label=\(DOTText.label(lines))"
    }
    head += "];\n"
    head += "  node [fontname=\"\(DOTStyle.fontName)\", fontsize=11, margin=\"0.14,0.08\"];\n"
    head += "  edge [fontname=\"\(DOTStyle.fontName)\", fontsize=9, arrowsize=0.8];\n"
    out += head.utf8
  }

  /// Appends the name of a node in the picture.
  mutating func appendName(_ node: NodeID) {
    out.append(UInt8(ascii: "n"))
    out.append(decimal: node.raw)
  }

  /// Main points that lead nowhere stand in one row at the top, and beside them statements without
  /// any relation, in columns.
  private mutating func writeRows() {
    guard let layout else { return }
    let points = map.mainPoints.filter { node in
      part.contains(node) && !graph.uses(node).contains { part.contains($0) }
    }
    let lonely = Set(layout.firstLonely)
    let tops = points.filter { !lonely.contains($0) }
    let row = (map.contentions.isEmpty ? Array(tops.prefix(1)) : tops) + layout.firstLonely
    if row.count > 1 {
      out += "  { rank=same; \(row.map { "n\($0.raw)" }.joined(separator: "; ")); }\n".utf8
    }
    for (below, above) in layout.lonely {
      out += "  n\(below.raw) -> n\(above.raw) [style=invis];\n".utf8
    }
  }
}

/// What occurs in a picture, for its legend.
struct DrawnKinds {
  /// The kinds of statements, by their raw values; a set would take most of the time of a picture.
  private var statements: UInt16 = 0
  var hasContention = false
  var hasLinked = false
  var hasSupport = false
  var hasRebuttal = false
  var hasUndercut = false
  var hasBacking = false
  var verdicts: Set<String> = []

  func contains(_ kind: NodeKind) -> Bool { statements & 1 << kind.rawValue != 0 }

  mutating func add(_ kind: NodeKind) { statements |= 1 << kind.rawValue }

  mutating func add(_ kind: NodeKind, isBacking: Bool, isLinked: Bool) {
    if isLinked { hasLinked = true }
    switch kind {
    case .rebut: hasRebuttal = true
    case .undercut: hasUndercut = true
    default: if isBacking { hasBacking = true } else { hasSupport = true }
    }
  }
}
