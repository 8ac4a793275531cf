import ArgumentGraph
import Digests
import Documents
import Notebook
import SourceText

/// What became of a source's anchors in its document as it is now, and what is to be done.
struct ReanchorPlan {
  /// One anchor.
  struct Item {
    let use: PassageUses.Use
    let old: AnchorRecord
    let result: Reanchoring
    /// Where it is to stand; nil while that is open.
    var new: AnchorRecord?
    /// Whether a person chose the place.
    var isChosen = false

    /// Whether its digest is taken for the first time.
    var isStamped: Bool { old.digest == nil && new?.digest != nil }
    /// Whether its place has to be chosen.
    var isOpen: Bool { new == nil }
    /// Whether it stands elsewhere now, or on other words.
    var isMoved: Bool { new.map { $0.passage != old.passage || $0.part != old.part } ?? false }
  }

  /// The source.
  let source: NodeID
  /// Its document; nil when that, or the key of its digests, is not at hand.
  let document: SourceDocument?
  /// Why it is not at hand, and what helps.
  let obstacle: (reason: String, help: String?)?
  /// Whether its text is another than the one that the map was made from.
  let isRevised: Bool
  /// Whether it is the very text that the map was made from.
  let hasKnownText: Bool
  /// Its anchors in the order of the notebook.
  var items: [Item] = []

  /// Looks for the anchors of a source. Nothing is changed but that a key may be made.
  init(of source: NodeID, in workspace: Workspace) {
    self.source = source
    let details = workspace.graph.source(source)
    let uses = PassageUses(of: source, in: workspace.notebook.view).uses.filter {
      workspace.notebook.includedFileName(of: $0.node) == nil
    }
    switch workspace.newestDocument(of: source) {
    case .notAtHand(let reason, let help):
      document = nil
      isRevised = false
      hasKnownText = false
      obstacle = (reason, help)
    case .atHand(let found):
      isRevised = details.digest.map { $0 != found.digest } ?? false
      hasKnownText = details.digest == found.digest
      let keys = workspace.reanchoringKeys(for: source, uses)
      guard let digester = keys.digester else {
        document = nil
        obstacle = ("the key of its digests is not: \(keys.reason)", keys.help)
        return
      }
      document = found
      obstacle = nil
      let kept = uses.map { workspace.graph.kept($0.anchor) }
      let reanchorer = Reanchorer(found.text, digester: digester, verifyingWith: keys.verifier)
      let results = reanchorer.place(kept)
      items = zip(uses, zip(kept, results)).map { use, pair in
        Item(use: use, old: pair.0.record, result: pair.1)
      }
      settle(digester)
    }
  }

  /// Settles what is certain.
  private mutating func settle(_ digester: Digester) {
    let isVouchedFor = hasKnownText || !isRevised && items.allSatisfy(\.isUndisturbed)
    for index in items.indices {
      let item = items[index]
      switch item.result.outcome {
      case .exact: items[index].new = stamped(item, digester)
      case .moved, .drifted: items[index].new = item.result.settled
      case .ask:
        // The text is the one that the map was made from, so that what it says is there.
        guard item.result.reason == .nothingToCompare, isVouchedFor else { continue }
        items[index].new = stamped(item, digester)
      case .lost: continue
      }
    }
  }

  /// The anchor where it stands, with a digest of the kind that its source wants.
  private func stamped(_ item: Item, _ digester: Digester) -> AnchorRecord? {
    guard let text = document?.text, let there = item.result.candidates.first else { return nil }
    guard let range = try? text.range(of: item.old), range == there.range else {
      return there.record
    }
    var record = item.old
    let isGood = record.digest.map { digester.agrees($0, with: text.bytes[range]) } ?? false
    if !isGood { record.digest = digester.digest(of: text.bytes[range]) }
    return record
  }

  /// Whether the file's digest is to be written into the source: nothing is left to be asked, so
  /// that whatever has no digest of its own was looked at.
  var vouchesForFile: Bool {
    document != nil && !items.contains { $0.isOpen && $0.result.outcome == .ask }
  }

  /// How many anchors came out in each way.
  func count(_ outcome: Reanchoring.Outcome) -> Int {
    items.count { $0.shownOutcome == outcome }
  }
}

extension ReanchorPlan.Item {
  /// Whether it says nothing against the text being the one that it was made for.
  fileprivate var isUndisturbed: Bool {
    switch result.reason {
    case .verbatim: result.outcome == .exact || old.passage == .unknown
    case .nothingToCompare, .noKey: true
    default: false
    }
  }

  /// Whether nothing like what it stood on was found, be there a place to ask about or not.
  var isGone: Bool { result.outcome == .lost || result.reason == .onlyNeighbours }

  /// How it is counted: a place that was vouched for is exact.
  var shownOutcome: Reanchoring.Outcome {
    result.outcome == .ask && !isOpen && !isChosen ? .exact : result.outcome
  }
}

extension Workspace {
  /// The document of a source as it is now, be it another version.
  func newestDocument(of source: NodeID) -> ShelfAnswer {
    let details = graph.source(source)
    guard let file = details.file else { return document(of: source) }
    if case .atHand(let known) = shelf.find(file, digest: details.digest, declaring: false) {
      return .atHand(known)
    }
    return shelf.find(file, digest: nil, declaring: true)
  }

  /// What makes and verifies the digests of a source's anchors.
  func reanchoringKeys(
    for source: NodeID, _ uses: [PassageUses.Use]
  ) -> (digester: Digester?, verifier: HMAC?, reason: String, help: String?) {
    let isKeyed = uses.contains {
      !$0.anchor.digest.isNone && graph.texts[$0.anchor.digest].hasPrefix("k:")
    }
    let isSecret = graph.quotes(of: source) == .secret
    guard isKeyed || isSecret else { return (.plain, nil, "", nil) }
    // A second key would make of the digests that are there ones that nobody can verify.
    switch shelf.key(creating: isSecret && !hasKeyedDigests) {
    case .key(let key): return (isSecret ? .keyed(key) : .plain, key, "", nil)
    case .missing(let reason, let help):
      return (isSecret ? nil : .plain, nil, reason, help)
    }
  }

  /// Whether an anchor of the map has a keyed digest, so that there is a key somewhere. Linear.
  var hasKeyedDigests: Bool {
    notebook.view.statements.contains { node in
      graph.anchors(node).contains {
        !$0.digest.isNone && graph.texts[$0.digest].hasPrefix("k:")
      }
    }
  }
}

extension Graph {
  /// An anchor as the notebook keeps it, with its words whatever its source says of them.
  func kept(_ anchor: Anchor) -> KeptAnchor {
    KeptAnchor(
      AnchorRecord(anchor, in: self), words: anchor.quote.isNone ? nil : texts[anchor.quote])
  }
}
