import ArgumentGraph
import SourceText

extension Notebook {
  /// The map in the order of the document. Linear.
  public var view: MapView {
    MapView(
      graph, origins: origins,
      included: included.followed.isEmpty ? .init() : includedStatements)
  }

  /// The place in the document that `place` stands for; the first line for the map as a whole.
  ///
  /// - Parameter lines: what `lineOfItems()` returned for this state of the notebook.
  public func place(_ place: MapPlace, lines: [Int]) -> Place {
    switch place {
    case .map:
      return Place(file: name, line: 1, column: 1)
    case .node(let node):
      let origin = graph.origin(node)
      guard !origin.isNone else { return Place(file: name, line: 1, column: 1) }
      return self.place(.statement(origin, offset: graph.place(node)), lines: lines)
    case .reference(let node, let origin):
      guard let range = referenceRange(to: node, in: ItemID(origin.raw)) else {
        return self.place(.statement(origin, offset: 0), lines: lines)
      }
      return self.place(of: range, in: ItemID(origin.raw), line: lines[Int(origin.raw)])
    case .statement(let origin, let offset):
      let item = ItemID(origin.raw)
      let range = wordRange(at: offset, in: item)
      return self.place(of: range, in: item, line: lines[Int(item)])
    }
  }

  /// The word of an item that begins at `offset`.
  private func wordRange(at offset: Int, in item: ItemID) -> Range<Int> {
    let piece = items.pieces[Int(item)].range
    var end = piece.lowerBound + offset
    while end < piece.upperBound, store[end] > 0x20, store[end] != UInt8(ascii: ",") { end += 1 }
    return offset..<max(offset + 1, end - piece.lowerBound)
  }
}
