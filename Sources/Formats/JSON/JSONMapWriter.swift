import ArgumentGraph
import JSONText
import SourceText

/// Writes a map as JSON, a node at a time, so that memory is needed for the map alone.
struct JSONMapWriter {
  let map: MapView
  let graph: Graph
  let part: MapPart
  let names: InferenceNames
  let verdict: ((NodeID) -> VerdictMark?)?
  let chances: ((NodeID) -> ClosedRange<Int>?)?
  /// Sources whose words may stand nowhere.
  let withheld: Set<NodeID>
  var json = JSONWriter(.pretty, reserving: ByteSink.portion * 2)
  var losses: [Diagnostic] = []
  var scratch: [UInt8] = []
  var withheldQuotes = 0
  var lostAnchors = 0

  init(_ map: MapView, _ options: ExportOptions) {
    self.map = map
    graph = map.graph
    part = MapPart(map, options)
    names = InferenceNames(map)
    verdict = options.verdict
    chances = options.chances
    withheld = Set(
      map.sources.filter {
        let quotes = map.graph.source($0).quotes
        return quotes == SourceDetails.Quotes.none || quotes == .secret
      })
  }

  mutating func write(to sink: inout ByteSink) {
    json.beginObject()
    put("format", JSONFormat.formatName)
    json.key("version")
    json.int(JSONFormat.version)
    writeTitle()
    writeContentions()
    json.key("sources")
    json.beginArray()
    for node in map.sources where part.contains(node) { writeObject(node, &sink) }
    json.endArray()
    json.key("nodes")
    json.beginArray()
    for node in map.order where graph.kind(node).isStatement && part.contains(node) {
      writeObject(node, &sink)
    }
    json.endArray()
    json.key("inferences")
    json.beginArray()
    for node in map.order where graph.kind(node).isInference && part.contains(node) {
      writeObject(node, &sink)
    }
    json.endArray()
    writeDirectives()
    json.endObject()
    sink.append(json.finish())
    reportLosses()
  }

  private mutating func writeTitle() {
    var titles: [TextID] = []
    for placed in map.directives {
      if case .title(let text) = placed.directive { titles.append(text) }
    }
    put("title", titles.first ?? .none)
    lose(titles.count - 1, "title", "titles", because: "a map has one title, the first")
  }

  /// The declared contentions in the order of the map, then ids that are named but are no claims.
  private mutating func writeContentions() {
    json.key("contentions")
    json.beginArray()
    for node in map.contentions where part.contains(node) { label(node) }
    if part.isWhole {
      var seen: Set<NodeID> = []
      for placed in map.directives {
        guard case .contentions(let nodes) = placed.directive else { continue }
        for node in nodes where !graph.kind(node).isClaim && seen.insert(node).inserted {
          label(node)
        }
      }
    }
    json.endArray()
  }

  // MARK: Nodes

  private mutating func writeObject(_ node: NodeID, _ sink: inout ByteSink) {
    json.beginObject()
    writeMembers(node)
    json.endObject()
    if json.bytes.count > ByteSink.portion { json.drain { sink.append($0) } }
  }

  /// Writes the members of the object that stands for `node`.
  mutating func writeMembers(_ node: NodeID) {
    writeID(node)
    switch graph.kind(node) {
    case .source: writeSource(node)
    case .support, .rebut, .undercut: writeInference(node)
    case .claim, .counterclaim, .evidence, .assumption: writeStatement(node)
    case .vacant, .undeclared: break
    }
  }

  private mutating func writeSource(_ node: NodeID) {
    let details = graph.source(node)
    put("title", graph.bodyID(node))
    put("file", details.file)
    put("by", details.by)
    put("date", details.date)
    put("url", details.url)
    put("reliability", details.reliability.map { String($0) })
    if !details.origin.isNone {
      json.key("origin")
      label(details.origin)
    }
    put("quotes", details.quotes?.rawValue)
    put("digest", details.digest.map { "sha256:" + $0 })
    put("note", details.note)
  }

  private mutating func writeStatement(_ node: NodeID) {
    put("kind", graph.kind(node).word)
    put("text", graph.bodyID(node))
    if graph.hasBy(node) { put("by", graph.by(node)) }
    let credibility = graph.credibility(node)
    if credibility > 0 {
      json.key("credibility")
      json.int(credibility)
    }
    put("likelihood", graph.likelihood(node))
    if let chances = chances?(node) {
      json.key("chances")
      json.beginArray()
      json.int(chances.lowerBound)
      json.int(chances.upperBound)
      json.endArray()
    }
    put("confidence", graph.confidence(node).word)
    put("status", graph.status(node).word)
    put("tags", graph.tags(node))
    put("note", graph.note(node))
    if graph.anchorCount(node) > 0 { writeAnchors(node) }
    writeVerdict(node)
  }

