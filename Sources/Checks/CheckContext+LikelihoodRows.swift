import ArgumentGraph
import Conventions

/// Which rows of likelihood terms statements use.
extension CheckContext {
  /// For each statement the rows, of all scales, that its term stands in, a bit each; 0 for none.
  ///
  /// The rows of the map's own scale come first, so that it wins where rows hold as many terms.
  func findLikelihoodRows() -> [UInt32] {
    var rows = [UInt32](repeating: 0, count: graph.count)
    var known: [String: UInt32] = [:]
    let all = allLikelihoodRows
    for node in statements {
      guard let text = graph.likelihood(node) else { continue }
      let found = known[text] ?? Self.rows(of: text, among: all)
      known[text] = found
      rows[node.index] = found
    }
    return rows
  }

  /// The rows that the term of one node stands in.
  func likelihoodRows(of node: NodeID) -> UInt32 {
    guard graph.kind(node).isStatement, let text = graph.likelihood(node) else { return 0 }
    return Self.rows(of: text, among: allLikelihoodRows)
  }

  private var allLikelihoodRows: [LikelihoodScale] {
    let own = LikelihoodScale.of(map)
    return ([own] + LikelihoodScale.all.filter { $0 != own }).flatMap { scale in
      scale.rows.map { LikelihoodScale(name: scale.name, rows: [$0]) }
    }
  }

  private static func rows(of text: String, among all: [LikelihoodScale]) -> UInt32 {
    all.indices.reduce(0) { $0 | (all[$1].term(text) == nil ? 0 : 1 << UInt32($1)) }
  }
}
