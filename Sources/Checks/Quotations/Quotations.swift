import ArgumentGraph
import Documents
import SourceText

/// What the documents of a map's sources say of its anchors.
struct Quotations {
  /// What is wrong with one anchor.
  struct Problem {
    let node: NodeID
    let anchor: Anchor
    let kind: QuoteFinding
    /// Where the words are now, or may be.
    let place: Passage?
  }

  /// Why anchors cannot be verified.
  enum Obstacle: Equatable {
    case notAtHand(reason: String, help: String?)
    case noKey(reason: String, help: String?)
    case noDigest
  }

  /// Anchors in one source that cannot be verified.
  struct Unverified {
    let source: NodeID
    let obstacle: Obstacle
    let count: Int
  }

  private(set) var problems: [Problem] = []
  private(set) var unverified: [Unverified] = []
  /// Sources whose file is another than the one that they were declared with.
  private(set) var changed: [NodeID] = []
  /// The documents that are at hand.
  private(set) var texts: [NodeID: DocumentText] = [:]

  /// An anchor of a statement.
  struct Use {
    var node: NodeID
    var anchor: Anchor
    fileprivate var kept: KeptAnchor

    /// Reads what an anchor of `node` says.
    init(_ anchor: Anchor, of node: NodeID, in graph: Graph) {
      let words = anchor.quote.isNone ? nil : graph.texts[anchor.quote]
      self.node = node
      self.anchor = anchor
      kept = KeptAnchor(AnchorRecord(anchor, in: graph), words: words)
    }

    /// Whether its digest can be made with a key only.
    var isKeyed: Bool { kept.record.digest?.isKeyed ?? false }
  }

  /// No documents.
  init() {}

  /// Verifies the anchors of a map; without access to documents there is nothing to say.
  ///
  /// Linear in the map and the anchored words; only what does not stand where it should is
  /// searched for.
  init(_ map: CheckContext) {
    guard let access = map.documents else { return }
    let graph = map.graph
    let withFile = map.sources.filter { graph.source($0).file != nil }
    if withFile.isEmpty { return }
    var uses: [NodeID: [Use]] = [:]
    for node in map.statements {
      for anchor in graph.anchors(node) where !anchor.source.isNone {
        uses[anchor.source, default: []].append(Use(anchor, of: node, in: graph))
      }
    }
    for source in withFile {
      let answer = access.shelf.find(of: source, in: graph)
      verify(source, uses[source, default: []], answer, graph, access)
    }
  }

  /// Adds what is known of other sources.
  mutating func add(_ other: Quotations) {
    problems += other.problems
    unverified += other.unverified
    changed += other.changed
    texts.merge(other.texts) { first, _ in first }
  }

  /// Verifies the anchors in one source, which are given in the order of the document.
  ///
  /// - Parameter answer: what the shelf has of it.
  mutating func verify(
    _ source: NodeID, _ uses: [Use], _ answer: ShelfAnswer, _ graph: Graph,
    _ access: DocumentAccess
  ) {
    let details = graph.source(source)
    switch answer {
    case .notAtHand(let reason, let help):
      note(.notAtHand(reason: reason, help: help), source, uses.count)
    case .atHand(let document):
      texts[source] = document.text
      let isChanged = details.digest.map { $0 != document.digest } ?? false
      if isChanged { changed.append(source) }
      let keyed = uses.contains(where: \.isKeyed)
      var key: Digester?
      if keyed {
        switch access.shelf.key(creating: false) {
        case .key(let found): key = .keyed(found)
        case .missing(let reason, let help):
          let count = uses.count(where: \.isKeyed)
          note(.noKey(reason: reason, help: help), source, count)
        }
      }
      if details.digest == nil || isChanged {
        note(.noDigest, source, uses.count { $0.kept.record.digest == nil && $0.kept.words == nil })
      }
      if uses.allSatisfy({ stands($0.kept, in: document.text, key, isKnown: !isChanged) }) {
        return
      }
      let results = access.memory.results(
        for: source, document, uses.map(\.kept), digester: key ?? .plain)
      for (use, result) in zip(uses, results) {
        guard let kind = result.finding else { continue }
        problems.append(
          Problem(
            node: use.node, anchor: use.anchor, kind: kind,
            place: result.candidates.first?.record.passage))
      }
    }
  }

  private mutating func note(_ obstacle: Obstacle, _ source: NodeID, _ count: Int) {
    if count > 0 { unverified.append(Unverified(source: source, obstacle: obstacle, count: count)) }
  }

  /// Whether an anchor stands where it says, as far as can be told without a search.
  private func stands(
    _ kept: KeptAnchor, in text: DocumentText, _ key: Digester?, isKnown: Bool
  ) -> Bool {
    guard let range = try? text.range(of: kept.record) else { return false }
    guard let digest = kept.record.digest else { return kept.words == nil && isKnown }
    guard let digester = digest.isKeyed ? key : .plain else { return true }
    return isKnown && digester.agrees(digest, with: text.bytes[range])
  }
}

extension DocumentShelf {
  /// The document of a source with a file.
  func find(of source: NodeID, in graph: Graph) -> ShelfAnswer {
    let details = graph.source(source)
    return find(details.file ?? "", digest: details.digest, declaring: false)
  }
}

/// The way to documents, with what was found in them before.
public struct DocumentAccess: Sendable {
  let shelf: any DocumentShelf
  let memory: QuotationMemory

  /// Access to what a shelf has.
  public init(_ shelf: any DocumentShelf, _ memory: QuotationMemory = QuotationMemory()) {
    self.shelf = shelf
    self.memory = memory
  }
}
