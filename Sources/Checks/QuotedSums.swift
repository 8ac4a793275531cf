import ArgumentGraph

/// How much is quoted of each source, but for what is too long or may be quoted in full.
struct QuotedSums {
  /// How much of one source.
  struct Sum {
    var source: NodeID
    var count: Int
    var bytes: Int
  }

  private var sums: [NodeID: (count: Int, bytes: Int)] = [:]
  /// What each statement adds to them.
  private var shares: [NodeID: [Sum]] = [:]

  /// How many letters and bytes of a source are quoted.
  subscript(source: NodeID) -> (count: Int, bytes: Int) { sums[source] ?? (0, 0) }

  /// Says what a statement quotes now.
  mutating func set(_ quoted: [Sum], of node: NodeID) {
    if quoted.isEmpty, shares.isEmpty { return }
    for old in shares.removeValue(forKey: node) ?? [] {
      sums[old.source, default: (0, 0)].count -= old.count
      sums[old.source, default: (0, 0)].bytes -= old.bytes
    }
    if quoted.isEmpty { return }
    shares[node] = quoted
    for new in quoted {
      sums[new.source, default: (0, 0)].count += new.count
      sums[new.source, default: (0, 0)].bytes += new.bytes
    }
  }
}

extension CheckContext {
  /// What a statement quotes of each source, and the sources of which one quotation is too long.
  func quotes(in node: NodeID) -> (quoted: [QuotedSums.Sum], tooLong: [NodeID]) {
    var quoted: [QuotedSums.Sum] = []
    var tooLong: [NodeID] = []
    for anchor in graph.anchors(node) where !anchor.quote.isNone && !anchor.source.isNone {
      let words = graph.texts[anchor.quote]
      let quotes = graph.kind(anchor.source) == .source ? graph.quotes(of: anchor.source) : .short
      if quotes == .full { continue }
      if quotes.allows(words) {
        quoted.append(
          .init(
            source: anchor.source, count: words.unicodeScalars.count, bytes: words.utf8.count))
      } else {
        tooLong.append(anchor.source)
      }
    }
    return (quoted, tooLong)
  }
}
