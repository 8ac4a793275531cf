import ArgumentGraph
import Notebook
import SourceText

/// Ids and passages.
extension Completer {
  /// Ids that fit: what was made or looked at last, then those that begin with what was typed, then
  /// those with such a word in them or in their text. What the statement names already is left out.
  func nodes(_ filter: NodeFilter, _ place: TypingPlace) -> [Proposal] {
    let graph = workspace.graph
    let search = NodeSearch(place.typed, in: graph)
    var used = Set(
      place.tokens.map { String(decoding: place.bytes[$0.range], as: UTF8.self) })
    // Nothing is a reason for itself.
    if place.bearsOnFocus { used.insert(graph.name(workspace.focusNode)) }
    var found: [(match: NodeSearch.Match, name: String, node: NodeID)] = []
    for node in graph.slots where filter.accepts(graph.kind(node)) {
      let isNamed = !graph.labelID(node).isNone
      // Steps without an id are named where a step is wanted; elsewhere they would be in the way.
      guard isNamed || filter == .inference else { continue }
      if isNamed {
        guard let match = search.match(node) else { continue }
        found.append((match, graph.name(node), node))
      } else {
        let name = graph.name(node)
        if name.hasPrefix(place.typed) { found.append((.label, name, node)) }
      }
    }
    let recent = [workspace.node(workspace.lastMade), workspace.focusNode]
    let contentions = Set(graph.slots.filter { graph.isMarkedContention($0) })
    func rank(_ item: (match: NodeSearch.Match, name: String, node: NodeID)) -> Int {
      guard item.match == .label else { return 10 + item.match.rawValue }
      if let at = recent.firstIndex(of: item.node) { return at }
      return contentions.contains(item.node) ? 2 : graph.kind(item.node).isInference ? 4 : 3
    }
    let ranked = found.filter { !used.contains($0.name) }.map { (rank: rank($0), item: $0) }
      .sorted { ($0.rank, $0.item.name) < ($1.rank, $1.item.name) }
    return ranked.prefix(Self.limit).map { Proposal($0.item.name, describe($0.item.node)) }
  }

  /// What a node is, for the menu: its text, or for a step where it leads.
  private func describe(_ node: NodeID) -> String {
    let graph = workspace.graph
    guard graph.kind(node).isInference else { return visible(graph.text(node)) }
    let conclusion = graph.conclusion(node)
    let target = conclusion.isNone ? "" : " \(graph.name(conclusion))"
    return "\(graph.kind(node).word)s\(target)"
  }

  /// Sources with a colon; after the colon, the passages of that source.
  func anchors(_ typed: String) -> [Proposal] {
    if let colon = typed.firstIndex(of: ":") {
      let name = typed[..<colon]
      let source = workspace.graph.find(String(name))
      guard !source.isNone else { return [] }
      return passages(of: source).map { Proposal("\(name):\($0.text)", $0.description) }
        .filter { $0.text.hasPrefix(typed) }
    }
    let graph = workspace.graph
    let search = NodeSearch(typed, in: graph)
    let sources = graph.slots.filter { graph.kind($0) == .source && search.match($0) != nil }
      .map { (isLast: $0 == workspace.lastSource, name: graph.name($0), node: $0) }
      .sorted { ($0.isLast ? 0 : 1, $0.name) < ($1.isLast ? 0 : 1, $1.name) }
    return sources.map {
      Proposal("\($0.name):", visible(graph.text($0.node)), addsSpace: false)
    }
  }

  /// The passages of a source: those of its document when that is at hand, else those that
  /// statements are from.
  private func passages(of source: NodeID) -> [Proposal] {
    let known = passages.passages(source)
    if !known.isEmpty { return known.map { Proposal($0.passage, visible($0.words)) } }
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

/// What the documents of sources hold, so that their passages can be offered.
public struct PassageList {
  /// The passages of a source in order, each with its first words; none when its document is not at
  /// hand.
  public var passages: (_ source: NodeID) -> [(passage: String, words: String)] = { _ in [] }

  /// No document is at hand.
  public init() {}

  /// Asks for passages.
  public init(_ passages: @escaping (_ source: NodeID) -> [(passage: String, words: String)]) {
    self.passages = passages
  }
}

extension Workspace {
  /// The sentences of the documents that are at hand, with the words of them that may be shown.
  public var passageList: PassageList {
    PassageList { source in
      guard case .atHand(let document) = document(of: source) else { return [] }
      var gate = WordGate(self, source)
      let text = document.text
      return text.sentences.indices.map { index in
        let words = gate.pass(text.firstWords(in: text.sentences[index])) ?? ""
        return ("\(text.place(ofSentence: index))", words)
      }
    }
  }
}
