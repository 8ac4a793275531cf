import ArgumentGraph
import SourceText

/// Completes what is typed from the documents that it is about.
public protocol DraftCompleter {
  /// What is to be written for an anchor of a source.
  ///
  /// - Parameter words: the exact words that were typed after the passage.
  func complete(_ anchor: Anchor, of source: SourceDetails, words: String?) -> AnchorCompletion

  /// The digest of the file that a source names, 64 hexadecimal digits; nil when it is not at hand.
  func digest(of source: SourceDetails) -> String?
}

/// What becomes of an anchor that was typed.
public enum AnchorCompletion: Equatable {
  /// It stays as it is.
  case keep
  /// This takes its place, behind the source's colon.
  case write(String)
  /// It is wrong.
  case refuse(String, help: String?)
}

/// What a completer wrote in place of what was typed.
struct CompletedBytes {
  private(set) var bytes: [UInt8]
  /// The ranges that were replaced, in order, and the length of what stands there.
  private var changes: [(range: Range<Int>, length: Int)] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ replacements: [(range: Range<Int>, text: String)]) {
    self.bytes = []
    var at = 0
    for (range, text) in replacements.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      self.bytes += bytes[at..<range.lowerBound]
      self.bytes += text.utf8
      at = range.upperBound
      changes.append((range, text.utf8.count))
    }
    self.bytes += bytes[at...]
  }

  /// How much longer it is than what was typed.
  var growth: Int { changes.reduce(0) { $0 + $1.length - $1.range.count } }

  /// Where something that stands in the new bytes was typed.
  func typed(_ range: Range<Int>) -> Range<Int> {
    var shift = 0
    for change in changes {
      let start = change.range.lowerBound + shift
      if range.lowerBound < start { break }
      if range.lowerBound < start + change.length { return change.range }
      shift += change.length - change.range.count
    }
    return (range.lowerBound - shift)..<(range.upperBound - shift)
  }
}

extension Notebook {
  /// What a completer writes in the declaration that was just read.
  mutating func completions(
    by completer: some DraftCompleter, _ problems: inout [LexicalProblem]
  ) -> [(range: Range<Int>, text: String)] {
    var replacements = anchorCompletions(by: completer, &problems)
    if case .source(let details) = parser.declaration.form, details.digest == nil,
      let digest = completer.digest(of: details), let last = parser.syntax.tokens.last
    {
      replacements.append((Int(last.end)..<Int(last.end), " digest sha256:\(digest)"))
    }
    return replacements
  }

  /// What a completer writes for the anchors that were just read.
  ///
  /// Anchors that it answers for lose their words, so that nothing else judges these.
  mutating func anchorCompletions(
    by completer: some DraftCompleter, _ problems: inout [LexicalProblem]
  ) -> [(range: Range<Int>, text: String)] {
    var replacements: [(range: Range<Int>, text: String)] = []
    let anchors = parser.declaration.anchors
    for (index, anchor) in anchors.enumerated() where parser.syntax.anchors.indices.contains(index)
    {
      let item = parser.syntax.anchors[index]
      guard !anchor.source.isNone, graph.kind(anchor.source) == .source,
        let name = graph.label(anchor.source)
      else { continue }
      let words = anchor.quote.isNone ? nil : graph.texts[anchor.quote]
      let tokens = parser.syntax.tokens[item.tokens]
      guard let first = tokens.first, let last = tokens.last else { continue }
      let range = Int(first.start)..<Int(last.end)
      switch completer.complete(anchor, of: graph.source(anchor.source), words: words) {
      case .keep: break
      case .write(let text):
        parser.declaration.anchors[index].quote = .none
        replacements.append((range, "\(name):\(text)"))
      case .refuse(let message, let help):
        parser.declaration.anchors[index].quote = .none
        problems.append(LexicalProblem("`\(name)`: \(message)", help: help, at: range))
      }
    }
    return replacements
  }

  /// Reads a declaration again as a completer wrote it; places are those of what was typed.
  mutating func draft(
    _ completed: CompletedBytes, _ range: Range<Int>, lastSource: NodeID
  ) throws(EditRefusal) -> Draft {
    let whole = range.lowerBound..<(range.upperBound + completed.growth)
    var draft = try completed.bytes.withUnsafeBufferPointer { (buffer) throws(EditRefusal) in
      try self.draft(buffer, whole, lastSource: lastSource)
    }
    draft.undeclared = draft.undeclared.map { (completed.typed($0.range), $0.node) }
    draft.missingTargets = draft.missingTargets.map { ($0.inference, completed.typed($0.range)) }
    return draft
  }
}
