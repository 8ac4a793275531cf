import ArgumentGraph
import SourceText

extension Notebook {
  /// The clauses that are written of a node and can be dropped, each once, in their order. Of an
  /// inference that another declaration makes in passing, those are its scheme and its answers.
  /// Linear in the length of the declaration.
  public func clauses(of node: NodeID) -> [Keyword] {
    let range = items.pieces[Int(ItemID(graph.origin(node).raw))].range
    var tokens: [Token] = []
    var comments: [Token] = []
    _ = store.withUnsafeBufferPointer {
      Lexer.scan($0, range, into: &tokens, comments: &comments)
    }
    let words = tokens.filter { $0.kind == .word }
      .compactMap { Keyword(rawValue: String(decoding: store[$0.range], as: UTF8.self)) }
    let kind = graph.kind(node)
    let declaration = words.first
    let isInPassing = ![.support, .rebut, .undercut].contains(declaration)
    let all: [Keyword] =
      !kind.isInference
      ? kind == .source ? Keyword.sourceClauses : Keyword.statementClauses
      : isInPassing ? [.scheme, .answers] : Keyword.inferenceClauses
    var seen: Set<Keyword> = []
    return words.dropFirst().filter { all.contains($0) && seen.insert($0).inserted }
  }
}
