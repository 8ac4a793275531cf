import ArgumentGraph
import Documents
import SourceText

/// Sources and their passages.
extension Completer {
  /// The most columns of a passage's words in the menu.
  private static let wordsWidth = 120

  /// Sources with a colon; after the colon, or after a digit when there is only one source, the
  /// passages of that source.
  func anchors(_ typed: String) -> [Proposal] {
    let graph = workspace.graph
    if let colon = typed.firstIndex(of: ":") {
      let source = graph.find(String(typed[..<colon]))
      guard !source.isNone else { return [] }
      let lead = String(typed[...colon])
      return passages(of: source, String(typed.dropFirst(lead.count))).map { $0.after(lead) }
    }
    if let first = typed.first, first.isASCII, first.isNumber {
      return graph.onlySource.isNone ? [] : passages(of: graph.onlySource, typed)
    }
    let search = NodeSearch(typed, in: graph)
    let sources = graph.slots.filter { graph.kind($0) == .source && search.match($0) != nil }
      .map { (isLast: $0 == workspace.lastSource, name: graph.name($0), node: $0) }
      .sorted { ($0.isLast ? 0 : 1, $0.name) < ($1.isLast ? 0 : 1, $1.name) }
    return sources.map {
      Proposal("\($0.name):", visible(graph.text($0.node)), addsSpace: false)
    }
  }

  /// The passages of a source that begin with what was typed: those of its document when that is
  /// at hand, else those that statements are from.
  private func passages(of source: NodeID, _ typed: String) -> [Proposal] {
    guard case .atHand(let document) = workspace.document(of: source) else {
      return Self.matching(usedPassages(of: source), typed)
    }
    var gate = WordGate(workspace, source)
    let dash = typed.lastIndex(of: "-")
    let lead = dash.map { String(typed[...$0]) } ?? ""
    let last = String(typed.dropFirst(lead.count))
    // Nothing ends before it begins.
    let start = dash.flatMap { try? Passage(parsing: String(typed[..<$0])) }?.start
    if dash != nil, start == nil { return [] }
    let places =
      last.contains(".") || start?.sentence != nil
      ? sentences(of: document.text, last, from: start)
      : paragraphs(of: document.text, last, from: start)
    return places.prefix(Self.limit).map { place in
      let words = (try? document.text.range(of: Passage(ordered: place, place)))
        .map { document.text.text(in: $0) }
      let shown = words.flatMap { gate.pass($0) }.map { cut($0, to: Self.wordsWidth) }
      // A paragraph may go on with the number of a sentence.
      return Proposal(lead + "\(place)", shown ?? "", addsSpace: place.sentence != nil)
    }
  }

  private func paragraphs(
    of document: DocumentText, _ typed: String, from start: Passage.Place?
  ) -> [Passage.Place] {
    let first = start.map { $0.paragraph + 1 } ?? 1
    guard first <= document.paragraphs.count else { return [] }
    return (first...document.paragraphs.count).lazy.filter { "\($0)".hasPrefix(typed) }
      .map { Passage.Place(paragraph: $0) }
  }

  private func sentences(
    of document: DocumentText, _ typed: String, from start: Passage.Place?
  ) -> [Passage.Place] {
    let typedParagraph = Int(typed.prefix { $0 != "." })
    let firstParagraph = typed.contains(".") ? typedParagraph ?? 0 : start?.paragraph ?? 0
    guard firstParagraph >= 1, firstParagraph <= document.paragraphs.count else { return [] }
    let lastParagraph = typed.contains(".") ? firstParagraph : document.paragraphs.count
    var places: [Passage.Place] = []
    for paragraph in firstParagraph...lastParagraph where places.count < Self.limit {
      let count = document.sentenceCount(ofParagraph: paragraph)
      for sentence in 1...max(1, count) where sentence <= count {
        let isLater =
          start.map { ($0.paragraph, $0.sentence ?? .max) < (paragraph, sentence) } ?? true
        let place = Passage.Place(paragraph: paragraph, sentence: sentence)
        if isLater, "\(place)".hasPrefix(typed) { places.append(place) }
      }
    }
    return places
  }

  private func usedPassages(of source: NodeID) -> [Proposal] {
    let graph = workspace.graph
    var uses: [Passage: NodeID] = [:]
    for node in graph.slots where graph.kind(node).isStatement {
      for anchor in graph.anchors(node) where anchor.source == source {
        if uses[anchor.passage] == nil { uses[anchor.passage] = node }
      }
    }
    func key(_ passage: Passage) -> [UInt32] {
      [passage.paragraph, passage.sentence, passage.lastParagraph, passage.lastSentence]
    }
    return uses.filter { $0.key != .unknown }
      .sorted { key($0.key).lexicographicallyPrecedes(key($1.key)) }
      .map { Proposal("\($0.key)", "\(graph.name($0.value)): \(visible(graph.text($0.value)))") }
  }
}
