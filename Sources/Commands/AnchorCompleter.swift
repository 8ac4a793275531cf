import ArgumentGraph
import Documents
import Notebook
import SourceText

/// Verifies anchors that are typed while the document is at hand, and takes their digests.
struct AnchorCompleter: DraftCompleter {
  let shelf: any DocumentShelf
  /// Whether a secret source that is declared may have the key made: there are no keyed digests of
  /// another one.
  var mayMakeKey = false

  func complete(
    _ anchor: Anchor, of source: SourceDetails, words: String?
  ) -> AnchorCompletion {
    guard let file = source.file, anchor.digest.isNone,
      case .atHand(let document) = shelf.find(file, digest: source.digest, declaring: false),
      let digester = digester(source.quotes ?? .short)
    else { return .keep }
    let text = document.text
    guard let words else {
      do throws(AnchorError) {
        var record = AnchorRecord(anchor)
        record.digest = digester.digest(of: text.bytes[try text.range(of: record)])
        return .write("\(record)")
      } catch {
        return .refuse("there is no such passage: \(error)", help: nil)
      }
    }
    let passage = anchor.passage == .unknown ? nil : anchor.passage
    do throws(WordsError) {
      let record = try ApproximateSearch(text).anchor(
        words: words, in: passage, digester: digester)
      let keeps = (source.quotes ?? .short).allows(words)
      return .write(keeps ? "\(record) \(TextEscapes.encoded(words))" : "\(record)")
    } catch {
      return .refuse("\(error)", help: help(for: error, text, source.quotes ?? .short))
    }
  }

  func digest(of source: SourceDetails) -> String? {
    if source.quotes == .secret, mayMakeKey { _ = shelf.key(creating: true) }
    guard let file = source.file,
      case .atHand(let document) = shelf.find(file, digest: nil, declaring: true)
    else { return nil }
    return document.digest
  }

  private func digester(_ quotes: SourceDetails.Quotes) -> Digester? {
    guard quotes == .secret else { return .plain }
    guard case .key(let key) = shelf.key(creating: false) else { return nil }
    return .keyed(key)
  }

  /// The nearest words, where they may be shown.
  private func help(
    for error: WordsError, _ text: DocumentText, _ quotes: SourceDetails.Quotes
  ) -> String? {
    guard case .notFound(let nearest?) = error, quotes.keepsWords,
      let range = try? text.range(of: nearest)
    else { return nil }
    return "\(nearest) reads: \(visible(text.firstWords(in: range)))"
  }
}
