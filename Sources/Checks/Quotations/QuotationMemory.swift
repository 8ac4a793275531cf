import ArgumentGraph
import Documents
import Synchronization

/// What became of the anchors of each source, kept from one check to the next, since a search in a
/// long document takes a while.
public final class QuotationMemory: Sendable {
  private struct Known: Sendable {
    /// Kept so that no other document can be taken for it.
    var document: SourceDocument
    var anchors: [KeptAnchor]
    var hasKey: Bool
    var results: [Reanchoring]
  }

  private let known = Mutex<[NodeID: Known]>([:])

  /// Remembers nothing yet.
  public init() {}

  /// What became of anchors in a document, in their order.
  func results(
    for source: NodeID, _ document: SourceDocument, _ anchors: [KeptAnchor], digester: Digester
  ) -> [Reanchoring] {
    let hasKey = digester.isKeyed
    let last = known.withLock { $0[source] }
    if let last, last.document === document, last.hasKey == hasKey, last.anchors == anchors {
      return last.results
    }
    let results = Reanchorer(document.text, digester: digester).place(anchors)
    known.withLock {
      $0[source] = Known(document: document, anchors: anchors, hasKey: hasKey, results: results)
    }
    return results
  }
}