  private mutating func writeAnchors(_ node: NodeID) {
    // Words without a place cannot be kept when the words may not be.
    let kept = graph.anchors(node).filter {
      $0.passage != .unknown || !withheld.contains($0.source)
    }
    lostAnchors += graph.anchorCount(node) - kept.count
    if kept.isEmpty { return }
    json.key("anchors")
    json.beginArray()
    for anchor in kept {
      json.beginObject()
      json.key("source")
      label(anchor.source)
      if anchor.passage != .unknown { put("passage", anchor.passage.description) }
      if anchor.length > 0 {
        json.key("offset")
        json.int(Int(anchor.offset))
        json.key("length")
        json.int(Int(anchor.length))
      }
      put("digest", anchor.digest)
      if withheld.contains(anchor.source) {
        withheldQuotes += anchor.quote.isNone ? 0 : 1
      } else {
        put("quote", anchor.quote)
      }
      json.endObject()
    }
    json.endArray()
  }

  private mutating func writeInference(_ node: NodeID) {
    put("kind", graph.kind(node).word)
    json.key("premises")
    json.beginArray()
    for premise in graph.premises(node) { label(premise) }
    json.endArray()
    writeSlots(node)
    json.key("conclusion")
    scratch.removeAll(keepingCapacity: true)
    names.appendConclusion(of: node, to: &scratch)
    json.string(utf8: scratch)
    put("scheme", graph.scheme(node))
    put("warrant", graph.bodyID(node))
    if graph.isConceded(node) {
      json.key("conceded")
      if let reason = graph.concession(node) { json.string(reason) } else { json.bool(true) }
    }
    let question = graph.answeredQuestion(node)
    if question > 0 {
      json.key("question")
      json.int(question)
    }
    put("note", graph.note(node))
    writeVerdict(node)
  }

  /// The slots stand parallel to the premises; one that is not named is the empty text.
  private mutating func writeSlots(_ node: NodeID) {
    let count = graph.premiseCount(node)
    guard (0..<count).contains(where: { graph.slot(node, $0) != nil }) else { return }
    json.key("slots")
    json.beginArray()
    for position in 0..<count { json.string(graph.slot(node, position) ?? "") }
    json.endArray()
  }

  private mutating func writeVerdict(_ node: NodeID) {
    guard let mark = verdict?(node) else { return }
    put("verdict", mark.word)
    if let level = mark.level {
      json.key("level")
      json.int(level)
    }
  }

  // MARK: Losses

  private mutating func reportLosses() {
    lose(
      withheldQuotes, "quotation", "quotations",
      because: "the source is declared with `quotes none` or `quotes secret`", severity: .note)
    lose(
      lostAnchors, "anchor", "anchors",
      because: "it has words and no passage, and its source's words may not be kept")
    if part.isWhole {
      lose(
        graph.duplicates.count, "declaration", "declarations",
        because: "another has declared its id before")
    }
  }

  mutating func lose(
    _ count: Int, _ one: String, _ many: String, because reason: String,
    severity: Severity = .warning
  ) {
    guard count > 0 else { return }
    let what = count == 1 ? "1 \(one) is" : "\(count) \(many) are"
    losses.append(Diagnostic("\(what) left out: \(reason)", severity: severity))
  }
}

/// The parts that objects are made of.
extension JSONMapWriter {
  private mutating func writeID(_ node: NodeID) {
    json.key("id")
    if graph.labelID(node).isNone {
      scratch.removeAll(keepingCapacity: true)
      names.append(node, to: &scratch)
      json.string(utf8: scratch)
    } else {
      label(node)
    }
  }

  mutating func label(_ node: NodeID) {
    graph.texts.withBytes(of: graph.labelID(node)) { json.string(utf8: $0) }
  }

  mutating func put(_ key: String, _ text: TextID) {
    if text.isNone { return }
    json.key(key)
    graph.texts.withBytes(of: text) { json.string(utf8: $0) }
  }

  mutating func put(_ key: String, _ text: String?) {
    guard let text else { return }
    json.key(key)
    json.string(text)
  }

  mutating func put(_ key: String, _ texts: [String]) {
    if texts.isEmpty { return }
    json.key(key)
    json.beginArray()
    for text in texts { json.string(text) }
    json.endArray()
  }
}
