import SourceText

/// Recorded outputs: the fences that follow a cell with queries.
extension Notebook {
  /// The cells that hold queries, in the order of the document, with the queries' text.
  public var cellQueries: [(cell: CellID, queries: [String])] {
    orderedCells.compactMap { cell in
      let queries = cells[Int(cell)].items.filter { items.kinds[Int($0)] == .query }
      return queries.isEmpty ? nil : (cell, queries.map { text(of: $0) })
    }
  }

  /// The cell's number among the cells, from 1.
  public func number(of cell: CellID) -> Int {
    (orderedCells.firstIndex(of: cell) ?? -1) + 1
  }

  /// An edit that gives cells these outputs, and takes the outputs of all others out; empty when
  /// every output is so already.
  ///
  /// - Parameter kept: cells whose output stays as it is, if they have one.
  public mutating func outputEdit(
    _ outputs: [CellID: String], keeping kept: Set<CellID> = []
  ) -> Edit {
    var edit = Edit()
    var shift = 0
    var index = 0
    while index < blocks.count {
      guard case .cell(let cell) = blocks[index] else {
        index += 1
        continue
      }
      let found = recordedOutput(after: index)
      let wanted = outputs[cell].map { fenced($0, indent: cells[Int(cell)].indent) }
      let recorded = found.map { Array(store[$0.piece.range]) }
      if recorded != wanted, recorded == nil || !kept.contains(cell) {
        if let found {
          edit.steps.append(.removeBlock(.output(found.piece), at: found.index + shift))
          shift -= 1
        }
        if let wanted {
          var at = (found?.index ?? index + 1) + shift + (found == nil ? 0 : 1)
          if found == nil {
            // A blank line keeps the fences apart.
            edit.steps.append(.insertBlock(.prose(keep(lineEnd.utf8)), at: at))
            at += 1
            shift += 1
          }
          edit.steps.append(.insertBlock(.output(keep(wanted)), at: at))
          shift += 1
        }
      }
      index = (found?.index ?? index) + 1
    }
    return edit
  }

  /// The output that follows the cell at `index`, with only blank lines between.
  private func recordedOutput(after index: Int) -> (index: Int, piece: Piece)? {
    var next = index + 1
    while next < blocks.count {
      switch blocks[next] {
      case .output(let piece): return (next, piece)
      case .prose(let piece) where store[piece.range].allSatisfy { $0 <= 0x20 }: next += 1
      default: return nil
      }
    }
    return nil
  }

  /// The text in an `output` fence that is longer than any run of backticks within.
  private func fenced(_ text: String, indent: Int) -> [UInt8] {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let lead = String(repeating: " ", count: indent)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    var output = "\(lead)\(fence)output\(lineEnd)"
    for line in lines { output += lead + visible(String(line)) + lineEnd }
    return Array((output + "\(lead)\(fence)\(lineEnd)").utf8)
  }
}

extension Edit {
  /// How many outputs it puts in or takes out.
  public var outputCount: Int {
    let inserted = steps.filter {
      if case .insertBlock(.output, _) = $0 { true } else { false }
    }.count
    let removed = steps.filter {
      if case .removeBlock(.output, _) = $0 { true } else { false }
    }.count
    return max(inserted, removed)
  }
}
