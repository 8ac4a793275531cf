import ArgumentGraph
import Documents
import SourceText

/// The documents of a map's sources, and what the map does with them.
extension Workspace {
  /// The document of a source.
  public func document(of source: NodeID) -> ShelfAnswer {
    let details = graph.source(source)
    guard let file = details.file else {
      return .notAtHand(
        reason: "`\(graph.name(source))` names no file",
        help: "type edit \(graph.name(source)) file \"PATH\"")
    }
    return shelf.find(file, digest: details.digest, declaring: false)
  }

  /// The document of a source, if it is had without reading for longer than a key may take.
  func knownDocument(of source: NodeID) -> SourceDocument? {
    let details = graph.source(source)
    return details.file.flatMap { shelf.glance($0, digest: details.digest) }
  }

  /// The document of a source, for a command that is about it.
  ///
  /// - Throws: `CommandFailure` that says why it is not at hand.
  func requireDocument(
    of source: NodeID, at range: Range<Int>?
  ) throws(CommandFailure) -> SourceDocument {
    switch document(of: source) {
    case .atHand(let document): return document
    case .notAtHand(let reason, let help):
      throw CommandFailure(
        "`\(graph.name(source))` is not at hand: \(reason)", help: help, at: range)
    }
  }

  /// Says that a document is another than the one that the map was made from.
  func noteOfChange(_ source: NodeID, _ document: SourceDocument) -> String? {
    guard let digest = graph.source(source).digest, digest != document.digest else { return nil }
    let name = graph.name(source)
    return "note: the file of `\(name)` was changed since it was declared; type reanchor \(name)"
  }

  /// What makes the digests of a source's anchors; nil when its key is not at hand.
  func digester(for source: NodeID, creating: Bool) -> Digester? {
    guard graph.quotes(of: source) == .secret else { return .plain }
    guard case .key(let key) = shelf.key(creating: creating) else { return nil }
    return .keyed(key)
  }
}

/// Lets through the words of a source that may be shown where an answer goes.
///
/// On a terminal they all may. In what is recorded or written to a file there are none of a source
/// that says so, and 300 characters an answer of a `short` one that are recorded.
struct WordGate {
  private enum Limit {
    case none
    case characters(Int)
    case unlimited
  }

  private var limit: Limit
  /// Whether words were held back.
  private(set) var hasWithheld = false

  init(_ workspace: Workspace, _ source: NodeID) {
    let quotes = workspace.graph.quotes(of: source)
    switch (quotes, workspace.isRecording) {
    case (.full, _), (.short, false): limit = .unlimited
    case (.short, true): limit = .characters(SourceDetails.Quotes.longestShortQuote)
    default: limit = workspace.options.isSeenOnly && !workspace.isRecording ? .unlimited : .none
    }
  }

  /// The words when they may be shown, made safe to print; else nil.
  mutating func pass(_ words: String) -> String? {
    switch limit {
    case .unlimited: return visible(words)
    case .none: break
    case .characters(let left):
      let rest = left - words.unicodeScalars.count
      limit = .characters(max(0, rest))
      if rest >= 0 { return visible(words) }
    }
    hasWithheld = true
    return nil
  }

  /// Why words are missing, in a line.
  func notice(_ workspace: Workspace, _ source: NodeID) -> String? {
    guard hasWithheld else { return nil }
    let name = workspace.graph.name(source)
    let quotes = workspace.graph.quotes(of: source)
    return quotes == .short
      ? "`\(name)` is quotes short: more of its words are not recorded"
      : "`\(name)` is quotes \(quotes.rawValue): its words are shown on a terminal only"
  }
}
