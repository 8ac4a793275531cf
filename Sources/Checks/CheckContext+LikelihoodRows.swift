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

/// How many statements use each row of likelihood terms.
struct LikelihoodRowUse: Equatable {
  private var counts = [Int](repeating: 0, count: UInt32.bitWidth)
  private var rated = 0

  /// Counts the rows of each node.
  init(_ rows: [UInt32]) {
    for row in rows where row != 0 { count(row, 1) }
  }

  /// The row that most statements use, as its bit; `nil` when one row holds the terms of all.
  var main: UInt32? {
    guard let most = counts.max(), most < rated, let main = counts.firstIndex(of: most) else {
      return nil
    }
    return 1 << UInt32(main)
  }

  /// Counts the rows of one statement, or takes them back.
  mutating func count(_ rows: UInt32, _ number: Int) {
    if rows == 0 { return }
    rated += number
    var left = rows
    while left != 0 {
      counts[left.trailingZeroBitCount] += number
      left &= left - 1
    }
  }
}
