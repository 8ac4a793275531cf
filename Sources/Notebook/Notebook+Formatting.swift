import SourceText

/// The canonical form of a whole notebook.
extension Notebook {
  /// The notebook with every statement in canonical form, line ends made LF, and without a byte
  /// order mark; prose stays as it is.
  ///
  /// Formatting twice changes nothing more, and the map stays the same. Linear.
  public mutating func formatted() -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(store.count)
    for block in blocks {
      switch block {
      case .prose(let piece), .output(let piece): append(piece, to: &output)
      case .cell(let id):
        let cell = cells[Int(id)]
        append(cell.open, to: &output)
        for item in cell.items { format(item, indent: cell.indent, into: &output) }
        append(cell.close, to: &output)
      }
    }
    return output
  }

  private mutating func format(_ item: ItemID, indent: Int, into output: inout [UInt8]) {
    guard items.kinds[Int(item)] == .declaration else {
      append(items.pieces[Int(item)], to: &output)
      return
    }
    let syntax = syntax(of: item)
    var fill = Canonical.Fill()
    fill.indent = String(repeating: " ", count: indent)
    if syntax.labelToken == nil { fill.label = automaticNodes[item].flatMap { graph.label($0) } }
    if syntax.lacksSource { fill.source = graph.label(onlySource) }
    output += store.withUnsafeBufferPointer { Canonical.write(syntax, $0, fill) }
  }

  /// Appends a piece with its line ends made LF.
  private func append(_ piece: Piece, to output: inout [UInt8]) {
    let bytes = store[piece.range]
    guard bytes.contains(0x0D) else {
      output += bytes
      return
    }
    output += bytes.lazy.filter { $0 != 0x0D }
  }
}
