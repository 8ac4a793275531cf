import ArgumentGraph
import SourceText

/// Another place for an anchor of a statement.
public struct AnchorChange: Sendable, Equatable {
  /// The statement.
  public var node: NodeID
  /// Which of its anchors, from 0.
  public var index: Int
  /// What stands behind the source's colon, such as `5.2@14+31~3fa9c1d2 "words"`.
  public var text: String

  /// Makes a change.
  public init(node: NodeID, index: Int, text: String) {
    self.node = node
    self.index = index
    self.text = text
  }
}

extension Notebook {
  /// An edit that puts anchors in other places, and gives sources the digests of their files.
  ///
  /// Every other byte of the statements stays. What an included notebook declares is left as it is.
  ///
  /// - Parameter digests: 64 hexadecimal digits for each source.
  public mutating func anchorEdit(
    _ changes: [AnchorChange], digests: [(source: NodeID, digest: String)]
  ) -> Edit {
    var splices: [(item: ItemID, splice: Splice)] = []
    var numbers: [ItemID: Int] = [:]
    func put(_ range: Range<Int>, _ text: String, in item: ItemID) {
      let number = numbers[item] ?? splices.count
      if number == splices.count { splices.append((item, Splice())) }
      numbers[item] = number
      splices[number].splice.replace(range, with: text)
    }
    for change in changes where includedFileName(of: change.node) == nil {
      let item = ItemID(graph.origin(change.node).raw)
      let syntax = syntax(of: item)
      let anchors = graph.anchors(change.node)
      guard syntax.anchors.count == anchors.count, syntax.anchors.indices.contains(change.index)
      else { continue }
      let anchor = anchors[anchors.startIndex + change.index]
      let source = graph.label(anchor.source).map { $0 + ":" } ?? ""
      put(
        range(of: syntax.anchors[change.index].tokens, in: syntax), source + change.text, in: item)
    }
    for (source, digest) in digests where includedFileName(of: source) == nil {
      let item = ItemID(graph.origin(source).raw)
      let syntax = syntax(of: item)
      let clause = "digest sha256:\(digest)"
      if let present = syntax.clauses.first(where: { $0.keyword == .digest }) {
        put(range(of: present.tokens, in: syntax), clause, in: item)
      } else {
        var splice = Splice()
        append(clause, to: syntax, into: &splice)
        for change in splice.changes {
          put(change.range, String(decoding: change.bytes, as: UTF8.self), in: item)
        }
      }
    }
    return edit(splices.map { step($0.splice, in: $0.item) })
  }
}
